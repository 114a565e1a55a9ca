package glissade.coordinate;

import glissade.descent.Optimizer;
import glissade.objective.LinearObjective;
import glissade.objective.Objective;
import glissade.penalty.Penalty;
import glissade.rows.Batch;

/**
 * Descent by the coordinates of the dual, one a row: for a mean loss with a ridge on every weight,
 * on rows of any width. With cᵢ = weightᵢ/W and B the diagonal matrix of the ridge, the optimum is
 * w = B⁻¹ Σ aᵢφᵢ with aᵢ = −cᵢ·∂ℓ/∂s(sᵢ, yᵢ), and one epoch goes over all rows once, in an order
 * shuffled anew from the seed, and sets each aᵢ to what it must be with the others as they are: a
 * root in one unknown, found by Newton's method, see {@link RowRoot}. w is kept up to date, so a
 * row costs two visits to its own features and nothing else: O(non-zeros) an epoch, whatever d is,
 * and 3n + d numbers of memory. Converges linearly for losses of bounded curvature.
 *
 * <p>One update is as many epochs, ten at the most, as bring the gap between the loss and its dual
 * to the next thousandth of the loss, as the rows tell it on the way; then the point is evaluated,
 * which costs an epoch or two, and of a model through zero its gap is told: F(w) − F* is no larger.
 * It begins with all aᵢ at zero wherever the descent starts: a given point need not be a w of any.
 *
 * <p>An intercept has no ridge. It is held to its last value b̄ by one for an update, ½ρ(b − b̄)²,
 * which makes it a feature like the others, and b̄ moves on to where it came: the method of
 * multipliers on the dual's condition Σaᵢ = 0. At the end of an update b is brought to where its
 * derivative is zero with w as it is.
 *
 * <p>Source: Hsieh, Chang, Lin, Keerthi and Sundararajan, A dual coordinate descent method for
 * large-scale linear SVM, ICML 2008; Yu, Huang and Lin, Dual coordinate descent methods for
 * logistic regression and maximum entropy models, Machine Learning 85 (2011); Shalev-Shwartz and
 * Zhang, Stochastic dual coordinate ascent methods for regularized loss minimization, J. Mach.
 * Learn. Res. 14 (2013).
 *
 * @param seed of the orders in which rows are visited
 */
public record DualCoordinateDescent(long seed) implements Optimizer {

  /** With the seed 1. */
  public DualCoordinateDescent() {
    this(1);
  }

  @Override
  public String name() {
    return "dual-cd";
  }

  @Override
  public String title() {
    return "dual coordinate descent";
  }

  @Override
  public boolean needsRows() {
    return true;
  }

  /**
   * Whether it can descend on an objective: a mean loss of bounded curvature over rows, with a
   * ridge on every weight.
   */
  public static boolean suits(Objective objective) {
    return objective instanceof LinearObjective linear
        && linear.loss().curvatureBound().isPresent()
        && isRidge(linear);
  }

  /**
   * How much of a row's score hangs on its own dual variable, the mean of cᵢφᵢᵀB⁻¹φᵢ times the
   * bound of the loss's curvature: the number of epochs grows with it. O(non-zeros).
   *
   * @param objective one that {@linkplain #suits}, over rows in memory
   */
  public static double stiffness(LinearObjective objective) {
    double[] slack = DualRun.slack(objective);
    double sum = 0;
    double weightSum = 0;
    for (Batch chunk : objective.rows().inMemory().chunks()) {
      for (int i = 0; i < chunk.rows(); i++) {
        sum += chunk.weight(i) * chunk.squares(i, slack);
      }
      weightSum += chunk.weightSum();
    }
    double mean = sum / weightSum / objective.rows().count();
    return mean * objective.loss().curvatureBound().orElseThrow();
  }

  @Override
  public Optimizer on(Objective objective) {
    check(objective);
    return this;
  }

  private static LinearObjective check(Objective objective) {
    if (!(objective instanceof LinearObjective linear)) {
      throw new IllegalArgumentException(
          "Dual coordinate descent goes row by row, and here are no rows to go by. Choose lbfgs or"
              + " cg.");
    }
    if (linear.loss().curvatureBound().isEmpty()) {
      throw new IllegalArgumentException(
          "Dual coordinate descent needs a loss of bounded curvature, which "
              + linear.loss().name()
              + " has not. Choose lbfgs.");
    }
    if (!isRidge(linear)) {
      throw new IllegalArgumentException(
          "Dual coordinate descent needs a ridge on every weight and nothing else. Choose lbfgs, or"
              + " a ridge without exclusions.");
    }
    return linear;
  }

  private static boolean isRidge(LinearObjective objective) {
    Penalty penalty = objective.penalty();
    for (int j = objective.scaling().first(); j < objective.dimension(); j++) {
      boolean constant =
          Double.isInfinite(objective.scaling().scale(j - objective.scaling().first()));
      if (penalty.absolute(j) > 0 || (penalty.square(j) == 0 && !constant)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Run start(Objective objective) {
    return new DualRun(check(objective), seed);
  }
}
