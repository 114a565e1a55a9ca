package glissade.cli;

import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A forecast as {@link glissade.file.Json} values. */
final class ForecastJson {

  private ForecastJson() {}

  /** The whole forecast, the coordinates that a fit would run in first. */
  static Map<String, @Nullable Object> object(TrainingData data, Forecasts forecasts) {
    CompressedPlan plan = data.compressed();
    OptionalDouble given = plan.step();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("rows", plan.columns().rows());
    object.put("target", data.map().target());
    object.putAll(of(plan.forecast(), given));
    object.put("optimum", optimum(plan, data.map().features()));
    object.put("steepest", direction(data, 0));
    object.put("slowest", direction(data, plan.forecast().spectrum().curved() - 1));
    object.putAll(ofBoth(forecasts, given));
    object.put("leftOut", FitJson.leftOut(data));
    object.put("notes", FitNotes.unusual(data));
    return object;
  }

  /**
   * {@code raw} and {@code standardized}, as far as they are known.
   *
   * @param given the step that was given, which is in the coordinates planned
   */
  static Map<String, @Nullable Object> ofBoth(Forecasts forecasts, OptionalDouble given) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>();
    Forecast raw = forecasts.raw();
    if (raw != null) {
      both.put("raw", of(raw, forecasts.standardized() ? none() : given));
    }
    Forecast standardized = forecasts.onStandardized();
    if (standardized != null) {
      both.put("standardized", of(standardized, forecasts.standardized() ? given : none()));
    }
    return both;
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  private static @Nullable String direction(TrainingData data, int i) {
    return i < 0
        ? null
        : DirectionText.of(
            EigenDirection.of(data.compressed().forecast(), i), data.map().features());
  }

  /** Everything that depends on the coordinates. */
  static Map<String, @Nullable Object> of(Forecast forecast, OptionalDouble step) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("coordinates", forecast.objective().coordinates().name());
    Map<String, @Nullable Object> curvature = new LinkedHashMap<>();
    curvature.put("max", forecast.spectrum().max());
    curvature.put("min", forecast.spectrum().min());
    curvature.put("condition", forecast.spectrum().condition());
    object.put("curvature", curvature);
    Map<String, @Nullable Object> steps = new LinkedHashMap<>();
    OptionalDouble limit = forecast.stableBelow();
    steps.put("stableBelow", limit.isPresent() ? limit.getAsDouble() : null);
    steps.put("best", forecast.bestStep());
    object.put("step", steps);
    Map<String, @Nullable Object> iterations = new LinkedHashMap<>();
    iterations.put("gd", descent(forecast, step.orElse(forecast.bestStep())));
    if (step.isPresent()) {
      iterations.put("gdBest", descent(forecast, forecast.bestStep()));
    }
    Map<String, @Nullable Object> conjugate = new LinkedHashMap<>();
    conjugate.put("atMost", (long) forecast.spectrum().rank());
    iterations.put("cg", conjugate);
    object.put("iterations", iterations);
    return object;
  }

  private static Map<String, @Nullable Object> descent(Forecast forecast, double step) {
    Map<String, @Nullable Object> descent = new LinkedHashMap<>();
    double rate = forecast.withStep(step).rate();
    descent.put("step", step);
    descent.put("rate", rate);
    descent.put("converges", rate < 1);
    descent.put("toGap1e-6", number(forecast.withStep(step).iterationsToGap(1e-6)));
    descent.put("toGap1e-12", number(forecast.withStep(step).iterationsToGap(1e-12)));
    if (rate > 1) {
      descent.put("firstGrowth", number(forecast.withStep(step).firstGrowth()));
    }
    return descent;
  }

  private static @Nullable Long number(OptionalLong number) {
    return number.isPresent() ? (Long) number.getAsLong() : null;
  }

  private static Map<String, @Nullable Object> optimum(CompressedPlan plan, List<String> features) {
    double[] original = plan.optimum();
    Map<String, @Nullable Object> optimum = new LinkedHashMap<>();
    optimum.put("loss", plan.forecast().optimumLoss());
    optimum.put("intercept", original[0]);
    List<@Nullable Object> coefficients = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      Map<String, @Nullable Object> coefficient = new LinkedHashMap<>();
      coefficient.put("name", features.get(j));
      coefficient.put("value", original[j + 1]);
      coefficients.add(coefficient);
    }
    optimum.put("coefficients", coefficients);
    return optimum;
  }
}
