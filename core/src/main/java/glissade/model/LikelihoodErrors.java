package glissade.model;

import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.objective.Cholesky;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.rows.InMemoryRows;
import org.jspecify.annotations.Nullable;

/**
 * The standard errors of logistic and Poisson coefficients in original units: the roots of the
 * diagonal of (X̃ᵀDX̃)⁻¹, D the curvatures at the optimum, which with these links is the inverse of
 * the Fisher information. Row weights count as numbers of rows. Source: McCullagh and Nelder,
 * Generalized Linear Models, 2nd edition, section 4.4.
 */
final class LikelihoodErrors {

  /** The solutions for more variables take longer than the fit. */
  private static final int MOST_VARIABLES = 501;

  private LikelihoodErrors() {}

  /**
   * The errors of (b, w), the first 0 where there is no intercept; one more pass over the rows.
   *
   * @param at the optimum, in the coordinates of the loss
   * @param weightSum W
   * @return null where they are not defined or not known: a penalty, aliased columns, other losses,
   *     rows that are not in memory, or too many columns
   */
  static double @Nullable [] of(MeanLoss loss, double[] at, double weightSum) {
    boolean isLikelihood =
        loss.loss() instanceof LogisticLoss || loss.loss() instanceof PoissonLoss;
    int p = loss.dimension();
    if (!isLikelihood
        || p > MOST_VARIABLES
        || !loss.penalty().isNone()
        || !(loss.rows() instanceof InMemoryRows)) {
      return null;
    }
    Cholesky information = Cholesky.of(loss.hessian(at), p);
    if (!information.isFullRank()) {
      return null;
    }
    Scaling scaling = loss.scaling();
    double[] errors = new double[scaling.features() + 1];
    for (int j = scaling.intercept() ? 0 : 1; j < errors.length; j++) {
      double[] change = scaling.gradientOf(j);
      double[] solution = change.clone();
      information.solve(solution);
      double variance = 0;
      for (int k = 0; k < p; k++) {
        variance = Math.fma(change[k], solution[k], variance);
      }
      errors[j] = Math.sqrt(variance / weightSum);
    }
    return errors;
  }
}
