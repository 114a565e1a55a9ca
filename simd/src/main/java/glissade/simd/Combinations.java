package glissade.simd;

import static glissade.simd.Width.WIDTH;
import static glissade.simd.Width.all;
import static glissade.simd.Width.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Columns added to a column, each times a weight. The loops for one to four columns are written
 * out: what they are added to is read and written once for all.
 */
final class Combinations {

  /** The most columns at a time. */
  static final int MOST = 4;

  private Combinations() {}

  /**
   * out ← out + Σ wₗxₗ, rounded after each l in turn.
   *
   * @param x {@code columns} columns from x0, {@code stride} apart
   * @param columns 1 to 4
   * @param w wₗ at {@code first + l·step}
   * @param out n elements from o; modified
   */
  static void add(
      double[] x,
      int x0,
      int stride,
      int columns,
      double[] w,
      int first,
      int step,
      double[] out,
      int o,
      int n) {
    switch (columns) {
      case 1 -> one(x, x0, stride, w, first, step, out, o, n);
      case 2 -> two(x, x0, stride, w, first, step, out, o, n);
      case 3 -> three(x, x0, stride, w, first, step, out, o, n);
      default -> four(x, x0, stride, w, first, step, out, o, n);
    }
  }

  private static void one(
      double[] x, int x0, int stride, double[] w, int first, int step, double[] out, int o, int n) {
    DoubleVector w0 = all(w[first]);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector s = load(out, o + i);
      load(x, x0 + i).fma(w0, s).intoArray(out, o + i);
    }
    addTail(x, x0, stride, 1, w, first, step, out, o, n);
  }

  private static void two(
      double[] x, int x0, int stride, double[] w, int first, int step, double[] out, int o, int n) {
    int x1 = x0 + stride;
    DoubleVector w0 = all(w[first]);
    DoubleVector w1 = all(w[first + step]);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector s = load(out, o + i);
      s = load(x, x0 + i).fma(w0, s);
      load(x, x1 + i).fma(w1, s).intoArray(out, o + i);
    }
    addTail(x, x0, stride, 2, w, first, step, out, o, n);
  }

  private static void three(
      double[] x, int x0, int stride, double[] w, int first, int step, double[] out, int o, int n) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    DoubleVector w0 = all(w[first]);
    DoubleVector w1 = all(w[first + step]);
    DoubleVector w2 = all(w[first + 2 * step]);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector s = load(out, o + i);
      s = load(x, x0 + i).fma(w0, s);
      s = load(x, x1 + i).fma(w1, s);
      load(x, x2 + i).fma(w2, s).intoArray(out, o + i);
    }
    addTail(x, x0, stride, 3, w, first, step, out, o, n);
  }

  private static void four(
      double[] x, int x0, int stride, double[] w, int first, int step, double[] out, int o, int n) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int x3 = x2 + stride;
    DoubleVector w0 = all(w[first]);
    DoubleVector w1 = all(w[first + step]);
    DoubleVector w2 = all(w[first + 2 * step]);
    DoubleVector w3 = all(w[first + 3 * step]);
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector s = load(out, o + i);
      s = load(x, x0 + i).fma(w0, s);
      s = load(x, x1 + i).fma(w1, s);
      s = load(x, x2 + i).fma(w2, s);
      load(x, x3 + i).fma(w3, s).intoArray(out, o + i);
    }
    addTail(x, x0, stride, 4, w, first, step, out, o, n);
  }

  private static void addTail(
      double[] x,
      int x0,
      int stride,
      int columns,
      double[] w,
      int first,
      int step,
      double[] out,
      int o,
      int n) {
    for (int i = n & -WIDTH; i < n; i++) {
      for (int l = 0; l < columns; l++) {
        out[o + i] = Math.fma(x[x0 + l * stride + i], w[first + l * step], out[o + i]);
      }
    }
  }

  /**
   * out ← b + Σ wⱼxⱼ over all columns of a matrix that is in cache: what is added up stays in
   * registers, four of them at a time to hide the latency of an addition.
   */
  static void near(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] w,
      double b,
      double[] out) {
    int i = 0;
    for (; i <= rows - 4 * WIDTH; i += 4 * WIDTH) {
      DoubleVector s0 = all(b);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int j = 0; j < columns; j++) {
        DoubleVector weight = all(w[j]);
        int column = offset + j * stride + i;
        s0 = load(x, column).fma(weight, s0);
        s1 = load(x, column + WIDTH).fma(weight, s1);
        s2 = load(x, column + 2 * WIDTH).fma(weight, s2);
        s3 = load(x, column + 3 * WIDTH).fma(weight, s3);
      }
      s0.intoArray(out, i);
      s1.intoArray(out, i + WIDTH);
      s2.intoArray(out, i + 2 * WIDTH);
      s3.intoArray(out, i + 3 * WIDTH);
    }
    for (; i <= rows - WIDTH; i += WIDTH) {
      DoubleVector s = all(b);
      for (int j = 0; j < columns; j++) {
        s = load(x, offset + j * stride + i).fma(all(w[j]), s);
      }
      s.intoArray(out, i);
    }
    for (; i < rows; i++) {
      double s = b;
      for (int j = 0; j < columns; j++) {
        s = Math.fma(x[offset + j * stride + i], w[j], s);
      }
      out[i] = s;
    }
  }

  /**
   * cₖ ← cₖ + Σ wₗₖvₗ for four v and two c, with wₗₖ at {@code first + l·step + k}: what is read of
   * v serves both.
   */
  static void addFourToTwo(
      double[] t, int v0, int stride, double[] w, int first, int step, int c0, int n) {
    int v1 = v0 + stride;
    int v2 = v1 + stride;
    int v3 = v2 + stride;
    int c1 = c0 + stride;
    DoubleVector w00 = all(w[first]);
    DoubleVector w01 = all(w[first + 1]);
    DoubleVector w10 = all(w[first + step]);
    DoubleVector w11 = all(w[first + step + 1]);
    DoubleVector w20 = all(w[first + 2 * step]);
    DoubleVector w21 = all(w[first + 2 * step + 1]);
    DoubleVector w30 = all(w[first + 3 * step]);
    DoubleVector w31 = all(w[first + 3 * step + 1]);
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
    addTail(t, v0, stride, 4, w, first, step, t, c0, n);
    addTail(t, v0, stride, 4, w, first + 1, step, t, c1, n);
  }
}
