package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Divergence;
import glissade.model.Plan;
import java.util.List;

/** Why a descent exploded, and what to do instead. */
final class DivergenceReport {

  private final Outcome outcome;
  private final Divergence why;
  private final Plan plan;
  private final List<String> features;

  /**
   * @param features the names of the features
   */
  DivergenceReport(Outcome outcome, Divergence why, Plan plan, List<String> features) {
    this.outcome = outcome;
    this.why = why;
    this.plan = plan;
    this.features = features;
  }

  /** One sentence. */
  String verdict() {
    double times = why.step() / why.stableBelow();
    return "Diverged: the step "
        + Numbers.shortest(why.step(), 4)
        + " is "
        + Numbers.shortest(times, 2)
        + " times the stable limit 2/L = "
        + Numbers.significant(why.stableBelow(), 4)
        + ", so the loss grows without bound.";
  }

  /** What happened, in detail. */
  String explanation() {
    String coordinates = plan.objective().scaling().standardized() ? "standardised" : "raw";
    return "Along the direction of largest curvature, L = "
        + Numbers.significant(why.steepest().curvature(), 3)
        + " on the "
        + coordinates
        + " columns, every iteration multiplies the error by |1 − ηL| = "
        + Numbers.significant(why.growthFactor(), 3)
        + ". In columns it is "
        + DirectionText.of(why.steepest(), features)
        + ". The first iteration that made the loss larger was iteration "
        + Numbers.count(why.firstGrowth())
        + "; "
        + outcome.reason()
        + ".";
  }

  /** The remedy that keeps everything but the step. */
  String smallerStep() {
    return Advice.step(plan.forecast());
  }
}
