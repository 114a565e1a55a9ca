package glissade.rows;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small design in arrays, with the plain loops over its rows that everything else is measured
 * against.
 */
public final class Design {

  private final double[][] x;
  private final double[] y;
  private final double @Nullable [] weights;

  public Design(double[][] x, double[] y, double @Nullable [] weights) {
    this.x = x;
    this.y = y;
    this.weights = weights;
  }

  /**
   * Random rows whose standardised design has about the given condition number, in columns of very
   * different scale and mean if {@code raw}.
   *
   * @param condition κ of the Hessian in standardised coordinates, about
   */
  public static Design random(
      int n, int d, double condition, double noise, boolean raw, long seed) {
    Random random = new Random(seed);
    double[] w = random.doubles(d, -3, 3).toArray();
    double[][] x = new double[n][d];
    double[] y = new double[n];
    // A shared factor makes columns collinear: the smallest curvature shrinks with its complement.
    double own = Math.sqrt(1 / condition);
    double[] scale = new double[d];
    double[] mean = new double[d];
    for (int j = 0; j < d; j++) {
      scale[j] = raw ? Math.pow(10, random.nextInt(9) - 4) : 1;
      mean[j] = raw ? scale[j] * 5 * random.nextGaussian() : 0;
    }
    for (int i = 0; i < n; i++) {
      double shared = random.nextGaussian();
      y[i] = 2 + noise * random.nextGaussian();
      for (int j = 0; j < d; j++) {
        double u = shared + own * random.nextGaussian();
        x[i][j] = mean[j] + scale[j] * u;
        y[i] += w[j] * u;
      }
    }
    return new Design(x, y, null);
  }

  /** The same rows with weights. */
  public Design weighted(double[] rowWeights) {
    return new Design(x, y, rowWeights);
  }

  public double[][] x() {
    return x;
  }

  public double[] y() {
    return y;
  }

  public int features() {
    return x[0].length;
  }

  public InMemoryRows rows() {
    return weights == null ? InMemoryRows.of(x, y) : InMemoryRows.of(x, y, weights);
  }

  private double weight(int i) {
    return weights == null ? 1 : weights[i];
  }

  /** W. */
  public double weightSum() {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += weight(i);
    }
    return sum;
  }

  /** The mean squared error at (b, w): the plain loop. */
  public double loss(double[] coefficients) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double r = residual(i, coefficients);
      sum += weight(i) * r * r;
    }
    return sum / weightSum();
  }

  /** Its partial derivatives by (b, w): the plain loop. */
  public double[] gradient(double[] coefficients) {
    double[] gradient = new double[coefficients.length];
    double total = weightSum();
    for (int i = 0; i < y.length; i++) {
      double r = 2 * weight(i) * residual(i, coefficients) / total;
      gradient[0] += r;
      for (int j = 0; j < features(); j++) {
        gradient[j + 1] += r * x[i][j];
      }
    }
    return gradient;
  }

  private double residual(int i, double[] coefficients) {
    double prediction = coefficients[0];
    for (int j = 0; j < features(); j++) {
      prediction += coefficients[j + 1] * x[i][j];
    }
    return prediction - y[i];
  }

  /** √(Σ weight·y² / W). */
  public double targetRootMeanSquare() {
    return Math.sqrt(loss(new double[features() + 1]));
  }
}
