package glissade.cli;

import glissade.forecast.Course;
import glissade.forecast.Divergence;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.report.words.Advice;
import glissade.report.words.DirectionText;
import glissade.report.words.Forecasts;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What descent will do, in a sentence: the fate of what was given, or of gradient descent. */
final class ForecastVerdict {

  private final CompressedPlan plan;
  private final Forecasts forecasts;
  private final List<String> features;

  ForecastVerdict(CompressedPlan plan, Forecasts forecasts, List<String> features) {
    this.plan = plan;
    this.forecasts = forecasts;
    this.features = features;
  }

  String sentence() {
    if (plan.forecast().spectrum().rank() == 0) {
      return "The loss surface is flat: there is nothing to descend.";
    }
    Optional<Recurrence> method = plan.recurrence();
    if (method.isPresent() && !method.get().equals(plan.forecast().best().recurrence())) {
      return fate(plan.forecast().course(method.get()));
    }
    boolean unknown = method.isEmpty() && !plan.optimizer().name().equals("cg");
    return (unknown
            ? "What "
                + subject()
                + " will do is not known beforehand, since its steps are not the same at every"
                + " iteration. "
            : "")
        + gradientDescent(unknown);
  }

  private String subject() {
    return plan.optimizer() instanceof GradientDescent descent && descent.name().equals("gd")
        ? "gradient descent with the step size " + descent.stepSize().name()
        : plan.optimizer().title();
  }

  private String gradientDescent(boolean unknown) {
    Forecast standardized = forecasts.onStandardized();
    Forecast raw = forecasts.raw();
    return "Gradient descent "
        + (unknown ? "with the best constant step " : "")
        + "will take "
        + (standardized == null ? "" : inIterations(standardized) + " on standardised columns")
        + (standardized == null || raw == null ? "" : " and ")
        + (raw == null
            ? ""
            : (standardized == null ? inIterations(raw) : iterations(raw)) + " on the raw ones")
        + " to bring the gap to the optimum down to 1e-6 of what it was;"
        + " conjugate gradient at most "
        + plan.forecast().conjugate().iterationsToGap(Advice.GAP)
        + ".";
  }

  private static String inIterations(Forecast forecast) {
    String count = iterations(forecast);
    return count + (count.equals("1") ? " iteration" : " iterations");
  }

  private static String iterations(Forecast forecast) {
    OptionalLong needed = forecast.best().iterationsToGap(Advice.GAP);
    return needed.isEmpty() ? "over 1e18" : Numbers.about(needed.getAsLong());
  }

  private String fate(Course course) {
    Divergence divergence = Divergence.of(course);
    if (divergence != null) {
      return diverges(divergence);
    }
    Forecast forecast = plan.forecast();
    String fate = course.rate() < 1 ? " converges: it takes " : " does not diverge: it takes ";
    return subject(course.recurrence())
        + fate
        + Advice.iterations(course)
        + "; gradient descent with the step of the best rate, "
        + Advice.bestStep(forecast)
        + ", takes "
        + iterations(forecast)
        + ".";
  }

  /** {@code The step 0.1 on standardised columns}. */
  private String subject(Recurrence method) {
    return (method.beta() == 0
            ? "The step " + Numbers.shortest(method.eta(), 4)
            : Prose.capital(plan.optimizer().title()) + " with " + Advice.coefficients(method))
        + " on "
        + (plan.coordinates().standardized() ? "standardised columns" : "the raw columns");
  }

  private String diverges(Divergence divergence) {
    return subject(divergence.method())
        + " diverges: the limit of steps is "
        + Advice.limit(divergence.method())
        + " = "
        + Numbers.significant(divergence.stableBelow(), 4)
        + ", every iteration multiplies the error along "
        + DirectionText.columns(divergence.steepest(), features)
        + " by "
        + Numbers.shortest(divergence.growthFactor(), 3)
        + ", and the loss first grows at iteration "
        + Numbers.count(divergence.firstGrowth())
        + ".";
  }
}
