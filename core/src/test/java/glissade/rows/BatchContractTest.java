package glissade.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever kind a batch is of, it says what its dense twin says. */
class BatchContractTest {

  private static List<Batch> kinds(int rows, boolean weighted, boolean shifted, long seed) {
    SparseBatch sparse = SparseDesign.sparse(rows, 9, 0.4, weighted, shifted, seed);
    CodedBatch coded = SparseDesign.coded(rows, weighted, shifted, seed);
    return List.of(sparse, coded, sparse.dense(), coded.dense());
  }

  @Property(tries = 60)
  void allThatIsAskedOfItEqualsTheDenseTwin(
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll boolean weighted,
      @ForAll boolean shifted,
      @ForAll long seed) {
    Random random = new Random(seed);
    int from = random.nextInt(rows);
    int count = random.nextInt(rows - from) + 1;
    int[] picked = random.ints(5, 0, rows).toArray();
    for (Batch batch : kinds(rows, weighted, shifted, seed)) {
      assertSame(batch, batch.dense(), random);
      assertSame(batch.slice(from, count), batch.dense().slice(from, count), random);
      assertSame(batch.pick(picked, 5), batch.dense().pick(picked, 5), random);
      assertSame(
          batch.slice(from, count).slice(count - 1, 1),
          batch.dense().slice(from + count - 1, 1),
          random);
    }
  }

  private static void assertSame(Batch actual, DenseBatch expected, Random random) {
    int n = expected.rows();
    int d = expected.features();
    assertThat(actual.rows()).isEqualTo(n);
    assertThat(actual.features()).isEqualTo(d);
    assertResponses(actual, expected);
    double[] weights = random.doubles(d, -1, 1).toArray();
    double[] scale = random.doubles(d, 0, 2).toArray();
    double[] r = random.doubles(n, -1, 1).toArray();
    double[] scores = new double[n];
    actual.predict(weights, 0.7, scores);
    double[] sums = random.doubles(d).toArray();
    double[] plain = sums.clone();
    actual.addTransposed(r, sums);
    for (int i = 0; i < n; i++) {
      double dot = 0;
      double squares = 0;
      double[] one = new double[d];
      actual.addRow(i, 2, one);
      actual.addRow(i, 3, scale, one);
      for (int j = 0; j < d; j++) {
        double x = expected.feature(i, j);
        dot += x * weights[j];
        squares += x * x * scale[j];
        plain[j] += x * r[i];
        assertThat(one[j]).isCloseTo(x * (2 + 3 * scale[j]), within(1e-14 * (1 + Math.abs(x))));
        assertThat(actual.dense().feature(i, j)).isEqualTo(x);
      }
      assertThat(actual.dot(i, weights)).isCloseTo(dot, within(1e-13));
      assertThat(actual.squares(i, scale)).isCloseTo(squares, within(1e-12));
      assertThat(scores[i]).isCloseTo(dot + 0.7, within(1e-13));
    }
    assertThat(sums).containsExactly(plain, within(1e-12));
  }

  private static void assertResponses(Batch actual, DenseBatch expected) {
    double[] shifted = new double[expected.rows()];
    actual.responses().shift(shifted, shifted.length);
    for (int i = 0; i < expected.rows(); i++) {
      assertThat(actual.target(i)).isEqualTo(expected.target(i));
      assertThat(actual.weight(i)).isEqualTo(expected.weight(i));
      assertThat(shifted[i]).isEqualTo(expected.responses().offset(i));
    }
    assertThat(actual.weightSum()).isEqualTo(expected.weightSum());
  }

  @Test
  void chunksDependOnWhatIsHeldAndAllSumsTogetherTakeNoMoreThanThat() {
    int d = 1_000_000;
    int n = 400_000;
    int[] starts = new int[n + 1];
    int[] columns = new int[20 * n];
    Arrays.setAll(starts, i -> 20 * i);
    Responses responses = new Responses(new double[n], 0, n, false, false);
    SparseBatch whole = new SparseBatch(starts, columns, new double[20 * n], d, responses);
    InMemoryRows rows = InMemoryRows.of(whole);
    assertThat(rows.count()).isEqualTo(n);
    assertThat(rows.chunks()).hasSize(4);
    assertThat((long) rows.chunks().size() * d).isLessThanOrEqualTo(whole.stored() / 2 + d);
    assertThat(((SparseBatch) rows.chunks().get(3)).values()).isSameAs(whole.values());
  }

  @Test
  void rowsThatAreEqualAreHeldOutTogetherWhateverElseIsHeld() {
    SparseBatch batch = SparseDesign.sparse(2_000, 9, 0.4, false, false, 3);
    int[] twice = new int[4_000];
    Arrays.setAll(twice, i -> i / 2);
    boolean[] held = new Split(0.3, 5).heldOut(batch.pick(twice, 4_000));
    int count = 0;
    for (int i = 0; i < 4_000; i += 2) {
      assertThat(held[i]).isEqualTo(held[i + 1]);
      count += held[i] ? 1 : 0;
    }
    assertThat(count).isBetween(500, 700);
    CodedBatch coded = SparseDesign.coded(2_000, true, false, 3);
    boolean[] heldOut = new Split(0.3, 5).heldOut(coded);
    boolean[] picked = new Split(0.3, 5).heldOut(coded.pick(twice, 4_000));
    int others = 0;
    for (int i = 0; i < 2_000; i++) {
      assertThat(picked[2 * i]).isEqualTo(heldOut[i]).isEqualTo(picked[2 * i + 1]);
      others += heldOut[i] ? 1 : 0;
    }
    assertThat(others).isBetween(500, 700);
  }

  @Test
  void aZeroThatIsHeldIsAZeroThatIsNot() {
    Responses one = new Responses(new double[] {1}, 0, 1, false, false);
    SparseBatch with =
        new SparseBatch(new int[] {0, 3}, new int[] {1, 2, 4}, new double[] {3, -0.0, 5}, 6, one);
    SparseBatch without =
        new SparseBatch(new int[] {0, 2}, new int[] {1, 4}, new double[] {3, 5}, 6, one);
    for (long seed = 0; seed < 50; seed++) {
      assertThat(new Split(0.5, seed).heldOut(with))
          .isEqualTo(new Split(0.5, seed).heldOut(without));
    }
  }
}
