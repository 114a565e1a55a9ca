package glissade.cli;

import glissade.descent.Outcome;
import glissade.features.OtherColumns.LeftOut;
import glissade.file.ModelFile;
import glissade.forecast.Divergence;
import glissade.loss.Link;
import glissade.model.Plan;
import glissade.report.words.DirectionText;
import glissade.report.words.Forecasts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fit as one JSON object: the model file's content where there is a model, and what else is told.
 */
final class FitJson {

  private FitJson() {}

  static Map<String, @Nullable Object> of(FitResult result) {
    Map<String, @Nullable Object> object = model(result);
    if (!result.fit().isMultinomial()) {
      addRatios(object, result.link());
    }
    object.put("rowsRead", result.data().missing().rows());
    object.put("rowsUsed", result.data().missing().rowsUsed());
    object.put("leftOut", leftOut(result.data()));
    object.put("routeReason", result.plan().choice().reason());
    List<String> notes = new ArrayList<>(FitNotes.unusual(result.data()));
    LossSummary summary = result.summary();
    if (summary != null) {
      object.put("fit", summary.json());
    }
    Summarized inference = result.inference();
    if (inference != null) {
      object.put("summary", SummaryJson.of(inference));
    }
    Plan plan = result.plan();
    Map<String, @Nullable Object> penalty = PenaltyText.json(plan.penalty());
    if (penalty != null && result.outcome().hasUsablePoint()) {
      penalty.put(
          "elsewhere", PenaltyText.elsewhereJson(plan.penalty(), plan.lossName(), plan.columns()));
      object.put("penalty", penalty);
    }
    Optional<ClassesText> classes = result.classes();
    classes.ifPresent(text -> text.putInto(object));
    if (classes.isEmpty() && result.outcome() instanceof Outcome.Separable separable) {
      object.put("separation", new SeparationText(separable.separation(), result).json());
    }
    Forecasts forecasts = result.forecasts();
    if (forecasts != null) {
      object.put("forecast", ForecastJson.ofBoth(forecasts, result.plan().recurrence()));
    }
    if (SlowAdvice.isNeeded(result)) {
      notes.addAll(slow(result, forecasts));
    }
    HeldOut heldOut = result.heldOut();
    if (heldOut != null && result.outcome().hasUsablePoint()) {
      object.put("holdout", heldOut.json(result.fit()));
    }
    object.put("notes", notes);
    return object;
  }

  /** By what one more of a column multiplies the odds, or the mean: as the table tells it. */
  private static void addRatios(Map<String, @Nullable Object> object, Link link) {
    String ratio = link == Link.LOGIT ? "oddsRatio" : "ratio";
    if (LossText.ratio(link).isEmpty() || !(object.get("coefficients") instanceof List<?> list)) {
      return;
    }
    List<@Nullable Object> coefficients = new ArrayList<>();
    for (Object each : list) {
      Map<String, @Nullable Object> coefficient = new LinkedHashMap<>();
      if (each instanceof Map<?, ?> given) {
        given.forEach((name, value) -> coefficient.put(String.valueOf(name), value));
      }
      if (coefficient.get("value") instanceof Double weight && Double.isFinite(Math.exp(weight))) {
        coefficient.put(ratio, Math.exp(weight));
      }
      coefficients.add(coefficient);
    }
    object.put("coefficients", coefficients);
  }

  private static List<String> slow(FitResult result, @Nullable Forecasts forecasts) {
    if (forecasts == null) {
      return SlowAdvice.onRows(result);
    }
    SlowAdvice advice = new SlowAdvice(result, forecasts);
    List<String> notes = new ArrayList<>(List.of(advice.explanation()));
    notes.addAll(advice.remedies());
    return notes;
  }

  private static Map<String, @Nullable Object> model(FitResult result) {
    if (result.outcome().hasUsablePoint()) {
      return ModelFile.content(result.fit());
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("target", result.data().map().target());
    object.put("loss", result.plan().lossName());
    object.put("outcome", ModelFile.outcome(result.fit()));
    Divergence divergence = result.divergence();
    if (divergence != null) {
      Map<String, @Nullable Object> why = new LinkedHashMap<>();
      why.put("step", divergence.step());
      why.put("stableBelow", divergence.stableBelow());
      why.put("bestStep", divergence.bestStep());
      why.put("growthFactor", divergence.growthFactor());
      why.put("firstGrowth", divergence.firstGrowth());
      why.put("steepest", DirectionText.of(divergence.steepest(), result.features()));
      object.put("divergence", why);
    }
    return object;
  }

  static List<@Nullable Object> leftOut(TrainingData data) {
    List<@Nullable Object> leftOut = new ArrayList<>();
    for (LeftOut column : data.choice().leftOut()) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("name", column.column().name());
      entry.put("reason", column.why());
      leftOut.add(entry);
    }
    return leftOut;
  }
}
