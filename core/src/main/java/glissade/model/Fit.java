package glissade.model;

import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import org.jspecify.annotations.Nullable;

/** Where a descent arrived, in original units, with the exact optimum to compare with. */
public final class Fit {

  private final Plan plan;
  private final Outcome outcome;
  private final FeatureMap featureMap;
  private final double[] coefficients;
  private final double[] optimum;
  private final double @Nullable [] standardErrors;

  Fit(Plan plan, Outcome outcome, FeatureMap featureMap) {
    this.plan = plan;
    this.outcome = outcome;
    this.featureMap = featureMap;
    this.coefficients = plan.objective().scaling().toOriginal(outcome.arrival().at());
    this.optimum = plan.optimum();
    this.standardErrors =
        outcome instanceof Outcome.Converged ? StandardErrors.of(plan.objective()) : null;
    for (double coefficient : coefficients) {
      if (!Double.isFinite(coefficient)) {
        throw new ArithmeticException(
            "A coefficient is beyond what a double can hold in the columns' own units. Multiply or"
                + " divide the columns whose values are extremely small or large by a constant.");
      }
    }
  }

  /** What was decided before the run. */
  public Plan plan() {
    return plan;
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * The model of the best point.
   *
   * @throws IllegalStateException if the descent diverged: see {@link Outcome#hasUsablePoint}
   */
  public LinearModel model() {
    if (!outcome.hasUsablePoint()) {
      throw new IllegalStateException("there is no model: " + outcome.reason());
    }
    double[] weights = new double[coefficients.length - 1];
    System.arraycopy(coefficients, 1, weights, 0, weights.length);
    return new LinearModel(featureMap, coefficients[0], weights);
  }

  /** (b, w) of the best point, a copy. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** (b, w) of the exact optimum, a copy. */
  public double[] optimum() {
    return optimum.clone();
  }

  /**
   * The standard errors of (b, w), a copy; null where they are not defined: not converged, aliased
   * columns, or no more rows than coefficients.
   */
  public double @Nullable [] standardErrors() {
    return standardErrors == null ? null : standardErrors.clone();
  }

  /** The mean loss at the best point. */
  public double loss() {
    return outcome.arrival().loss();
  }

  /** The mean loss at the exact optimum. */
  public double optimumLoss() {
    return plan.forecast().optimumLoss();
  }

  /** loss − optimumLoss, without the cancellation of that difference. */
  public double gap() {
    return plan.objective().gap(outcome.arrival().at());
  }
}
