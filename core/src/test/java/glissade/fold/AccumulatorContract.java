package glissade.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every accumulator does.
 *
 * @param <C> the chunk
 * @param <A> the accumulator
 */
public interface AccumulatorContract<C, A extends Accumulator<C, A>> {

  /** An accumulator that has seen nothing. */
  A zero();

  /** At least five chunks that differ. */
  List<C> chunks();

  /** What can be compared of a summary. */
  double[] summary(A accumulator);

  /** How far two summaries of the same chunks may differ, as a part of their largest element. */
  default double rounding() {
    return 1e-13;
  }

  @Test
  default void mergingEqualsAddingWhereverItIsCut() {
    double[] whole = summary(foldOf(chunks()));
    for (int cut = 0; cut <= chunks().size(); cut++) {
      A left = foldOf(chunks().subList(0, cut));
      left.merge(foldOf(chunks().subList(cut, chunks().size())));
      assertClose(summary(left), whole);
    }
  }

  @Test
  default void anEmptyOneSharesNothingWithItsOrigin() {
    A origin = zero();
    A other = origin.empty();
    double[] before = summary(origin.empty());
    other.add(chunks().get(0));
    assertThat(summary(origin)).isEqualTo(before);
    assertThat(summary(other.empty())).isEqualTo(before);
  }

  @Test
  default void anyNumberOfThreadsGivesTheSameBits() {
    double[] one = summary(inParallel(1));
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(summary(inParallel(threads))).as("%d threads", threads).isEqualTo(one);
    }
  }

  @Test
  default void itTravels() throws IOException, ClassNotFoundException {
    A sent = foldOf(chunks().subList(0, 2));
    A rest = foldOf(chunks().subList(2, chunks().size()));
    A arrived = copy(sent);
    assertThat(summary(arrived)).isEqualTo(summary(sent));
    arrived.merge(copy(rest));
    sent.merge(rest);
    assertThat(summary(arrived)).isEqualTo(summary(sent));
  }

  private A foldOf(List<C> chunks) {
    A folded = zero().empty();
    chunks.forEach(folded::add);
    return folded;
  }

  private A inParallel(int threads) {
    Iterator<C> each = chunks().iterator();
    return new ParallelFold(threads).fold(zero(), () -> each.hasNext() ? each.next() : null);
  }

  @SuppressWarnings("unchecked")
  private A copy(A accumulator) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(accumulator);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (A) in.readObject();
    }
  }

  private void assertClose(double[] actual, double[] expected) {
    double largest = 0;
    for (double element : expected) {
      largest = Math.max(largest, Math.abs(element));
    }
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("element %d: %s and %s", i, actual[i], expected[i])
          .isLessThanOrEqualTo(rounding() * largest);
    }
  }
}
