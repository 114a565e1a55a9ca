package glissade.report.words;

import glissade.descent.Outcome;
import glissade.forecast.Course;
import glissade.forecast.Divergence;
import glissade.forecast.Forecast;
import java.util.List;

/** Why a descent exploded, and what to do instead. */
public final class DivergenceText {

  private final Outcome outcome;
  private final Divergence why;
  private final Forecast forecast;
  private final List<String> features;

  /**
   * @param features the names of the features
   */
  public DivergenceText(Outcome outcome, Divergence why, Forecast forecast, List<String> features) {
    this.outcome = outcome;
    this.why = why;
    this.forecast = forecast;
    this.features = features;
  }

  /** One sentence. */
  public String verdict() {
    double times = why.step() / why.stableBelow();
    double beta = why.method().beta();
    return "Diverged: the step "
        + Numbers.shortest(why.step(), 4)
        + " is "
        + (times < 10 ? Numbers.shortest(times, 3) : Numbers.about(times))
        + " times the stable limit "
        + Advice.limit(why.method())
        + " = "
        + Numbers.significant(why.stableBelow(), 4)
        + (beta > 0 ? " with momentum β = " + Advice.momentum(beta) : "")
        + ", so the loss grows without bound.";
  }

  /** What happened, in detail. */
  public String explanation() {
    long made = Math.max(1, outcome.arrival().iterations());
    String coordinates = forecast.objective().coordinates().standardized() ? "standardised" : "raw";
    Course course = forecast.course(why.method());
    return "Along the direction of largest curvature, L = "
        + Numbers.significant(why.steepest().curvature(), 3)
        + " on the "
        + coordinates
        + " columns, every iteration multiplies the error by "
        + (why.method().beta() > 0 ? "" : "|1 − ηL| = ")
        + Numbers.shortest(why.growthFactor(), 3)
        + (why.method().beta() > 0 ? " in the long run" : "")
        + ". That direction is "
        + DirectionText.of(why.steepest(), features)
        + ". Iteration "
        + Numbers.count(why.firstGrowth())
        + " was the first to make the loss larger, and after "
        + Prose.count(made, "iteration")
        + " it had gone from "
        + Numbers.shortest(course.loss(0), 4)
        + " to "
        + Numbers.shortest(course.loss(made), 4)
        + ".";
  }

  /** The remedy that keeps everything but the step. */
  public String smallerStep() {
    return Advice.step(forecast);
  }
}
