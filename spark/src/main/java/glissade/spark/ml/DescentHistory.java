package glissade.spark.ml;

import glissade.descent.Step;
import java.util.Arrays;

/** What of each update is remembered. */
final class DescentHistory {

  private double[] losses = new double[16];
  private double[] gradientNorms = new double[16];
  private double[] stepSizes = new double[16];
  private int count;

  void add(Step step) {
    if (count == losses.length) {
      losses = Arrays.copyOf(losses, 2 * count);
      gradientNorms = Arrays.copyOf(gradientNorms, 2 * count);
      stepSizes = Arrays.copyOf(stepSizes, 2 * count);
    }
    losses[count] = step.loss();
    gradientNorms[count] = step.gradientNorm();
    stepSizes[count] = step.stepSize();
    count++;
  }

  /** The objective before each update. */
  double[] losses() {
    return Arrays.copyOf(losses, count);
  }

  /** ‖∇F‖ before each update, in the coordinates descended in. */
  double[] gradientNorms() {
    return Arrays.copyOf(gradientNorms, count);
  }

  /** η of each update. */
  double[] stepSizes() {
    return Arrays.copyOf(stepSizes, count);
  }
}
