package glissade.coordinate;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import glissade.loss.Loss;
import glissade.rows.Batch;

/**
 * The intercept of a dual descent. During an epoch it is held to where it was by ½ρ(b − b̄)², so b
 * = b̄ + (1/ρ)·Σaᵢ and every row changes it; then b̄ moves on to where it came. That is the method
 * of multipliers on Σaᵢ = 0, whose multiplier is b̄: exact at its fixed point for any ρ.
 *
 * <p>Source: Bertsekas, Constrained Optimization and Lagrange Multiplier Methods (1982), chapter 2.
 */
final class Intercept implements Stateful {

  private static final int MOST_STEPS = 100;

  private static final double ROUNDING = 0x1p-52;

  /** Between 1 and 30 the number of epochs hardly changes; it was measured. */
  private static final double LOOSENESS = 4;

  private final boolean present;

  /** 1/ρ. */
  private final double slack;

  private double held;
  private double sum;
  private double value;

  /**
   * @param present false for a model through zero: then b stays 0
   * @param rowSize what a row's own term comes to in the dual, q̄/n + 1/L with L the bound of
   *     curvature: 1/ρ is a small multiple of it, so that all rows together are no harder with the
   *     intercept than without, and b̄ goes nearly all the way in one epoch
   */
  Intercept(boolean present, double rowSize) {
    this.present = present;
    this.slack = present ? LOOSENESS * rowSize : 0;
  }

  double value() {
    return value;
  }

  double slack() {
    return slack;
  }

  void begin() {
    held = value;
    value = held + slack * sum;
  }

  void add(double change) {
    sum += change;
    value = held + slack * sum;
  }

  /** b where ∂F/∂b = 0 with w as it is: what is told of this epoch. */
  double end(Loss loss, Batch[] chunks, double[] w, double weightSum) {
    if (!present) {
      return 0;
    }
    double[][] scores = new double[chunks.length][];
    for (int k = 0; k < chunks.length; k++) {
      scores[k] = new double[chunks[k].rows()];
      chunks[k].predict(w, 0, scores[k]);
      chunks[k].responses().shift(scores[k], scores[k].length);
    }
    return root(new Slope(loss, chunks, scores, weightSum));
  }

  /** Newton's method; a step after which the slope is no smaller is halved until it is. */
  private double root(Slope slope) {
    double b = value;
    slope.at(b);
    for (int k = 0; k < MOST_STEPS && slope.value != 0 && slope.curvature > 0; k++) {
      double before = Math.abs(slope.value);
      double step = -slope.value / slope.curvature;
      slope.at(b + step);
      while (!(Math.abs(slope.value) < before) && Math.abs(step) > ROUNDING * (1 + Math.abs(b))) {
        step /= 2;
        slope.at(b + step);
      }
      if (!(Math.abs(slope.value) < before)) {
        break;
      }
      b += step;
    }
    return b;
  }

  /** ∂F/∂b and ∂²F/∂b² by b, with everything else as it is. */
  private static final class Slope {

    private final Loss loss;
    private final Batch[] chunks;
    private final double[][] scores;
    private final double weightSum;
    private double value;
    private double curvature;

    Slope(Loss loss, Batch[] chunks, double[][] scores, double weightSum) {
      this.loss = loss;
      this.chunks = chunks;
      this.scores = scores;
      this.weightSum = weightSum;
    }

    void at(double b) {
      value = 0;
      curvature = 0;
      for (int k = 0; k < chunks.length; k++) {
        for (int i = 0; i < scores[k].length; i++) {
          double weight = chunks[k].weight(i) / weightSum;
          double target = chunks[k].target(i);
          value += weight * loss.derivative(scores[k][i] + b, target);
          curvature += weight * loss.curvature(scores[k][i] + b, target);
        }
      }
    }
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    held = checkpoint.number("held", held);
    sum = checkpoint.number("sum", sum);
    value = checkpoint.number("value", value);
  }
}
