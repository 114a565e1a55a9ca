package glissade.model;

import glissade.compress.ColumnStatistics;
import glissade.compress.Moments;
import glissade.compress.Spectrum;
import glissade.compress.Triangle;
import glissade.descent.StopRule;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.objective.Scaling;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

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
 * @param route what becomes of the rows, or empty for what pays
 */
public record Trainer(
    Method method,
    OptionalDouble step,
    OptionalLong iterations,
    OptionalDouble tolerance,
    Standardize standardize,
    boolean intercept,
    Optional<Route> route) {

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
        true,
        Optional.empty());
  }

  /** With another optimizer. */
  public Trainer withMethod(Method chosen) {
    return new Trainer(chosen, step, iterations, tolerance, standardize, intercept, route);
  }

  /** With a constant step η. */
  public Trainer withStep(double eta) {
    return new Trainer(
        method, OptionalDouble.of(eta), iterations, tolerance, standardize, intercept, route);
  }

  /** With a number of iterations. */
  public Trainer withIterations(long count) {
    return new Trainer(
        method, step, OptionalLong.of(count), tolerance, standardize, intercept, route);
  }

  /** With a tolerance. */
  public Trainer withTolerance(double part) {
    return new Trainer(
        method, step, iterations, OptionalDouble.of(part), standardize, intercept, route);
  }

  /** In other coordinates. */
  public Trainer withStandardize(Standardize chosen) {
    return new Trainer(method, step, iterations, tolerance, chosen, intercept, route);
  }

  /** Without an intercept: the model goes through zero. */
  public Trainer withoutIntercept() {
    return new Trainer(method, step, iterations, tolerance, standardize, false, route);
  }

  /** By another route. */
  public Trainer withRoute(Route chosen) {
    return new Trainer(
        method, step, iterations, tolerance, standardize, intercept, Optional.of(chosen));
  }

  /** Decides what was left open, for rows that are folded already. Nothing is run. */
  public CompressedPlan plan(Triangle triangle) {
    RouteChoice choice = new RouteChoice(Route.TRIANGLE, "the rows are folded already");
    return CompressedPlan.of(this, choice, triangle);
  }

  /**
   * Decides what was left open, the route included, and takes the rows as far as the first
   * iteration needs. The exact optimum is refined where it gains from that.
   *
   * @param rows folded once or a few times
   * @param check told the moments of the columns as soon as they are known; may throw
   * @throws IllegalArgumentException if no row has a weight, or choices exclude each other
   */
  public Plan plan(Rows rows, Consumer<Moments> check) {
    return plan(rows, check, choice(rows, route));
  }

  /** As {@link #plan}, and always by a route on which what descent will do is known beforehand. */
  public CompressedPlan compressedPlan(Rows rows, Consumer<Moments> check) {
    RouteChoice choice = choice(rows, route);
    if (choice.route() == Route.MEMORY || choice.route() == Route.REREAD) {
      boolean wide = rows.features() > rows.count();
      choice = choice(rows, Optional.of(wide ? Route.DUAL : Route.TRIANGLE));
    }
    return (CompressedPlan) plan(rows, check, choice);
  }

  private static RouteChoice choice(Rows rows, Optional<Route> asked) {
    // Few columns are folded however many rows there are, and counting those may mean to read them.
    long count = rows.features() <= Spectrum.FULL ? Long.MAX_VALUE : rows.count();
    return RouteChoice.of(asked, rows.features(), count, Runtime.getRuntime().maxMemory());
  }

  private Plan plan(Rows rows, Consumer<Moments> check, RouteChoice choice) {
    return switch (choice.route()) {
      case TRIANGLE -> {
        Triangle triangle = Triangle.of(rows);
        check.accept(triangle);
        CompressedPlan plan = CompressedPlan.of(this, choice, triangle);
        yield plan.isWorthRefining() ? plan.refined(rows) : plan;
      }
      case DUAL -> {
        InMemoryRows kept = rows.inMemory();
        if (kept.count() >= kept.features()) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "The dual is for fewer rows than columns, and here are %,d rows and %,d columns."
                      + " Leave --route out, or choose triangle.",
                  kept.count(),
                  kept.features()));
        }
        yield CompressedPlan.ofDual(this, choice, kept, statistics(kept, check));
      }
      case MEMORY -> {
        InMemoryRows kept = rows.inMemory();
        yield new RowsPlan(this, choice, kept, statistics(kept, check));
      }
      case REREAD -> new RowsPlan(this, choice, rows, statistics(rows, check));
    };
  }

  private static ColumnStatistics statistics(Rows rows, Consumer<Moments> check) {
    ColumnStatistics statistics = ColumnStatistics.of(rows);
    check.accept(statistics);
    return statistics;
  }

  /** Whether by gradient descent, with a step to be had or given. */
  boolean descends() {
    return switch (method) {
      case GD -> true;
      case CG -> false;
      case AUTO -> step.isPresent();
    };
  }

  /** The coordinates to descend in. */
  Scaling scaling(Moments columns) {
    boolean standardized =
        switch (standardize) {
          case ON -> true;
          case OFF -> false;
          case AUTO -> step.isEmpty();
        };
    return standardized
        ? Scaling.standardized(columns, intercept)
        : Scaling.raw(columns.features(), intercept);
  }

  /**
   * Until when.
   *
   * @param usual the tolerance, unless chosen
   * @param budget the most iterations, unless chosen
   */
  StopRule stop(double usual, long budget) {
    if (iterations.isPresent() && tolerance.isEmpty()) {
      return StopRule.after(iterations.getAsLong());
    }
    return StopRule.stationary(tolerance.orElse(usual))
        .or(StopRule.budget(iterations.orElse(budget)));
  }

  /** Takes in rows, descends, and returns the model with features named x1 … xd and target y. */
  public Fit fit(Rows rows) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= rows.features(); j++) {
      names.add("x" + j);
    }
    return fit(rows, new FeatureMap(names, "y", null, Missing.FAIL, null));
  }

  /**
   * Takes in rows, descends, and returns the model.
   *
   * @param featureMap the φ that made the rows
   */
  public Fit fit(Rows rows, FeatureMap featureMap) {
    Plan plan = plan(rows, columns -> {});
    return plan.finish(plan.start().outcome(), featureMap);
  }
}
