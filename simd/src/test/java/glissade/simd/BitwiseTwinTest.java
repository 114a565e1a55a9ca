package glissade.simd;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Vector kernels return the scalar ones' bits, whatever the width, size, offset, stride and values,
 * and touch nothing else. All NaN count as one: which of several the hardware passes on, Java
 * leaves open.
 */
class BitwiseTwinTest {

  private static final Kernels SCALAR = Kernels.scalar();

  private static final List<Kernels> VECTOR =
      List.of(Widths.kernels(128), Widths.kernels(256), Widths.kernels(512));

  /** Where the values of an example come from. */
  private enum Values {
    ORDINARY,
    /** From 1e-320 to 1e300 in one column. */
    EVERY_SIZE,
    DENORMAL,
    TINY,
    HUGE,
    /** Zeros of both signs, with a few ones. */
    ZEROS,
    WITH_INFINITIES,
    WITH_NAN;

    double next(Random random) {
      double x = random.nextGaussian();
      return switch (this) {
        case ORDINARY -> x;
        case EVERY_SIZE -> x * Math.pow(10, random.nextInt(620) - 320);
        case DENORMAL -> x * 1e-310;
        case TINY -> x * 1e-160;
        case HUGE -> x * 1e160;
        case ZEROS -> random.nextInt(9) == 0 ? 1 : Math.copySign(0, x);
        case WITH_INFINITIES -> random.nextInt(40) == 0 ? x / 0 : x;
        case WITH_NAN -> random.nextInt(40) == 0 ? Double.NaN : x;
      };
    }
  }

  /** A matrix in the middle of an array that is filled everywhere. */
  private record Example(
      Kernels vector, Values values, int rows, int columns, int offset, int gap, long seed) {

    int stride() {
      return rows + gap;
    }

    double[] array(int length, int salt) {
      Random random = new Random(seed + salt);
      double[] array = new double[length];
      Arrays.setAll(array, i -> values.next(random));
      return array;
    }

    double[] matrix() {
      return array(offset + (columns + 1) * stride() + 9, 0);
    }
  }

  @Provide
  Arbitrary<Example> examples() {
    return Combinators.combine(
            Arbitraries.of(VECTOR),
            Arbitraries.of(Values.class),
            Arbitraries.integers().between(0, 70),
            Arbitraries.integers().between(0, 14),
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 9),
            Arbitraries.longs())
        .as(Example::new);
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void dotAndSum(@ForAll("examples") Example example, @ForAll @IntRange(max = 9) int other) {
    double[] a = example.array(example.rows + 20, 1);
    double[] b = example.array(example.rows + 20, 2);
    int n = example.rows;
    int offset = example.offset;
    assertSame(example.vector.dot(a, offset, b, other, n), SCALAR.dot(a, offset, b, other, n));
    assertSame(example.vector.sum(a, offset, n), SCALAR.sum(a, offset, n));
    assertSame(
        example.vector.squaresAbout(a, offset, n, b[0]), SCALAR.squaresAbout(a, offset, n, b[0]));
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void predict(@ForAll("examples") Example e) {
    double[] x = e.matrix();
    double[] weights = e.array(e.columns, 1);
    double[] expected = e.array(e.rows + 9, 2);
    double[] actual = expected.clone();
    double b = e.array(1, 3)[0];
    SCALAR.predict(x, e.offset, e.stride(), e.rows, e.columns, weights, b, expected);
    e.vector.predict(x, e.offset, e.stride(), e.rows, e.columns, weights, b, actual);
    assertSame(actual, expected);
    assertSame(x, e.matrix());
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void addTransposed(@ForAll("examples") Example e) {
    double[] x = e.matrix();
    double[] r = e.array(e.rows + 9, 1);
    double[] expected = e.array(e.columns + 9, 2);
    double[] actual = expected.clone();
    SCALAR.addTransposed(x, e.offset, e.stride(), e.rows, e.columns, r, expected);
    e.vector.addTransposed(x, e.offset, e.stride(), e.rows, e.columns, r, actual);
    assertSame(actual, expected);
    assertSame(x, e.matrix());
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void squares(@ForAll("examples") Example e) {
    int columns = e.columns;
    double[] x = e.matrix();
    double[] weights = e.array(columns, 1);
    double[] expected = e.array(columns + 9, 2);
    double[] actual = expected.clone();
    double b = e.array(1, 3)[0];
    double[] scratch = new double[e.rows];
    SCALAR.squares(x, e.offset, e.stride(), e.rows, columns, weights, b, scratch, expected);
    e.vector.squares(x, e.offset, e.stride(), e.rows, columns, weights, b, scratch, actual);
    assertSame(actual, expected);
    assertSame(x, e.matrix());
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void fold(@ForAll("examples") Example e, @ForAll boolean startsAtZero) {
    int size = e.columns;
    double[] expected = startsAtZero ? new double[size * size] : e.array(size * size, 1);
    double[] actual = expected.clone();
    double[] tile = e.matrix();
    double[] left = e.matrix();
    SCALAR.fold(expected, size, tile, e.offset, e.stride(), e.rows, false);
    e.vector.fold(actual, size, left, e.offset, e.stride(), e.rows, false);
    assertSame(actual, expected);
    assertSame(left, tile);
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void foldOfATriangle(@ForAll("examples") Example e) {
    int size = e.columns;
    double[] expected = e.array(size * size, 1);
    double[] actual = expected.clone();
    double[] tile = e.array(e.offset + size * size + 9, 2);
    for (int j = 0; j < size; j++) {
      Arrays.fill(tile, e.offset + j * size + j + 1, e.offset + (j + 1) * size, 0);
    }
    double[] left = tile.clone();
    SCALAR.fold(expected, size, tile, e.offset, size, size, true);
    e.vector.fold(actual, size, left, e.offset, size, size, true);
    assertSame(actual, expected);
    assertSame(left, tile);
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void exponentials(@ForAll("examples") Example e, @ForAll boolean near) {
    double[] expected = e.array(e.offset + e.rows + 9, 1);
    for (int i = 0; i < expected.length && near; i++) {
      expected[i] = 300 * Math.sin(7 * expected[i]) * expected[i];
    }
    double[] actual = expected.clone();
    SCALAR.exp(expected, e.offset, e.rows);
    e.vector.exp(actual, e.offset, e.rows);
    assertSame(actual, expected);
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void logistic(@ForAll("examples") Example e, @ForAll @IntRange(max = 9) int other) {
    int n = e.rows;
    double[] targets = new Random(e.seed).doubles(n + 9).map(y -> y < 0.3 ? 0 : y).toArray();
    double[] scores = e.array(e.offset + n + 9, 1);
    double[] actual = scores.clone();
    double[][] out = {new double[n + 9], new double[n + 9], new double[n + 9], new double[n + 9]};
    SCALAR.logistic(scores, e.offset, targets, other, out[0], out[1], other, n);
    e.vector.logistic(actual, e.offset, targets, other, out[2], out[3], other, n);
    assertSame(actual, scores);
    assertSame(out[2], out[0]);
    assertSame(out[3], out[1]);
  }

  private static void assertSame(double actual, double expected) {
    assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
  }

  private static void assertSame(double[] actual, double[] expected) {
    assertThat(bits(actual)).isEqualTo(bits(expected));
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
