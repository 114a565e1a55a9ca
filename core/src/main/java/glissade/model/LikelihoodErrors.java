package glissade.model;

import glissade.compress.Moments;
import glissade.loss.GammaLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.objective.Cholesky;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * The standard errors of logistic, Poisson and gamma coefficients in original units: the roots of
 * the diagonal of φ(X̃ᵀDX̃)⁻¹, D the expected curvatures at the optimum. With the first two losses
 * those are the curvatures themselves and φ = 1, and row weights count as numbers of rows. With the
 * gamma loss and the logarithm as link D = 1, and φ is Pearson's Σ weight·((y − μ)/μ)² / (n − p) of
 * n rows. Source: McCullagh and Nelder, Generalized Linear Models, 2nd edition, sections 4.4 and
 * 8.3.
 */
final class LikelihoodErrors {

  /** The solutions for more variables take longer than the fit. */
  private static final int MOST_VARIABLES = 501;

  private LikelihoodErrors() {}

  /**
   * What the errors are made of.
   *
   * @param root of the information, but for a factor
   * @param scale what the inverse of that is multiplied by
   * @param freedom n − p where φ was found from the rows; 0 where it is known
   */
  record Information(Cholesky root, double scale, long freedom) {}

  /**
   * The errors of (b, w), the first 0 where there is no intercept; one more pass over the rows.
   *
   * @param at the optimum, in the coordinates of the loss
   * @param columns of the same rows
   * @return null where they are not defined or not known: a penalty, aliased columns, other losses,
   *     no more rows than coefficients to find φ from, or too many columns
   */
  static double @Nullable [] of(MeanLoss loss, double[] at, Moments columns) {
    boolean isGamma = loss.loss() instanceof GammaLoss;
    boolean isLikelihood =
        isGamma || loss.loss() instanceof LogisticLoss || loss.loss() instanceof PoissonLoss;
    int p = loss.dimension();
    if (!isLikelihood
        || p > MOST_VARIABLES
        || !loss.penalty().isNone()
        || (isGamma && columns.rows() <= p)) {
      return null;
    }
    Information information = information(loss, at, columns);
    if (!information.root().isFullRank()) {
      return null;
    }
    Scaling scaling = loss.scaling();
    double[] errors = new double[scaling.features() + 1];
    for (int j = scaling.intercept() ? 0 : 1; j < errors.length; j++) {
      double[] change = scaling.gradientOf(j);
      double[] solution = change.clone();
      information.root().solve(solution);
      double variance = 0;
      for (int k = 0; k < p; k++) {
        variance = Math.fma(change[k], solution[k], variance);
      }
      errors[j] = Math.sqrt(variance * information.scale());
    }
    return errors;
  }

  /** Of a loss that has errors, in its coordinates: one pass over the rows. */
  static Information information(MeanLoss loss, double[] at, Moments columns) {
    boolean isGamma = loss.loss() instanceof GammaLoss;
    int p = loss.dimension();
    Cholesky root = Cholesky.of(isGamma ? loss.products() : loss.hessian(at), p);
    if (!isGamma) {
      return new Information(root, 1 / columns.weightSum(), 0);
    }
    // The products are twice the information, and the derivatives are (μ − y)/μ.
    long freedom = columns.rows() - p;
    double size = loss.derivativeSize(at);
    return new Information(root, 2 * size * size / freedom, freedom);
  }
}
