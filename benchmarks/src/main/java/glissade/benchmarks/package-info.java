/**
 * What the figures in {@code docs/benchmarks.md} were measured with; {@code benchmarks/kernels}
 * runs it.
 */
@NullMarked
package glissade.benchmarks;

import org.jspecify.annotations.NullMarked;
