package glissade.fold;

import org.jspecify.annotations.Nullable;

/**
 * An ordered, single pass over chunks. How the chunks are cut depends on the data alone, never on
 * the number of threads: that is what lets a parallel fold return the same bits every time.
 *
 * <p>Not thread-safe; {@link ParallelFold} calls it from one thread at a time.
 *
 * @param <C> the chunk
 */
public interface Chunks<C> extends AutoCloseable {

  /** The next chunk, or null after the last one. */
  @Nullable C next();

  @Override
  default void close() {}
}
