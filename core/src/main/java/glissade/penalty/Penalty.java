package glissade.penalty;

import java.io.Serializable;

/**
 * What the weights cost in the coordinates that descent runs in: Σⱼ aⱼ|vⱼ| + ½bⱼvⱼ², with aⱼ, bⱼ ≥
 * 0 and both 0 for what is not penalised, the intercept above all. Ridge, lasso and the elastic net
 * are its cases, see {@link ElasticNet}. Immutable.
 */
public final class Penalty implements Serializable {

  private final double[] absolute;
  private final double[] square;

  /**
   * @param absolute a, one a variable; copied
   * @param square b, one a variable; copied
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Penalty(double[] absolute, double[] square) {
    this.absolute = absolute.clone();
    this.square = square.clone();
    for (int j = 0; j < absolute.length; j++) {
      if (!(absolute[j] >= 0 && square[j] >= 0 && absolute[j] + square[j] < 1 / 0.0)) {
        throw new IllegalArgumentException(
            "The penalty of variable "
                + j
                + " is "
                + absolute[j]
                + " and "
                + square[j]
                + "; expected finite numbers, not negative.");
      }
    }
  }

  /** No penalty on any of some variables. */
  public static Penalty none(int dimension) {
    return new Penalty(new double[dimension], new double[dimension]);
  }

  /** How many variables there are. */
  public int dimension() {
    return absolute.length;
  }

  /** aⱼ. */
  public double absolute(int j) {
    return absolute[j];
  }

  /** bⱼ. */
  public double square(int j) {
    return square[j];
  }

  /** Whether it has a gradient everywhere: no aⱼ is over 0. */
  public boolean isSmooth() {
    for (double a : absolute) {
      if (a > 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing is penalised. */
  public boolean isNone() {
    for (int j = 0; j < absolute.length; j++) {
      if (absolute[j] > 0 || square[j] > 0) {
        return false;
      }
    }
    return true;
  }

  /** Σⱼ aⱼ|vⱼ| alone. */
  public Penalty withoutSquares() {
    return new Penalty(absolute, new double[square.length]);
  }

  /** Multiplied by a factor that is not negative. */
  public Penalty times(double factor) {
    double[] scaledAbsolute = absolute.clone();
    double[] scaledSquare = square.clone();
    for (int j = 0; j < absolute.length; j++) {
      scaledAbsolute[j] *= factor;
      scaledSquare[j] *= factor;
    }
    return new Penalty(scaledAbsolute, scaledSquare);
  }

  /** Σⱼ aⱼ|vⱼ| + ½bⱼvⱼ². */
  public double value(double[] at) {
    double sum = 0;
    for (int j = 0; j < at.length; j++) {
      sum += (absolute[j] + square[j] / 2 * Math.abs(at[j])) * Math.abs(at[j]);
    }
    return sum;
  }

  /**
   * The gradient of the part that has one: gradient ← gradient + (bⱼvⱼ).
   *
   * @param gradient added to
   */
  public void addGradient(double[] at, double[] gradient) {
    for (int j = 0; j < at.length; j++) {
      gradient[j] = Math.fma(square[j], at[j], gradient[j]);
    }
  }

  /**
   * The proximal step of the part that has no gradient: the v that makes ½(v − u)² + ηaⱼ|v| least,
   * which is u drawn towards zero by ηaⱼ and no further.
   *
   * @param u where a step on everything else led
   * @param eta η
   */
  public double shrink(int j, double u, double eta) {
    double threshold = eta * absolute[j];
    return u > threshold ? u - threshold : u < -threshold ? u + threshold : 0;
  }
}
