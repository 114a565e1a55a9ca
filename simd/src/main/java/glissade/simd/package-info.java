/**
 * The Vector API twin of core's kernels: the only importer of {@code jdk.incubator.vector}, loaded
 * by name where the JVM was started with {@code --add-modules jdk.incubator.vector}.
 */
@NullMarked
package glissade.simd;

import org.jspecify.annotations.NullMarked;
