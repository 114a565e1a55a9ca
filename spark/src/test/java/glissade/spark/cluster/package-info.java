/** The jar as a cluster gets it, and a cluster that gets it. */
@NullMarked
package glissade.spark.cluster;

import org.jspecify.annotations.NullMarked;
