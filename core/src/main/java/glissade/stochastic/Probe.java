package glissade.stochastic;

import glissade.loss.Loss;
import glissade.rows.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A step that needs no guess, from some of the rows: η = 1/(2𝓛), 𝓛 = c((1 − 1/m)λ + maxᵢ
 * ‖uᵢ‖²/m), with λ the largest eigenvalue of the mean of uuᵀ, m the rows of a mini-batch and c the
 * curvature of the loss. 𝓛 bounds the expected smoothness of a mini-batch, and with such a step
 * the expected distance to the optimum shrinks down to what the noise of gradients there leaves.
 * Where the loss has no bound, c is taken from ℓ′²/2ℓ at the start, which is right for squares and
 * of the right size for others.
 *
 * <p>Source: Gower, Loizou, Qian, Sailanbayev, Shulgin and Richtárik, SGD: general analysis and
 * improved rates, ICML 2019.
 */
final class Probe {

  private static final int POWER_STEPS = 12;

  private final List<MiniBatch> parts = new ArrayList<>();
  private final int variables;
  private double rows;
  private double weightSum;

  Probe(List<Batch> sample, Frame frame) {
    this.variables = frame.features() + 1;
    for (Batch batch : sample) {
      int[] all = new int[batch.rows()];
      Arrays.setAll(all, i -> i);
      MiniBatch part = MiniBatch.like(batch, frame);
      part.open(0, batch, all);
      part.select(0, all.length);
      parts.add(part);
      rows += all.length;
      weightSum += batch.weightSum();
    }
  }

  /**
   * η of the plain rule.
   *
   * @param z where the loss is looked at if its curvature has no bound; not modified
   * @param batch m
   */
  double step(Loss loss, double[] z, int batch) {
    double common = batch == 1 ? 0 : (1 - 1.0 / batch) * eigenvalue();
    double smoothness = curvature(loss, z) * (common + largestSquare() / batch);
    return smoothness > 0 && smoothness < 1 / 0.0 ? 1 / (2 * smoothness) : 1;
  }

  /** The size of one derivative of the mean loss of m rows at z. */
  double gradientSize(Loss loss, double[] z, int batch) {
    double[] mean = new double[variables];
    double squares = 0;
    for (MiniBatch part : parts) {
      double[] r = new double[part.count()];
      part.scores(z, r);
      part.derivatives(loss, r.clone(), rows / weightSum, r);
      part.add(r, 1 / rows, mean);
      for (int i = 0; i < r.length; i++) {
        squares += r[i] * r[i] * part.square(i);
      }
    }
    double sum = squares / (rows * batch);
    for (double each : mean) {
      sum += each * each;
    }
    return Math.sqrt(sum / variables);
  }

  /** c. */
  double curvature(Loss loss, double[] z) {
    if (loss.curvatureBound().isPresent()) {
      return loss.curvatureBound().getAsDouble();
    }
    double slopes = 0;
    double losses = 0;
    for (MiniBatch part : parts) {
      double[] scores = new double[part.count()];
      part.scores(z, scores);
      for (int i = 0; i < scores.length; i++) {
        double slope = loss.derivative(scores[i], part.target(i));
        slopes += slope * slope;
        losses += loss.deviance(scores[i], part.target(i));
      }
    }
    return losses > 0 ? slopes / (2 * losses) : 0;
  }

  private double largestSquare() {
    double largest = 0;
    double mean = weightSum / rows;
    for (MiniBatch part : parts) {
      for (int i = 0; i < part.count(); i++) {
        largest = Math.max(largest, part.square(i) * Math.max(1, part.weight(i) / mean));
      }
    }
    return largest;
  }

  /** The power method from the sum of all rows' signs; a little low, as it always is. */
  private double eigenvalue() {
    double[] v = new double[variables];
    for (int j = 0; j < variables; j++) {
      v[j] = 1 + (j % 7) / 8.0;
    }
    double value = 0;
    for (int k = 0; k < POWER_STEPS; k++) {
      double norm = 0;
      for (double each : v) {
        norm += each * each;
      }
      if (norm == 0) {
        return value;
      }
      for (int j = 0; j < variables; j++) {
        v[j] /= Math.sqrt(norm);
      }
      v = product(v);
      value = 0;
      for (double each : v) {
        value += each * each;
      }
      value = Math.sqrt(value);
    }
    return value;
  }

  private double[] product(double[] v) {
    double[] sums = new double[variables];
    for (MiniBatch part : parts) {
      double[] r = new double[part.count()];
      part.linear(v, r);
      for (int i = 0; i < r.length; i++) {
        r[i] *= part.weight(i);
      }
      part.add(r, 1 / weightSum, sums);
    }
    return sums;
  }
}
