package glissade.fold;

import java.io.Serializable;

/**
 * A summary of a stream of chunks that can be built in pieces: add chunks to several accumulators,
 * merge those, and the result is the summary of all of them.
 *
 * <p>Local threads and a cluster run the same accumulator; so it is serialisable, holds primitive
 * arrays rather than lambdas, and shares nothing that changes with the accumulators it came from.
 *
 * @param <C> the chunk: a {@code Batch} of design rows, or a chunk of a raw table
 * @param <A> the accumulator itself
 */
public interface Accumulator<C, A extends Accumulator<C, A>> extends Serializable {

  /** An accumulator of the same configuration that has seen nothing. */
  A empty();

  /**
   * Takes in one chunk.
   *
   * @param chunk read, not modified, and not kept
   */
  void add(C chunk);

  /**
   * Takes in everything that {@code later} has seen.
   *
   * @param later the summary of chunks that come after all of this one's; it may be modified and
   *     must not be used afterwards
   */
  void merge(A later);
}
