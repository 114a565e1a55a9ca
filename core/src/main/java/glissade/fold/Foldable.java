package glissade.fold;

import java.io.Serializable;
import java.util.function.Supplier;

/**
 * Chunks that can be folded as often as needed, wherever they are: read by this process, or {@link
 * Spread} over a cluster.
 *
 * @param <C> the chunk
 */
public interface Foldable<C> {

  /**
   * Folds all chunks once.
   *
   * @param zero an accumulator that has seen nothing; not modified
   * @return the summary of all chunks
   * @throws RuntimeException whatever the reader or the accumulator threw
   */
  <A extends Accumulator<C, A>> A fold(A zero);

  /** What a mapping makes of each chunk, on the thread that folds it. */
  default <D extends Serializable> Foldable<D> mapped(Mapping<C, D> mapping) {
    Foldable<C> chunks = this;
    return new Foldable<>() {
      @Override
      public <A extends Accumulator<D, A>> A fold(A zero) {
        return chunks.fold(new Mapped<>(zero, mapping)).inner();
      }
    };
  }

  /**
   * Chunks that this process reads.
   *
   * @param pass begins to read from the first one on
   */
  static <C> Foldable<C> here(Supplier<Chunks<C>> pass, ParallelFold threads) {
    return new Foldable<>() {
      @Override
      public <A extends Accumulator<C, A>> A fold(A zero) {
        return threads.fold(zero, pass.get());
      }
    };
  }
}
