package glissade.simd;

import static glissade.kernel.Elementary.BIAS;
import static glissade.kernel.Elementary.EXPONENT;
import static glissade.kernel.Elementary.GREATEST;
import static glissade.kernel.Elementary.INVERSE_LN2;
import static glissade.kernel.Elementary.LEAST;
import static glissade.kernel.Elementary.LN2;
import static glissade.kernel.Elementary.LN2_REST;
import static glissade.kernel.Elementary.P0;
import static glissade.kernel.Elementary.P1;
import static glissade.kernel.Elementary.P2;
import static glissade.kernel.Elementary.P3;
import static glissade.kernel.Elementary.P4;
import static glissade.kernel.Elementary.P5;
import static glissade.kernel.Elementary.P6;
import static glissade.kernel.Elementary.P7;
import static glissade.kernel.Elementary.P8;
import static glissade.kernel.Elementary.P9;
import static glissade.kernel.Elementary.Q0;
import static glissade.kernel.Elementary.Q1;
import static glissade.kernel.Elementary.Q2;
import static glissade.kernel.Elementary.Q3;
import static glissade.kernel.Elementary.Q4;
import static glissade.kernel.Elementary.Q5;
import static glissade.kernel.Elementary.Q6;
import static glissade.kernel.Elementary.Q7;
import static glissade.kernel.Elementary.Q8;
import static glissade.kernel.Elementary.Q9;
import static glissade.kernel.Elementary.ROUNDER;
import static glissade.simd.Width.WIDTH;
import static glissade.simd.Width.all;
import static glissade.simd.Width.load;

import glissade.kernel.Elementary;
import glissade.kernel.Kernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link Elementary}, operation by operation, on vectors; what is left over goes to the scalar. */
final class Exponentials {

  private static final Kernels REST = Kernels.scalar();

  private Exponentials() {}

  /** aᵢ ← eᵃⁱ. */
  static void exp(double[] a, int offset, int n) {
    int whole = n & -WIDTH;
    for (int i = offset; i < offset + whole; i += WIDTH) {
      exp(load(a, i)).intoArray(a, i);
    }
    REST.exp(a, offset + whole, n - whole);
  }

  /** As {@link Kernels#logistic}. */
  static void logistic(
      double[] scores,
      int offset,
      double[] targets,
      int targetOffset,
      double[] values,
      double[] curvatures,
      int curvatureOffset,
      int n) {
    // Two loops, each of which the compiler can take in whole.
    int whole = n & -WIDTH;
    for (int i = 0; i < whole; i += WIDTH) {
      exp(load(scores, offset + i).abs().neg()).intoArray(values, i);
    }
    afterExp(scores, offset, targets, targetOffset, values, curvatures, curvatureOffset, whole);
    for (int i = whole; i < n; i++) {
      double s = scores[offset + i];
      double y = targets[targetOffset + i];
      values[i] = Elementary.logisticValue(s, y);
      curvatures[curvatureOffset + i] = Elementary.logisticCurvature(s);
      scores[offset + i] = Elementary.logisticDerivative(s, y);
    }
  }

  /** The rest of it, with e^(−|s|) in {@code values}. */
  private static void afterExp(
      double[] scores,
      int offset,
      double[] targets,
      int targetOffset,
      double[] values,
      double[] curvatures,
      int curvatureOffset,
      int whole) {
    for (int i = 0; i < whole; i += WIDTH) {
      DoubleVector s = load(scores, offset + i);
      DoubleVector y = load(targets, targetOffset + i);
      DoubleVector e = load(values, i);
      DoubleVector step = all(0).blend(1, s.compare(VectorOperators.GT, 0));
      DoubleVector away = step.sub(y);
      s.fma(away, log1pOfPart(e)).intoArray(values, i);
      DoubleVector share = all(1).div(e.add(1));
      DoubleVector smaller = e.mul(share);
      smaller.mul(share).intoArray(curvatures, curvatureOffset + i);
      all(1).sub(step.mul(2)).fma(smaller, away).intoArray(scores, offset + i);
    }
  }

  private static DoubleVector exp(DoubleVector x) {
    DoubleVector within = x.min(GREATEST).max(LEAST);
    DoubleVector k = within.fma(all(INVERSE_LN2), all(ROUNDER)).sub(ROUNDER);
    DoubleVector less = k.neg();
    DoubleVector r = less.fma(all(LN2_REST), less.fma(all(LN2), within));
    DoubleVector p = all(P9).fma(r, all(P8));
    p = p.fma(r, all(P7));
    p = p.fma(r, all(P6));
    p = p.fma(r, all(P5));
    p = p.fma(r, all(P4));
    p = p.fma(r, all(P3));
    p = p.fma(r, all(P2));
    p = p.fma(r, all(P1));
    p = p.fma(r, all(P0));
    DoubleVector power = r.mul(r).fma(p, r).add(1);
    DoubleVector half = k.fma(all(0.5), all(ROUNDER));
    DoubleVector rest = k.sub(half.sub(ROUNDER)).add(ROUNDER);
    return power.mul(powerOfTwo(half)).mul(powerOfTwo(rest));
  }

  private static DoubleVector powerOfTwo(DoubleVector rounded) {
    return rounded
        .reinterpretAsLongs()
        .add(BIAS)
        .lanewise(VectorOperators.LSHL, EXPONENT)
        .reinterpretAsDoubles();
  }

  private static DoubleVector log1pOfPart(DoubleVector e) {
    DoubleVector s = e.div(e.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector q = all(Q9).fma(z, all(Q8));
    q = q.fma(z, all(Q7));
    q = q.fma(z, all(Q6));
    q = q.fma(z, all(Q5));
    q = q.fma(z, all(Q4));
    q = q.fma(z, all(Q3));
    q = q.fma(z, all(Q2));
    q = q.fma(z, all(Q1));
    q = q.fma(z, all(Q0));
    return s.fma(z.fma(q, e.neg()), e);
  }
}
