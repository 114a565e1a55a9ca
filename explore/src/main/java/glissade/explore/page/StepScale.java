package glissade.explore.page;

import glissade.compress.Spectrum;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.optimizer.Catalogue;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.report.words.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The slider of the step size η: where a value stands along it, by its logarithm, and what steps of
 * that size do. It goes from a two-hundredth of the largest step that converges to four of them, so
 * the article's 0.01 is near its lower end.
 */
final class StepScale {

  /** Places of the slider, one a press of an arrow key: a decade is 138 of them. */
  static final int PLACES = 400;

  private static final double LOWER = 1.0 / 200;
  private static final double UPPER = 4;

  /** What steps of a size do. */
  enum Effect {
    MONOTONE("monotone"),
    OSCILLATING("oscillating"),
    STABLE("converging"),
    DIVERGENT("divergent"),
    UNKNOWN("");

    private final String word;

    Effect(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final double largest;
  private final double smallest;
  private final double limit;
  private final boolean isSteepest;
  private final boolean isKnown;

  private StepScale(
      double largest, double smallest, double limit, boolean isSteepest, boolean isKnown) {
    this.largest = largest;
    this.smallest = smallest;
    this.limit = limit;
    this.isSteepest = isSteepest;
    this.isKnown = isKnown;
  }

  /** That of a situation, from the curvatures of its rows. */
  static StepScale of(Situation situation, Table table, Loss loss, boolean intercept) {
    Spectrum spectrum = spectrum(situation, table, intercept);
    double times = curvature(loss, table) / 2;
    double largest = times * spectrum.max();
    if (!(largest > 0) || !Double.isFinite(1 / largest)) {
      return new StepScale(1, 0, 2, false, false);
    }
    Optional<Recurrence> recurrence = recurrence(situation);
    boolean known = recurrence.isPresent() && loss.curvatureBound().isPresent();
    double limit = recurrence.isPresent() ? recurrence.get().stableBelow(largest) : 2 / largest;
    boolean steepest = known && recurrence.get().beta() == 0;
    double smallest = loss instanceof SquaredLoss ? spectrum.min() : 0;
    return new StepScale(largest, smallest, limit, steepest, known);
  }

  private static Spectrum spectrum(Situation situation, Table table, boolean intercept) {
    Scaling scaling =
        situation.standardized()
            ? Scaling.standardized(table.triangle(), intercept)
            : Scaling.raw(table.triangle().features(), intercept);
    return new CompressedLeastSquares(table.triangle(), scaling).spectrum();
  }

  /** ∂²ℓ/∂s² at most, or about, where there is no most. */
  private static double curvature(Loss loss, Table table) {
    return loss.curvatureBound()
        .orElseGet(() -> Math.max(1, table.triangle().mean(table.triangle().features() + 1)));
  }

  private static Optional<Recurrence> recurrence(Situation situation) {
    if (!Choices.hasStep(situation.optimizer())) {
      return Optional.empty();
    }
    return Catalogue.optimizer(Choices.optimizer(situation), Optional.empty())
            instanceof GradientDescent descent
        ? descent.direction().recurrence(1)
        : Optional.empty();
  }

  private double from() {
    return limit * LOWER;
  }

  private double to() {
    return limit * UPPER;
  }

  /** L, over 0. */
  double largest() {
    return largest;
  }

  /** μ; 0 where that is not known. */
  double smallest() {
    return smallest;
  }

  /** Steps under it converge. */
  double limit() {
    return limit;
  }

  /** Whether steps are those of steepest descent, and what they do is known. */
  boolean isSteepest() {
    return isSteepest;
  }

  /** Whether what steps do is known. */
  boolean isKnown() {
    return isKnown;
  }

  /** How far along a step is, from 0 to 1; at an end if it is beyond. */
  double along(double eta) {
    double part = Math.log(eta / from()) / Math.log(to() / from());
    return Math.max(0, Math.min(1, part));
  }

  /** The place of the slider that is nearest to a step. */
  int place(double eta) {
    return (int) Math.round(PLACES * along(eta));
  }

  /** The step at a place of the slider, as round as that allows. */
  double step(double place) {
    double eta = from() * Math.pow(to() / from(), place / PLACES);
    return Double.parseDouble(Numbers.significant(eta, 3));
  }

  /** What a step does. */
  Effect effect(double eta) {
    if (!isKnown) {
      return Effect.UNKNOWN;
    }
    if (eta >= limit) {
      return Effect.DIVERGENT;
    }
    if (!isSteepest) {
      return Effect.STABLE;
    }
    return eta <= 1 / largest ? Effect.MONOTONE : Effect.OSCILLATING;
  }

  /** A step in words: {@code η = 0.42, oscillating}. */
  String words(OptionalDouble eta) {
    if (eta.isEmpty()) {
      return "automatic";
    }
    String effect = effect(eta.getAsDouble()).word();
    return "η = "
        + Numbers.shortest(eta.getAsDouble(), 4)
        + (effect.isEmpty() ? "" : ", " + effect);
  }
}
