package glissade.model;

import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.objective.MeanLoss;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Where a descent arrived, in original units, with the exact optimum to compare with. */
public final class Fit {

  private final Plan plan;
  private final Outcome outcome;
  private final FeatureMap featureMap;
  private final double[] coefficients;
  private double @Nullable [] standardErrors;

  /** Whether those of a likelihood, which take a pass over the rows, have been looked for. */
  private boolean looked;

  Fit(Plan plan, Outcome outcome, FeatureMap featureMap) {
    this.plan = plan;
    this.outcome = outcome;
    this.featureMap = featureMap;
    this.coefficients = plan.coordinates().toOriginal(outcome.arrival().at());
    this.standardErrors =
        outcome instanceof Outcome.Converged
                && plan.choice().route() == Route.TRIANGLE
                && plan instanceof CompressedPlan compressed
            ? StandardErrors.of(compressed.objective(), compressed.refinedTriangle())
            : null;
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
   * @throws IllegalStateException if the descent diverged: see {@link Outcome#hasUsablePoint}; or
   *     the model is of several classes
   */
  public LinearModel model() {
    if (!outcome.hasUsablePoint()) {
      throw new IllegalStateException("there is no model: " + outcome.reason());
    }
    double[] weights = new double[coefficients.length - 1];
    System.arraycopy(coefficients, 1, weights, 0, weights.length);
    return new LinearModel(featureMap, plan.loss(), coefficients[0], weights);
  }

  /** Whether the model is of several classes, see {@link #multinomial}. */
  public boolean isMultinomial() {
    return plan instanceof ClassesPlan;
  }

  /**
   * The model of the best point, where it is of several classes.
   *
   * @throws IllegalStateException if it is not, or the descent diverged
   */
  public MultinomialModel multinomial() {
    if (!outcome.hasUsablePoint()) {
      throw new IllegalStateException("there is no model: " + outcome.reason());
    }
    double[][] classes = classCoefficients();
    double[] intercepts = new double[classes.length];
    double[][] weights = new double[classes.length][];
    for (int k = 0; k < classes.length; k++) {
      intercepts[k] = classes[k][0];
      weights[k] = Arrays.copyOfRange(classes[k], 1, classes[k].length);
    }
    return new MultinomialModel(featureMap, intercepts, weights);
  }

  /**
   * (bₖ, wₖ) of every class at the best point, a copy.
   *
   * @throws IllegalStateException if the model is not of several classes
   */
  public double[][] classCoefficients() {
    double[][] classes = new double[classesPlan().objective().loss().classes()][];
    int length = coefficients.length / classes.length;
    for (int k = 0; k < classes.length; k++) {
      classes[k] = Arrays.copyOfRange(coefficients, k * length, (k + 1) * length);
    }
    return classes;
  }

  ClassesPlan classesPlan() {
    if (plan instanceof ClassesPlan classes) {
      return classes;
    }
    throw new IllegalStateException("the model is of one score");
  }

  /** (b, w) of the best point, a copy; of several classes one after another. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** Whether the exact optimum is known to compare with: not where rows were not folded. */
  public boolean knowsOptimum() {
    return plan instanceof CompressedPlan;
  }

  /**
   * (b, w) of the exact optimum, a copy.
   *
   * @throws IllegalStateException if that is not known
   */
  public double[] optimum() {
    return compressed().optimum();
  }

  /**
   * The standard errors of (b, w), a copy; null where they are not defined: not converged, aliased
   * columns, no more rows than coefficients, a penalty, or rows that were not folded. Of logistic,
   * Poisson and gamma coefficients they take one more pass over the rows when first asked for, so
   * rows that are read again have to be open still.
   */
  public double @Nullable [] standardErrors() {
    boolean first = !looked;
    looked = true;
    if (first
        && outcome instanceof Outcome.Converged
        && plan.objective() instanceof MeanLoss mean) {
      try {
        standardErrors = LikelihoodErrors.of(mean, outcome.arrival().at(), plan.columns());
      } catch (CancellationException e) {
        // Whoever stops this pass has the model all the same.
        standardErrors = null;
      }
    }
    return standardErrors == null ? null : standardErrors.clone();
  }

  /** The mean loss at the best point. */
  public double loss() {
    return outcome.arrival().loss();
  }

  /**
   * The mean loss at the exact optimum.
   *
   * @throws IllegalStateException if that is not known
   */
  public double optimumLoss() {
    return compressed().forecast().optimumLoss();
  }

  /**
   * loss − optimumLoss, without the cancellation of that difference.
   *
   * @throws IllegalStateException if the optimum is not known
   */
  public double gap() {
    return compressed().objective().gap(outcome.arrival().at());
  }

  private CompressedPlan compressed() {
    if (plan instanceof CompressedPlan compressed) {
      return compressed;
    }
    throw new IllegalStateException("on this route the exact optimum is not known");
  }
}
