/** The engine on a cluster: the same accumulators folded over Spark's partitions. */
@NullMarked
package glissade.spark;

import org.jspecify.annotations.NullMarked;
