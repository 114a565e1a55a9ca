package glissade.fold;

import java.io.Serializable;
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

  /** What a mapping makes of each chunk when it comes. */
  default <D extends Serializable> Chunks<D> mapped(Mapping<C, D> mapping) {
    Chunks<C> chunks = this;
    return new Chunks<>() {
      @Override
      public @Nullable D next() {
        C chunk = chunks.next();
        return chunk == null ? null : mapping.map(chunk);
      }

      @Override
      public void close() {
        chunks.close();
      }
    };
  }
}
