package glissade.rows;

import glissade.fold.Accumulator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of a design, to be folded as often as needed. In memory, made on the fly, read from a
 * table or spread over a cluster: whoever folds cannot tell.
 */
public interface Rows {

  /** d, the number of features; the intercept is not one of them. */
  int features();

  /** How many values are held of a row's features: fewer than d where most are zero. */
  default int valuesPerRow() {
    return features();
  }

  /**
   * How many rows there are, or some more: those that are left out for want of a value may be
   * counted. May have to read them.
   */
  long count();

  /** The same rows in this process's memory, folded by as many threads. */
  InMemoryRows inMemory();

  /**
   * The same rows where folding them again is cheap: in this process's memory, or in that of the
   * machines they are spread over. Folds them once.
   */
  default Rows kept() {
    return inMemory();
  }

  /**
   * About one row in {@code part}, in this process's memory; nothing where to fetch those costs as
   * much as to go through all.
   */
  default Optional<InMemoryRows> sampled(int part) {
    return Optional.empty();
  }

  /** Whether they are spread over other machines, so that this process never holds them. */
  default boolean isSpread() {
    return false;
  }

  /** The bytes of memory that there are where the rows are folded, for them and all else. */
  default long memory() {
    return Runtime.getRuntime().maxMemory();
  }

  /**
   * Goes through all rows once, one chunk after the other in their order: for what changes with
   * each row that it sees, where a fold would begin anew at each chunk.
   *
   * @param each told every chunk, which it must not keep: its arrays may be used again
   */
  default void inOrder(Consumer<Batch> each) {
    inMemory().chunks().forEach(each);
  }

  /**
   * Folds all rows once.
   *
   * @param zero an accumulator that has seen nothing; not modified
   * @return the summary of all rows, the same bits at every call
   */
  <A extends Accumulator<Batch, A>> A fold(A zero);
}
