package glissade.simd;

import glissade.kernel.HouseholderKernels;
import glissade.kernel.Lanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the vector unit, bit for bit what the scalar ones return.
 *
 * <p>A vector of eight elements holds the eight logical lanes of a sum. A narrower one holds some
 * of them, and the loop is run once for each such group: {@code lane} is the first lane of the
 * group, and every step is eight elements. What a loop reads more than once is in the nearest
 * cache, since callers hand over tiles.
 */
public final class VectorKernels extends HouseholderKernels {

  /** The width in bits to use instead of the machine's own; for tests of the other widths. */
  static final String BITS = "glissade.simd.bits";

  private static final int LANES = 8;
  private static final VectorSpecies<Double> SPECIES = species();
  private static final int WIDTH = SPECIES.length();

  private static VectorSpecies<Double> species() {
    int bits = Integer.getInteger(BITS, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    if (bits >= 512) {
      return DoubleVector.SPECIES_512;
    }
    return bits >= 256 ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_128;
  }

  @Override
  public double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    double[] lanes = new double[LANES];
    dot(a, aOffset, b, bOffset, n, lanes);
    return Lanes.total(lanes, 0);
  }

  private static void dot(double[] a, int aOffset, double[] b, int bOffset, int n, double[] lanes) {
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s = DoubleVector.zero(SPECIES);
      for (int i = lane; i < whole; i += LANES) {
        s = load(a, aOffset + i).fma(load(b, bOffset + i), s);
      }
      s.intoArray(lanes, lane);
    }
    for (int i = whole; i < n; i++) {
      lanes[i - whole] = Math.fma(a[aOffset + i], b[bOffset + i], lanes[i - whole]);
    }
  }

  @Override
  public double sum(double[] a, int offset, int n) {
    double[] lanes = new double[LANES];
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s = DoubleVector.zero(SPECIES);
      for (int i = lane; i < whole; i += LANES) {
        s = s.add(load(a, offset + i));
      }
      s.intoArray(lanes, lane);
    }
    for (int i = whole; i < n; i++) {
      lanes[i - whole] += a[offset + i];
    }
    return Lanes.total(lanes, 0);
  }

  @Override
  public void predict(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] out) {
    java.util.Arrays.fill(out, 0, rows, intercept);
    int j = 0;
    for (; j + 4 <= columns; j += 4) {
      addFour(x, offset + j * stride, stride, rows, weights, j, out, 0);
    }
    for (; j < columns; j++) {
      addOne(weights[j], x, offset + j * stride, out, 0, rows);
    }
  }

  /** out ← out + Σ wₗxₗ over four columns: what is added to is read and written once for all. */
  private static void addFour(
      double[] x, int x0, int stride, int n, double[] w, int first, double[] out, int o) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, w[first]);
    DoubleVector w1 = DoubleVector.broadcast(SPECIES, w[first + 1]);
    DoubleVector w2 = DoubleVector.broadcast(SPECIES, w[first + 2]);
    DoubleVector w3 = DoubleVector.broadcast(SPECIES, w[first + 3]);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector s = load(out, o + i);
      s = load(x, x0 + i).fma(w0, s);
      s = load(x, x1 + i).fma(w1, s);
      s = load(x, x2 + i).fma(w2, s);
      s = load(x, x3 + i).fma(w3, s);
      s.intoArray(out, o + i);
    }
    for (int i = whole; i < n; i++) {
      double s = Math.fma(x[x0 + i], w[first], out[o + i]);
      s = Math.fma(x[x1 + i], w[first + 1], s);
      s = Math.fma(x[x2 + i], w[first + 2], s);
      out[o + i] = Math.fma(x[x3 + i], w[first + 3], s);
    }
  }

  /** out ← out + w·x. */
  private static void addOne(double w, double[] x, int offset, double[] out, int o, int n) {
    DoubleVector w0 = DoubleVector.broadcast(SPECIES, w);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      load(x, offset + i).fma(w0, load(out, o + i)).intoArray(out, o + i);
    }
    for (int i = whole; i < n; i++) {
      out[o + i] = Math.fma(x[offset + i], w, out[o + i]);
    }
  }

  @Override
  public void addTransposed(
      double[] x, int offset, int stride, int rows, int columns, double[] r, double[] out) {
    double[] lanes = new double[4 * LANES];
    int j = 0;
    for (; j + 4 <= columns; j += 4) {
      dotFour(x, offset + j * stride, stride, r, 0, rows, lanes);
      for (int l = 0; l < 4; l++) {
        out[j + l] += Lanes.total(lanes, l * LANES);
      }
    }
    for (; j < columns; j++) {
      dot(x, offset + j * stride, r, 0, rows, lanes);
      out[j] += Lanes.total(lanes, 0);
    }
  }

  /** The lanes of xₗ·r for four columns: r is read once for all. */
  private static void dotFour(
      double[] x, int x0, int stride, double[] r, int c, int n, double[] lanes) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector b = load(r, c + i);
        s0 = load(x, x0 + i).fma(b, s0);
        s1 = load(x, x1 + i).fma(b, s1);
        s2 = load(x, x2 + i).fma(b, s2);
        s3 = load(x, x3 + i).fma(b, s3);
      }
      s0.intoArray(lanes, lane);
      s1.intoArray(lanes, LANES + lane);
      s2.intoArray(lanes, 2 * LANES + lane);
      s3.intoArray(lanes, 3 * LANES + lane);
    }
    for (int i = whole; i < n; i++) {
      double b = r[c + i];
      int lane = i - whole;
      lanes[lane] = Math.fma(x[x0 + i], b, lanes[lane]);
      lanes[LANES + lane] = Math.fma(x[x1 + i], b, lanes[LANES + lane]);
      lanes[2 * LANES + lane] = Math.fma(x[x2 + i], b, lanes[2 * LANES + lane]);
      lanes[3 * LANES + lane] = Math.fma(x[x3 + i], b, lanes[3 * LANES + lane]);
    }
  }

  @Override
  protected void multiply(
      double[] tile,
      int stride,
      int v,
      int reflectors,
      int c,
      int columns,
      int n,
      double[] products) {
    double[] lanes = new double[2 * PANEL * LANES];
    if (reflectors == PANEL && columns == 2) {
      multiplyFourByTwo(tile, v, stride, c, n, lanes);
      for (int l = 0; l < 2 * PANEL; l++) {
        products[l] = Lanes.total(lanes, l * LANES);
      }
      return;
    }
    for (int k = 0; k < columns; k++) {
      for (int l = 0; l < reflectors; l++) {
        dot(tile, v + l * stride, tile, c + k * stride, n, lanes);
        products[l + PANEL * k] = Lanes.total(lanes, 0);
      }
    }
  }

  /**
   * The lanes of vₗ·cₖ for four v and two c: six loads for eight multiplications, and eight sums
   * under way, as many as hide the latency of an addition.
   */
  private static void multiplyFourByTwo(
      double[] t, int v0, int stride, int c0, int n, double[] lanes) {
    int v1 = v0 + stride;
    int v2 = v1 + stride;
    int v3 = v2 + stride;
    int c1 = c0 + stride;
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s00 = DoubleVector.zero(SPECIES);
      DoubleVector s10 = s00;
      DoubleVector s20 = s00;
      DoubleVector s30 = s00;
      DoubleVector s01 = s00;
      DoubleVector s11 = s00;
      DoubleVector s21 = s00;
      DoubleVector s31 = s00;
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector a = load(t, c0 + i);
        DoubleVector b = load(t, c1 + i);
        DoubleVector v = load(t, v0 + i);
        s00 = v.fma(a, s00);
        s01 = v.fma(b, s01);
        v = load(t, v1 + i);
        s10 = v.fma(a, s10);
        s11 = v.fma(b, s11);
        v = load(t, v2 + i);
        s20 = v.fma(a, s20);
        s21 = v.fma(b, s21);
        v = load(t, v3 + i);
        s30 = v.fma(a, s30);
        s31 = v.fma(b, s31);
      }
      s00.intoArray(lanes, lane);
      s10.intoArray(lanes, LANES + lane);
      s20.intoArray(lanes, 2 * LANES + lane);
      s30.intoArray(lanes, 3 * LANES + lane);
      s01.intoArray(lanes, 4 * LANES + lane);
      s11.intoArray(lanes, 5 * LANES + lane);
      s21.intoArray(lanes, 6 * LANES + lane);
      s31.intoArray(lanes, 7 * LANES + lane);
    }
    for (int i = whole; i < n; i++) {
      for (int l = 0; l < PANEL; l++) {
        double v = t[v0 + l * stride + i];
        int s = l * LANES + i - whole;
        lanes[s] = Math.fma(v, t[c0 + i], lanes[s]);
        lanes[s + PANEL * LANES] = Math.fma(v, t[c1 + i], lanes[s + PANEL * LANES]);
      }
    }
  }

  @Override
  protected void subtract(
      double[] tile, int stride, int v, int reflectors, int c, int columns, int n, double[] w) {
    if (reflectors == PANEL && columns == 2) {
      subtractFourFromTwo(tile, v, stride, c, n, w);
      return;
    }
    for (int k = 0; k < columns; k++) {
      for (int l = 0; l < reflectors; l++) {
        addOne(-w[l + PANEL * k], tile, v + l * stride, tile, c + k * stride, n);
      }
    }
  }

  private static void subtractFourFromTwo(
      double[] t, int v0, int stride, int c0, int n, double[] w) {
    int v1 = v0 + stride;
    int v2 = v1 + stride;
    int v3 = v2 + stride;
    int c1 = c0 + stride;
    DoubleVector w00 = DoubleVector.broadcast(SPECIES, -w[0]);
    DoubleVector w10 = DoubleVector.broadcast(SPECIES, -w[1]);
    DoubleVector w20 = DoubleVector.broadcast(SPECIES, -w[2]);
    DoubleVector w30 = DoubleVector.broadcast(SPECIES, -w[3]);
    DoubleVector w01 = DoubleVector.broadcast(SPECIES, -w[4]);
    DoubleVector w11 = DoubleVector.broadcast(SPECIES, -w[5]);
    DoubleVector w21 = DoubleVector.broadcast(SPECIES, -w[6]);
    DoubleVector w31 = DoubleVector.broadcast(SPECIES, -w[7]);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector a = load(t, c0 + i);
      DoubleVector b = load(t, c1 + i);
      DoubleVector v = load(t, v0 + i);
      a = v.fma(w00, a);
      b = v.fma(w01, b);
      v = load(t, v1 + i);
      a = v.fma(w10, a);
      b = v.fma(w11, b);
      v = load(t, v2 + i);
      a = v.fma(w20, a);
      b = v.fma(w21, b);
      v = load(t, v3 + i);
      v.fma(w30, a).intoArray(t, c0 + i);
      v.fma(w31, b).intoArray(t, c1 + i);
    }
    for (int i = whole; i < n; i++) {
      for (int l = 0; l < PANEL; l++) {
        double v = t[v0 + l * stride + i];
        t[c0 + i] = Math.fma(v, -w[l], t[c0 + i]);
        t[c1 + i] = Math.fma(v, -w[l + PANEL], t[c1 + i]);
      }
    }
  }

  private static DoubleVector load(double[] a, int i) {
    return DoubleVector.fromArray(SPECIES, a, i);
  }

  /** As in “512-bit vectors”. */
  @Override
  public String toString() {
    return SPECIES.vectorBitSize() + "-bit vectors";
  }
}
