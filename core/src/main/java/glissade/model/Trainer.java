package glissade.model;

import glissade.compress.Triangle;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How to train, with everything that was not chosen left to the plan. Immutable; each {@code with}
 * returns a changed copy.
 *
 * @param method which optimizer
 * @param step η as a number, or empty for an automatic one
 * @param iterations without a tolerance exactly that many updates, otherwise at most that many
 * @param tolerance when the gradient counts as zero, as a part of its scale
 * @param standardize whether to descend in standardised coordinates
 * @param intercept whether the model has an intercept
 */
public record Trainer(
    Method method,
    OptionalDouble step,
    OptionalLong iterations,
    OptionalDouble tolerance,
    Standardize standardize,
    boolean intercept) {

  /** Which optimizer. */
  public enum Method {
    /** Conjugate gradient, or gradient descent where a step size is given. */
    AUTO,
    /** Gradient descent. */
    GD,
    /** Conjugate gradient. */
    CG
  }

  /** Whether to descend in standardised coordinates. */
  public enum Standardize {
    /** Yes with an automatic step; no with a given one, which is in the units of the columns. */
    AUTO,
    /** Yes. */
    ON,
    /** No. */
    OFF
  }

  /**
   * Checks what was chosen.
   *
   * @throws IllegalArgumentException if a number is out of range or two choices exclude each other
   */
  public Trainer {
    if (step.isPresent() && !(step.getAsDouble() > 0 && Double.isFinite(step.getAsDouble()))) {
      throw new IllegalArgumentException(
          "The step size must be positive and finite, not " + step.getAsDouble() + ".");
    }
    if (iterations.isPresent() && iterations.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "The number of iterations cannot be negative: " + iterations.getAsLong() + ".");
    }
    if (tolerance.isPresent()
        && !(tolerance.getAsDouble() >= 0 && Double.isFinite(tolerance.getAsDouble()))) {
      throw new IllegalArgumentException(
          "The tolerance must be a finite number and not negative, not "
              + tolerance.getAsDouble()
              + ".");
    }
    if (method == Method.CG && step.isPresent()) {
      throw new IllegalArgumentException(
          "Conjugate gradient finds its own step sizes, so a step cannot be given. Leave the step"
              + " out, or choose gd.");
    }
  }

  /** Nothing chosen: an intercept, an automatic step, until converged. */
  public static Trainer automatic() {
    return new Trainer(
        Method.AUTO,
        OptionalDouble.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        Standardize.AUTO,
        true);
  }

  /** With another optimizer. */
  public Trainer withMethod(Method chosen) {
    return new Trainer(chosen, step, iterations, tolerance, standardize, intercept);
  }

  /** With a constant step η. */
  public Trainer withStep(double eta) {
    return new Trainer(
        method, OptionalDouble.of(eta), iterations, tolerance, standardize, intercept);
  }

  /** With a number of iterations. */
  public Trainer withIterations(long count) {
    return new Trainer(method, step, OptionalLong.of(count), tolerance, standardize, intercept);
  }

  /** With a tolerance. */
  public Trainer withTolerance(double part) {
    return new Trainer(method, step, iterations, OptionalDouble.of(part), standardize, intercept);
  }

  /** In other coordinates. */
  public Trainer withStandardize(Standardize chosen) {
    return new Trainer(method, step, iterations, tolerance, chosen, intercept);
  }

  /** Without an intercept: the model goes through zero. */
  public Trainer withoutIntercept() {
    return new Trainer(method, step, iterations, tolerance, standardize, false);
  }

  /** Decides what was left open, for rows that are folded already. Nothing is run. */
  public Plan plan(Triangle triangle) {
    return Plan.of(this, triangle);
  }

  /** Folds rows, descends, and returns the model with features named x1 … xd and target y. */
  public Fit fit(Rows rows) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= rows.features(); j++) {
      names.add("x" + j);
    }
    return fit(rows, new FeatureMap(names, "y", null, Missing.FAIL, null));
  }

  /**
   * Folds rows, descends, and returns the model.
   *
   * @param featureMap the φ that made the rows
   */
  public Fit fit(Rows rows, FeatureMap featureMap) {
    Plan plan = plan(Triangle.of(rows));
    if (plan.isWorthRefining()) {
      plan = plan.refined(rows);
    }
    return plan.finish(plan.start().outcome(), featureMap);
  }
}
