package glissade.forecast;

import glissade.compress.Spectrum;

/**
 * How much stopping early holds a model back. After k iterations from zero 1 − pᵢ(k) of what there
 * is to learn along each eigen-direction has been learned, so the model has
 *
 * <pre>df = Σ 1 − pᵢ(k)</pre>
 *
 * effective degrees of freedom, the trace of the matrix that makes predictions of targets; for
 * steepest descent 1 − (1 − ηλᵢ)ᵏ each. The optimum of L + λ/2·‖θ‖² in the coordinates descended
 * in, the intercept penalised as well, keeps λᵢ/(λᵢ + λ) instead of 1 − pᵢ(k). The ridge penalty
 * that stopping resembles is the λ with as many degrees of freedom; it is near 1/(ηk).
 *
 * <p>Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd edition,
 * sections 3.4.1 and 5.4.1; Ali, Kolter and Tibshirani, A Continuous-Time View of Early Stopping
 * for Least Squares, AISTATS (2019).
 */
public final class Shrinkage {

  /** ln λ is found as closely as this. */
  private static final double CLOSE = 1e-14;

  private final Spectrum spectrum;
  private final double learned;
  private final double left;

  private Shrinkage(Spectrum spectrum, double learned, double left) {
    this.spectrum = spectrum;
    this.learned = learned;
    this.left = left;
  }

  /**
   * After k iterations of a course.
   *
   * @param course from zero
   * @param k at least 0
   */
  public static Shrinkage of(Course course, long k) {
    double learned = 0;
    double left = 0;
    Spectrum spectrum = course.forecast().spectrum();
    for (int i = 0; i < spectrum.curved(); i++) {
      learned += course.learned(i, k);
      left += course.left(i, k);
    }
    return new Shrinkage(spectrum, learned, left);
  }

  /**
   * Σ 1 − pᵢ(k), from 0 to the rank while nothing overshoots. Momentum overshoots on its way: then
   * it may be over the rank.
   */
  public double degreesOfFreedom() {
    return learned * shareOfEach();
  }

  /**
   * Whether every direction was counted: otherwise, of many coordinates, those that the spectrum
   * holds stand for the others, and the figures are an estimate.
   */
  public boolean isExact() {
    return spectrum.isComplete();
  }

  /** How many directions each that is held stands for. */
  private double shareOfEach() {
    return spectrum.curved() == 0 ? 1 : (double) spectrum.rank() / spectrum.curved();
  }

  /**
   * λ with Σ λᵢ/(λᵢ + λ) = df: 0 where df is the rank or more, infinite where it is 0 or less. By
   * halving in ln λ the odds of what is kept back, Σ λ/(λᵢ + λ) to Σ λᵢ/(λᵢ + λ), which have all
   * their digits at either end.
   */
  public double ridge() {
    if (!(learned > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double odds = left / learned;
    if (!(odds > 0)) {
      return 0;
    }
    // What it would be if all curvatures were μ, and if all were L.
    double low = Math.log(spectrum.min()) + Math.log(odds);
    double high = Math.log(spectrum.max()) + Math.log(odds);
    while (high - low > CLOSE) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (oddsOf(Math.exp(middle)) < odds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(low + (high - low) / 2);
  }

  private double oddsOf(double ridge) {
    double kept = 0;
    double heldBack = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      double curvature = spectrum.curvature(i);
      kept += curvature / (curvature + ridge);
      heldBack += ridge / (curvature + ridge);
    }
    return heldBack / kept;
  }
}
