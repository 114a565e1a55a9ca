package glissade.report.page;

import glissade.compress.Moments;
import glissade.forecast.Forecast;
import glissade.loss.SquaredLoss;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.report.markup.Element;
import glissade.report.run.Provenance.Fact;
import glissade.report.run.Story;
import glissade.report.words.Forecasts;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A run in single numbers. */
final class Facts {

  private static final int DIGITS = 6;

  private final Story story;
  private final Plan plan;

  Facts(Story story) {
    this.story = story;
    this.plan = story.plan();
  }

  /** Names and what they stand for, one under the other. */
  static Element list(List<Fact> facts) {
    Element list = Element.of("dl", "facts");
    for (Fact fact : facts) {
      list.add(
          Element.of("div")
              .add(Element.of("dt").add(fact.name()))
              .add(Element.of("dd").add(fact.text())));
    }
    return list;
  }

  /** What the summary tells beside the weights. */
  Element list() {
    List<Fact> facts = new ArrayList<>();
    Moments columns = plan.columns();
    add(facts, "Rows n", Numbers.count(columns.rows()));
    add(facts, "Columns d", Numbers.count(story.features().size()));
    boolean usable = story.fit().outcome().hasUsablePoint();
    if (usable) {
      add(facts, Prose.capital(objective()), number(story.fit().loss()));
      optimum(facts);
      explained(facts);
    }
    condition(facts);
    aliased().ifPresent(text -> add(facts, "Aliased columns", text));
    if (!plan.penalty().isNone()) {
      add(facts, "Penalty", plan.penalty().name() + ", λ = " + number(plan.penalty().lambda()));
    }
    add(facts, "Updates", Numbers.count(story.fit().outcome().arrival().iterations()));
    add(
        facts,
        "Evaluations",
        Numbers.count(story.fit().outcome().arrival().evaluations())
            + " of the loss and its gradient");
    return list(facts);
  }

  private String objective() {
    return LossTitle.of(plan.lossName()) + (plan.penalty().isNone() ? "" : " with the penalty");
  }

  private void optimum(List<Fact> facts) {
    if (!story.fit().knowsOptimum()) {
      add(facts, "At the exact optimum", "not known for this loss on this route");
      return;
    }
    add(facts, "At the exact optimum", number(story.fit().optimumLoss()));
    add(facts, "Gap between them", Numbers.shortest(Math.max(0, story.fit().gap()), 3));
  }

  /** R² and the root mean square error, for squares. */
  private void explained(List<Fact> facts) {
    OptionalDouble error = meanSquaredError();
    if (error.isEmpty()) {
      return;
    }
    double deviation = plan.columns().standardDeviation(plan.columns().target());
    double share = 1 - error.getAsDouble() / (deviation * deviation);
    if (plan.coordinates().intercept() && Double.isFinite(share) && varies(deviation)) {
      add(facts, "R²", number(share));
    }
    add(facts, "Root mean square error", number(Math.sqrt(error.getAsDouble())));
  }

  /** A target that varies by rounding alone has no variance to explain. */
  private boolean varies(double deviation) {
    Moments columns = plan.columns();
    double size = columns.norm(columns.target()) / Math.sqrt(columns.weightSum());
    return deviation > 1e-12 * size;
  }

  private OptionalDouble meanSquaredError() {
    if (story.fit().isMultinomial() || !(plan.loss() instanceof SquaredLoss)) {
      return OptionalDouble.empty();
    }
    if (plan instanceof CompressedPlan compressed) {
      double[] at = story.fit().outcome().arrival().at();
      return OptionalDouble.of(compressed.objective().meanSquaredError(at));
    }
    return plan.penalty().isNone() ? OptionalDouble.of(story.fit().loss()) : OptionalDouble.empty();
  }

  private void condition(List<Fact> facts) {
    Forecasts forecasts = story.forecasts();
    if (forecasts == null) {
      return;
    }
    Forecast raw = forecasts.raw();
    Forecast standardized = forecasts.onStandardized();
    List<String> parts = new ArrayList<>();
    if (raw != null && raw.spectrum().rank() > 0) {
      parts.add(Numbers.significant(raw.spectrum().condition(), 4) + " on the raw columns");
    }
    if (standardized != null && standardized.spectrum().rank() > 0) {
      parts.add(
          Numbers.significant(standardized.spectrum().condition(), 4) + " on standardised columns");
    }
    if (!parts.isEmpty()) {
      add(facts, "Condition κ = L/μ", String.join(", ", parts));
    }
  }

  private Optional<String> aliased() {
    if (!(plan instanceof CompressedPlan compressed)
        || compressed.choice().route() != Route.TRIANGLE) {
      return Optional.empty();
    }
    int count = compressed.objective().aliasing().aliases().size();
    return Optional.of(count == 0 ? "none" : Numbers.count(count));
  }

  private static String number(double value) {
    return Numbers.shortest(value, DIGITS);
  }

  private static void add(List<Fact> facts, String name, String text) {
    facts.add(new Fact(name, text));
  }
}
