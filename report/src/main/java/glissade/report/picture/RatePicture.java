package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.descent.Optimizer;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.optimizer.ConjugateGradient;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.optimizer.Steepest;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much of the error each iteration leaves, by the size of the step: why a small step is slow, a
 * larger one better, and one beyond 2/L explodes. Source: Nesterov, Introductory Lectures on Convex
 * Optimization (2004), section 1.2.3.
 */
public final class RatePicture {

  private static final String ID = "rate";
  private static final String TITLE = "How much of the error an iteration leaves, by step size";

  private RatePicture() {}

  /**
   * Of a run on squares, whose curvatures are known; of another smooth loss by the curvatures where
   * it arrived, which takes two passes over the rows.
   *
   * @return empty where they are not known, or the loss is constant
   */
  public static Optional<Picture> of(Story story) {
    if (story.plan() instanceof CompressedPlan plan) {
      Spectrum spectrum = plan.objective().spectrum();
      return spectrum.max() > 0
          ? Optional.of(picture(story, spectrum, OptionalDouble.empty(), ""))
          : Optional.empty();
    }
    return LocalCurvature.of(story)
        .map(local -> picture(story, local.spectrum(), local.bound(), where(local)));
  }

  private static String where(LocalCurvature local) {
    return "; the curvatures are those where the run arrived"
        + (local.bound().isPresent()
            ? ", anywhere they are at most " + Numbers.shortest(local.bound().getAsDouble(), 3)
            : "");
  }

  private static Picture picture(
      Story story, Spectrum spectrum, OptionalDouble bound, String where) {
    Plan plan = story.plan();
    Optional<Recurrence> method = plan.recurrence();
    List<Iterate> steps =
        method.isEmpty() && isAlongTheGradient(plan.optimizer())
            ? story.history().iterates().stream()
                .filter(each -> each.stepSize() > 0 && Double.isFinite(each.stepSize()))
                .toList()
            : List.of();
    RateChart chart = new RateChart(ID, spectrum, method, steps, bound);
    String finding =
        method.isPresent()
            ? finding(spectrum, method.get())
            : steps.isEmpty()
                ? findingOfOther(spectrum, plan.optimizer())
                : findingOfSteps(spectrum, plan.optimizer(), steps);
    String sentence = finding.substring(0, finding.length() - 1) + where + ".";
    return Picture.of(ID, TITLE, sentence, chart.draw(), chart.numbers());
  }

  /**
   * Of a method that has not been run.
   *
   * @return empty where the loss is constant
   */
  public static Optional<Picture> of(Forecast forecast, Recurrence method) {
    Spectrum spectrum = forecast.spectrum();
    if (spectrum.max() == 0) {
      return Optional.empty();
    }
    RateChart chart =
        new RateChart(ID, spectrum, Optional.of(method), List.of(), OptionalDouble.empty());
    return Optional.of(
        Picture.of(ID, TITLE, finding(spectrum, method), chart.draw(), chart.numbers()));
  }

  /** Whether its step sizes are in the units of 1/L: not those of methods that turn and rescale. */
  private static boolean isAlongTheGradient(Optimizer optimizer) {
    return optimizer instanceof ConjugateGradient
        || (optimizer instanceof GradientDescent descent
            && descent.direction() instanceof Steepest);
  }

  private static String finding(Spectrum spectrum, Recurrence method) {
    return method.beta() > 0
        ? findingOfMomentum(spectrum, method)
        : findingOfPlain(spectrum, method);
  }

  private static String findingOfPlain(Spectrum spectrum, Recurrence method) {
    Rates rates = new Rates(spectrum);
    double eta = method.eta();
    double limit = method.stableBelow(spectrum.max());
    if (eta >= limit) {
      return "The step η = "
          + Numbers.shortest(eta, 4)
          + (eta > limit ? " is beyond 2/L = " : " is 2/L = ")
          + Numbers.shortest(limit, 4)
          + ": along the steepest direction each iteration multiplies the error by "
          + Rates.text(Rates.along(eta, spectrum.max()), 2 - eta * spectrum.max())
          + ".";
    }
    return "With η = "
        + Numbers.shortest(eta, 4)
        + " each iteration leaves "
        + Rates.text(rates.plain(eta), rates.gone(eta))
        + " of the error"
        + best(spectrum, eta)
        + " (κ = "
        + Numbers.shortest(spectrum.condition(), 3)
        + ").";
  }

  private static String best(Spectrum spectrum, double eta) {
    Rates rates = new Rates(spectrum);
    double best = 2 / (spectrum.max() + spectrum.min());
    return Math.abs(eta - best) <= 1e-6 * best
        ? ", the least that a fixed step can leave"
        : "; the best fixed step, 2/(L + μ) = "
            + Numbers.shortest(best, 4)
            + ", would leave "
            + Rates.text(rates.plain(best), rates.gone(best));
  }

  private static String findingOfMomentum(Spectrum spectrum, Recurrence method) {
    Rates rates = new Rates(spectrum);
    double limit = method.stableBelow(spectrum.max());
    double rate = rates.with(method, method.eta());
    double best = 2 / (spectrum.max() + spectrum.min());
    String what =
        "With momentum β = "
            + Numbers.shortest(method.beta(), 4)
            + " the step η = "
            + Numbers.shortest(method.eta(), 4);
    return method.eta() >= limit
        ? what
            + " is not below its limit, "
            + Numbers.shortest(limit, 4)
            + ": a long run multiplies the error by "
            + Rates.text(rate)
            + " at each iteration."
        : what
            + " leaves "
            + Rates.text(rate)
            + " of the error at each iteration of a long run; gradient descent without it leaves "
            + Rates.text(rates.plain(best), rates.gone(best))
            + " at best (κ = "
            + Numbers.shortest(spectrum.condition(), 3)
            + ").";
  }

  private static String findingOfSteps(
      Spectrum spectrum, Optimizer optimizer, List<Iterate> steps) {
    double least = steps.stream().mapToDouble(Iterate::stepSize).min().orElse(0);
    double most = steps.stream().mapToDouble(Iterate::stepSize).max().orElse(0);
    double limit = 2 / spectrum.max();
    long beyond = steps.stream().filter(each -> each.stepSize() > limit).count();
    return "The steps of "
        + optimizer.title()
        + " went from "
        + Numbers.shortest(least, 3)
        + " to "
        + Numbers.shortest(most, 3)
        + ", "
        + (beyond == 0 ? "none" : Numbers.count(beyond))
        + " of the "
        + Prose.count(steps.size(), "step")
        + " shown beyond 2/L = "
        + Numbers.shortest(limit, 4)
        + ", where a fixed step would diverge (κ = "
        + Numbers.shortest(spectrum.condition(), 3)
        + ").";
  }

  private static String findingOfOther(Spectrum spectrum, Optimizer optimizer) {
    Rates rates = new Rates(spectrum);
    double best = 2 / (spectrum.max() + spectrum.min());
    return "Gradient descent would leave "
        + Rates.text(rates.plain(best), rates.gone(best))
        + " of the error at each iteration at best, with η = "
        + Numbers.shortest(best, 4)
        + " (κ = "
        + Numbers.shortest(spectrum.condition(), 3)
        + "); the steps of "
        + optimizer.title()
        + " are not on this scale.";
  }
}
