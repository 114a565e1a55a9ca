package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.SoftmaxLoss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mean softmax loss of K linear scores over rows, 1/W Σ weight·ℓ(b + Wφ(x), y), and a ridge on
 * all weights if there is one. A point is the K points of the classes one after another, each in
 * the coordinates of a {@link Scaling}. O(n·d·K) at every point.
 *
 * <p>All classes have weights of their own, so without a penalty the same may be added to those of
 * all. The gradients of the classes add up to zero, so descent from zero keeps to points where the
 * weights of the classes add up to zero; of all optima it goes to the one nearest zero. With a
 * ridge that is the only one, but for the intercepts.
 *
 * <p>Nowhere does it curve more than ½ of what the mean of squares ½s² would.
 */
public final class SoftmaxMeanLoss implements ScaleFree {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Rows rows;
  private final SoftmaxLoss loss;
  private final Penalty penalty;
  private final Scaling scaling;
  private final Scaling standard;

  /** Where it was looked last, and how large derivatives by scores are there. */
  private double @Nullable [] lookedAt;

  private double derivativeSize;

  /**
   * @param rows folded once at every point; their targets are 0 … K − 1
   * @param loss with K classes
   * @param penalty on the weights of each class, in original units
   * @param columns means and standard deviations of the same rows, which measure the gradient
   * @param scaling the coordinates to descend in, for each class
   * @throws IllegalArgumentException if the penalty has corners
   */
  public SoftmaxMeanLoss(
      Rows rows, SoftmaxLoss loss, Penalty penalty, Moments columns, Scaling scaling) {
    if (!penalty.isSmooth()) {
      throw new IllegalArgumentException(
          "Several classes can be penalised by a ridge alone. Leave the lasso out.");
    }
    this.rows = rows;
    this.loss = loss;
    this.penalty = scaling.penalty(penalty);
    this.scaling = scaling;
    this.standard = Scaling.standardized(columns, scaling.intercept());
  }

  @Override
  public int dimension() {
    return loss.classes() * scaling.dimension();
  }

  /** The part of a point that belongs to class k, in descent coordinates. */
  private double[] part(double[] point, int k) {
    int p = scaling.dimension();
    return Arrays.copyOfRange(point, k * p, (k + 1) * p);
  }

  /** (bₖ, wₖ) of class k at a point, in original units. */
  public double[] original(double[] at, int k) {
    return scaling.toOriginal(part(at, k));
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    SoftmaxAccumulator sums = fold(at);
    double value = sums.mean();
    int p = scaling.dimension();
    double[] slope = new double[p];
    for (int k = 0; k < loss.classes(); k++) {
      double[] point = part(at, k);
      scaling.gradientToDescent(sums.gradient(k), slope);
      penalty.addGradient(point, slope);
      System.arraycopy(slope, 0, gradient, k * p, p);
      value += penalty.value(point);
    }
    return value;
  }

  private SoftmaxAccumulator fold(double[] at) {
    double[] intercepts = new double[loss.classes()];
    double[][] weights = new double[loss.classes()][];
    for (int k = 0; k < loss.classes(); k++) {
      double[] original = original(at, k);
      intercepts[k] = original[0];
      weights[k] = Arrays.copyOfRange(original, 1, original.length);
    }
    SoftmaxAccumulator sums = rows.fold(new SoftmaxAccumulator(loss, intercepts, weights));
    lookedAt = at.clone();
    derivativeSize = sums.derivativeSize();
    return sums;
  }

  /**
   * The largest part of the gradient over standardised columns, as a part of the size of ∂ℓ/∂s over
   * the rows: a cosine, if there is no penalty. 0 where all probabilities are right but for
   * rounding.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    // A test of convergence asks for the point that was evaluated last.
    boolean isKnown = Arrays.equals(lookedAt, at);
    double size = isKnown ? derivativeSize : fold(at).derivativeSize();
    if (size <= ROUNDING) {
      return 0;
    }
    double largest = 0;
    double[] slopes = new double[standard.dimension()];
    for (int k = 0; k < loss.classes(); k++) {
      standard.gradientToDescent(inColumns(part(gradient, k)), slopes);
      for (double slope : slopes) {
        largest = Math.max(largest, Math.abs(slope));
      }
    }
    return largest / size;
  }

  /** The gradient of a class by b and w in original units. */
  private double[] inColumns(double[] gradient) {
    double[] original = new double[scaling.features() + 1];
    original[0] = scaling.intercept() ? gradient[0] : 0;
    for (int j = 0; j < scaling.features(); j++) {
      double scale = scaling.scale(j);
      double slope = gradient[scaling.first() + j];
      original[j + 1] =
          Double.isInfinite(scale) ? 0 : Math.fma(slope, scale, scaling.centre(j) * original[0]);
    }
    return original;
  }
}
