package glissade.inference;

import glissade.compress.Triangle;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.rows.DenseBatch;
import glissade.rows.Rows;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;

/**
 * How much each row can pull the model towards itself: its leverage h = v·‖R₁⁻ᵀx̃‖², v what the row
 * counts for the coefficients, x̃ = (1, φ) and R₁ the triangle of √v·x̃ of all rows. For squares it
 * is ∂ŷ/∂y of the row itself. Columns that are combinations of earlier ones are left out, which
 * changes no prediction. Source: Belsley, Kuh and Welsch, Regression Diagnostics (1980), section
 * 2.1; Pregibon, Logistic regression diagnostics, Ann. Stat. 9 (1981).
 */
public final class Influence implements Serializable {

  /** Beyond this many, rows times their square take longer than the fit. */
  static final int MOST_COEFFICIENTS = 501;

  /** The columns of (1, φ) that count. */
  private final int[] kept;

  /** Their triangle, row-major. */
  private final double[] factor;

  Influence(Information information) {
    this.kept = information.columns();
    this.factor = information.factor();
  }

  /** Why leverage is not told of this fit, as a sentence; empty where it is. */
  public static Optional<String> reasonAgainst(Fit fit, ErrorModel errors) {
    Plan plan = fit.plan();
    int p = plan.coordinates().features() + 1;
    if (!errors.isLikelihood()) {
      return Optional.of(
          "Leverage and Cook’s distance are for losses that are a likelihood, which the "
              + errors.loss().name()
              + " loss is not.");
    }
    if (!plan.penalty().isNone()) {
      return Optional.of(
          "Leverage and Cook’s distance are for fits without a penalty, which holds every row’s"
              + " pull back by another amount.");
    }
    if (plan.choice().route() == Route.DUAL || plan.columns().rows() <= p) {
      return Optional.of(
          "With no more rows than coefficients every row is fitted on its own, so leverage says"
              + " nothing.");
    }
    return p > MOST_COEFFICIENTS
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Leverage and Cook’s distance are left out over %,d coefficients: they would take"
                    + " longer than the fit.",
                MOST_COEFFICIENTS))
        : Optional.empty();
  }

  /**
   * Of the rows of a fit: one pass over them unless they are folded already.
   *
   * @param rows those the fit was made of
   */
  public static Influence of(Fit fit, Rows rows, ErrorModel errors) {
    return new Influence(
        Information.of(triangle(fit, rows, errors), fit.plan().coordinates().intercept()));
  }

  /** Of rows counted as they count for the coefficients, see {@link Reweighted}. */
  static Triangle triangle(Fit fit, Rows rows, ErrorModel errors) {
    if (!errors.isSquared()) {
      return Triangle.of(new Reweighted(rows, errors, fit.coefficients()));
    }
    return fit.plan() instanceof CompressedPlan plan
        ? plan.objective().triangle()
        : Triangle.of(rows);
  }

  /** How many coefficients there are to be told from the rows: the leverages add up to it. */
  public int rank() {
    return kept.length;
  }

  /**
   * The leverage of every row.
   *
   * @param weights v; not modified
   * @return between 0 and 1, a fresh array
   */
  public double[] of(DenseBatch rows, double[] weights) {
    int n = rows.rows();
    int p = rank();
    double[][] z = new double[p][n];
    double[] leverage = new double[n];
    for (int j = 0; j < p; j++) {
      fill(z[j], rows, kept[j]);
      for (int k = 0; k < j; k++) {
        subtract(factor[k * p + j], z[k], z[j]);
      }
      double unit = 1 / factor[j * p + j];
      for (int i = 0; i < n; i++) {
        z[j][i] *= unit;
        leverage[i] = Math.fma(z[j][i], z[j][i], leverage[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      leverage[i] = Math.min(1, weights[i] * leverage[i]);
    }
    return leverage;
  }

  private static void fill(double[] column, DenseBatch rows, int number) {
    for (int i = 0; i < column.length; i++) {
      column[i] = number == 0 ? 1 : rows.feature(i, number - 1);
    }
  }

  private static void subtract(double factor, double[] x, double[] from) {
    for (int i = 0; i < from.length; i++) {
      from[i] = Math.fma(-factor, x[i], from[i]);
    }
  }
}
