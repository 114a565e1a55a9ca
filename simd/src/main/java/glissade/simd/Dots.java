package glissade.simd;

import static glissade.simd.Width.LANES;
import static glissade.simd.Width.SPECIES;
import static glissade.simd.Width.WIDTH;
import static glissade.simd.Width.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums of products down columns. The loops for one to four columns are written out: each sum has a
 * register of its own, and what the columns are multiplied by is read once for all.
 */
final class Dots {

  /** The most columns at a time. */
  static final int MOST = 4;

  private Dots() {}

  /**
   * out[l] ← xₗ·r in lanes, eight elements each.
   *
   * @param x {@code columns} columns from x0, {@code stride} apart
   * @param columns 1 to 4
   * @param r n elements from c
   */
  static void lanes(
      double[] x, int x0, int stride, int columns, double[] r, int c, int n, double[] out) {
    switch (columns) {
      case 1 -> one(x, x0, stride, r, c, n, out);
      case 2 -> two(x, x0, stride, r, c, n, out);
      case 3 -> three(x, x0, stride, r, c, n, out);
      default -> four(x, x0, stride, r, c, n, out);
    }
  }

  private static void one(
      double[] x, int x0, int stride, double[] r, int c, int n, double[] lanes) {
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector b = load(r, c + i);
        s0 = load(x, x0 + i).fma(b, s0);
      }
      s0.intoArray(lanes, lane);
    }
    addTail(x, x0, stride, 1, r, c, n, lanes);
  }

  private static void two(
      double[] x, int x0, int stride, double[] r, int c, int n, double[] lanes) {
    int x1 = x0 + stride;
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      DoubleVector s1 = s0;
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector b = load(r, c + i);
        s0 = load(x, x0 + i).fma(b, s0);
        s1 = load(x, x1 + i).fma(b, s1);
      }
      s0.intoArray(lanes, lane);
      s1.intoArray(lanes, LANES + lane);
    }
    addTail(x, x0, stride, 2, r, c, n, lanes);
  }

  private static void three(
      double[] x, int x0, int stride, double[] r, int c, int n, double[] lanes) {
    int x1 = x0 + stride;
    int x2 = x1 + stride;
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector b = load(r, c + i);
        s0 = load(x, x0 + i).fma(b, s0);
        s1 = load(x, x1 + i).fma(b, s1);
        s2 = load(x, x2 + i).fma(b, s2);
      }
      s0.intoArray(lanes, lane);
      s1.intoArray(lanes, LANES + lane);
      s2.intoArray(lanes, 2 * LANES + lane);
    }
    addTail(x, x0, stride, 3, r, c, n, lanes);
  }

  /** The lanes of xₗ·r for four columns: r is read once for all. */
  private static void four(
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
    addTail(x, x0, stride, 4, r, c, n, lanes);
  }

  /** Element i beyond the last whole eight belongs to lane i mod 8, like all others. */
  private static void addTail(
      double[] x, int x0, int stride, int columns, double[] r, int c, int n, double[] lanes) {
    for (int i = n & -LANES; i < n; i++) {
      for (int l = 0; l < columns; l++) {
        int lane = l * LANES + (i & (LANES - 1));
        lanes[lane] = Math.fma(x[x0 + l * stride + i], r[c + i], lanes[lane]);
      }
    }
  }

  /**
   * lanes[l + 4k] ← vₗ·cₖ in lanes, for four v and two c: six loads for eight multiplications, and
   * eight sums under way, as many as hide the latency of an addition and as 16 registers can hold.
   */
  static void fourByTwo(double[] t, int v0, int stride, int c0, int n, double[] lanes) {
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
      for (int l = 0; l < 4; l++) {
        double v = t[v0 + l * stride + i];
        int s = l * LANES + i - whole;
        lanes[s] = Math.fma(v, t[c0 + i], lanes[s]);
        lanes[s + 4 * LANES] = Math.fma(v, t[c1 + i], lanes[s + 4 * LANES]);
      }
    }
  }
}
