package glissade.simd;

import static glissade.simd.Width.LANES;
import static glissade.simd.Width.SPECIES;
import static glissade.simd.Width.WIDTH;
import static glissade.simd.Width.all;
import static glissade.simd.Width.load;

import jdk.incubator.vector.DoubleVector;

/**
 * What a pass of least squares does with residuals r = b + Xw − y, besides Xᵀr over many columns.
 */
final class SquaresPass {

  /** Σr and Σr² in lanes, and xⱼ·r for the columns of {@link #narrow}. */
  static final int LANE_SETS = 10;

  /** The most columns that, with their weights and sums, 32 registers hold. */
  private static final int NARROW = 8;

  /** Stands for a column that is not there: with weight −0 it changes no bit of a sum. */
  private static final double[] ZEROS = new double[4096];

  private SquaresPass() {}

  /**
   * r ← r − y.
   *
   * @param x holds y from {@code y}; not modified
   * @param r predictions; overwritten with the residuals
   * @param lanes overwritten: Σr and Σr² in lanes, eight elements each
   */
  static void residuals(double[] x, int y, int rows, double[] r, double[] lanes) {
    int whole = rows & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      DoubleVector squares = sum;
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector residual = load(r, i).sub(load(x, y + i));
        residual.intoArray(r, i);
        sum = sum.add(residual);
        squares = residual.fma(residual, squares);
      }
      sum.intoArray(lanes, lane);
      squares.intoArray(lanes, LANES + lane);
    }
    for (int i = whole; i < rows; i++) {
      r[i] -= x[y + i];
      addResidual(r[i], i - whole, lanes);
    }
  }

  private static void addResidual(double r, int lane, double[] lanes) {
    lanes[lane] += r;
    lanes[LANES + lane] = Math.fma(r, r, lanes[LANES + lane]);
  }

  /** Whether {@link #narrow} is the way to go through so many rows and columns. */
  static boolean isNarrow(int rows, int columns) {
    return columns <= NARROW && rows <= ZEROS.length;
  }

  /**
   * From the values of a few columns to all sums without leaving the registers, so that each value
   * is read once from wherever it is.
   *
   * @param x the columns of X, then y; not modified
   * @param lanes overwritten: Σr, Σr² and xⱼ·r in lanes, eight elements each
   */
  static void narrow(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] lanes) {
    double[] x0 = columns > 0 ? x : ZEROS;
    double[] x1 = columns > 1 ? x : ZEROS;
    double[] x2 = columns > 2 ? x : ZEROS;
    double[] x3 = columns > 3 ? x : ZEROS;
    double[] x4 = columns > 4 ? x : ZEROS;
    double[] x5 = columns > 5 ? x : ZEROS;
    double[] x6 = columns > 6 ? x : ZEROS;
    double[] x7 = columns > 7 ? x : ZEROS;
    int o0 = columns > 0 ? offset : 0;
    int o1 = columns > 1 ? offset + stride : 0;
    int o2 = columns > 2 ? offset + 2 * stride : 0;
    int o3 = columns > 3 ? offset + 3 * stride : 0;
    int o4 = columns > 4 ? offset + 4 * stride : 0;
    int o5 = columns > 5 ? offset + 5 * stride : 0;
    int o6 = columns > 6 ? offset + 6 * stride : 0;
    int o7 = columns > 7 ? offset + 7 * stride : 0;
    int y = offset + columns * stride;
    DoubleVector w0 = all(columns > 0 ? weights[0] : -0.0);
    DoubleVector w1 = all(columns > 1 ? weights[1] : -0.0);
    DoubleVector w2 = all(columns > 2 ? weights[2] : -0.0);
    DoubleVector w3 = all(columns > 3 ? weights[3] : -0.0);
    DoubleVector w4 = all(columns > 4 ? weights[4] : -0.0);
    DoubleVector w5 = all(columns > 5 ? weights[5] : -0.0);
    DoubleVector w6 = all(columns > 6 ? weights[6] : -0.0);
    DoubleVector w7 = all(columns > 7 ? weights[7] : -0.0);
    DoubleVector b = all(intercept);
    int whole = rows & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      DoubleVector s4 = s0;
      DoubleVector s5 = s0;
      DoubleVector s6 = s0;
      DoubleVector s7 = s0;
      DoubleVector sum = s0;
      DoubleVector squares = s0;
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector r = load(x0, o0 + i).fma(w0, b);
        r = load(x1, o1 + i).fma(w1, r);
        r = load(x2, o2 + i).fma(w2, r);
        r = load(x3, o3 + i).fma(w3, r);
        r = load(x4, o4 + i).fma(w4, r);
        r = load(x5, o5 + i).fma(w5, r);
        r = load(x6, o6 + i).fma(w6, r);
        r = load(x7, o7 + i).fma(w7, r);
        r = r.sub(load(x, y + i));
        s0 = load(x0, o0 + i).fma(r, s0);
        s1 = load(x1, o1 + i).fma(r, s1);
        s2 = load(x2, o2 + i).fma(r, s2);
        s3 = load(x3, o3 + i).fma(r, s3);
        s4 = load(x4, o4 + i).fma(r, s4);
        s5 = load(x5, o5 + i).fma(r, s5);
        s6 = load(x6, o6 + i).fma(r, s6);
        s7 = load(x7, o7 + i).fma(r, s7);
        sum = sum.add(r);
        squares = r.fma(r, squares);
      }
      s0.intoArray(lanes, 2 * LANES + lane);
      s1.intoArray(lanes, 3 * LANES + lane);
      s2.intoArray(lanes, 4 * LANES + lane);
      s3.intoArray(lanes, 5 * LANES + lane);
      s4.intoArray(lanes, 6 * LANES + lane);
      s5.intoArray(lanes, 7 * LANES + lane);
      s6.intoArray(lanes, 8 * LANES + lane);
      s7.intoArray(lanes, 9 * LANES + lane);
      sum.intoArray(lanes, lane);
      squares.intoArray(lanes, LANES + lane);
    }
    for (int i = whole; i < rows; i++) {
      double r = intercept;
      for (int j = 0; j < columns; j++) {
        r = Math.fma(x[offset + j * stride + i], weights[j], r);
      }
      r -= x[y + i];
      int lane = i - whole;
      for (int j = 0; j < columns; j++) {
        int s = (j + 2) * LANES + lane;
        lanes[s] = Math.fma(x[offset + j * stride + i], r, lanes[s]);
      }
      addResidual(r, lane, lanes);
    }
  }
}
