/** Fits on Spark, ours and MLlib's; {@code benchmarks/spark} runs it. */
@NullMarked
package glissade.benchmarks.spark;

import org.jspecify.annotations.NullMarked;
