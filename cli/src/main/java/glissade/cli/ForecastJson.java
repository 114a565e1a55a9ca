package glissade.cli;

import glissade.forecast.ConjugateBound;
import glissade.forecast.Course;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.forecast.GapShare;
import glissade.model.CompressedPlan;
import glissade.optimizer.Recurrence;
import glissade.report.words.DirectionText;
import glissade.report.words.ForecastRow;
import glissade.report.words.Forecasts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A forecast as {@link glissade.file.Json} values. */
final class ForecastJson {

  private ForecastJson() {}

  /** The whole forecast, the coordinates that a fit would run in first. */
  static Map<String, @Nullable Object> object(TrainingData data, Forecasts forecasts) {
    CompressedPlan plan = data.compressed();
    Optional<Recurrence> given = plan.recurrence();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("rows", plan.columns().rows());
    object.put("target", data.map().target());
    object.put("optimizer", plan.optimizer().name());
    object.putAll(of(plan.forecast(), given));
    object.put("optimum", optimum(plan, data.map().features()));
    object.put("steepest", direction(data, 0));
    object.put("slowest", direction(data, plan.forecast().spectrum().curved() - 1));
    object.put("directions", directions(data));
    object.putAll(ofBoth(forecasts, given));
    object.put("leftOut", FitJson.leftOut(data));
    object.put("notes", FitNotes.unusual(data));
    return object;
  }

  /**
   * {@code raw} and {@code standardized}, as far as they are known.
   *
   * @param given the method that was given, whose step is in the coordinates planned
   */
  static Map<String, @Nullable Object> ofBoth(Forecasts forecasts, Optional<Recurrence> given) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>();
    Forecast raw = forecasts.raw();
    if (raw != null) {
      both.put("raw", of(raw, forecasts.standardized() ? Optional.empty() : given));
    }
    Forecast standardized = forecasts.onStandardized();
    if (standardized != null) {
      both.put(
          "standardized", of(standardized, forecasts.standardized() ? given : Optional.empty()));
    }
    return both;
  }

  /** The slowest directions, in the coordinates planned. */
  private static List<@Nullable Object> directions(TrainingData data) {
    CompressedPlan plan = data.compressed();
    Forecast forecast = plan.forecast();
    Course course = forecast.course(plan.recurrence().orElse(forecast.best().recurrence()));
    List<@Nullable Object> directions = new ArrayList<>();
    for (GapShare share : forecast.shares()) {
      Map<String, @Nullable Object> direction = new LinkedHashMap<>();
      direction.put("columns", direction(data, share.number()));
      direction.put("curvature", share.curvature());
      direction.put("gapShare", share.part());
      direction.put("rate", course.rateAlong(share.number()));
      direction.put("toGap1e-6", number(course.iterationsAlong(share.number(), 1e-6)));
      directions.add(direction);
    }
    return directions;
  }

  private static @Nullable String direction(TrainingData data, int i) {
    return i < 0
        ? null
        : DirectionText.of(
            EigenDirection.of(data.compressed().forecast(), i), data.map().features());
  }

  /** Everything that depends on the coordinates. */
  static Map<String, @Nullable Object> of(Forecast forecast, Optional<Recurrence> given) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("coordinates", forecast.objective().coordinates().name());
    Map<String, @Nullable Object> curvature = new LinkedHashMap<>();
    curvature.put("max", forecast.spectrum().max());
    curvature.put("min", forecast.spectrum().min());
    curvature.put("condition", forecast.spectrum().condition());
    object.put("curvature", curvature);
    Map<String, @Nullable Object> steps = new LinkedHashMap<>();
    steps.put("stableBelow", number(forecast.stableBelow()));
    steps.put("best", forecast.bestStep());
    object.put("step", steps);
    object.put("iterations", iterations(forecast, given));
    return object;
  }

  /** An entry an optimizer; one that was given takes the place of the best of its kind. */
  private static Map<String, @Nullable Object> iterations(
      Forecast forecast, Optional<Recurrence> given) {
    Map<String, @Nullable Object> iterations = new LinkedHashMap<>();
    for (ForecastRow row : ForecastRow.of(forecast)) {
      iterations.put(row.key(), descent(row.course()));
    }
    if (given.isPresent()) {
      Recurrence method = given.get();
      String key = method.beta() == 0 ? "gd" : method.ahead() ? "nesterov" : "momentum";
      Object best = iterations.put(key, descent(forecast.course(method)));
      if (best != null) {
        iterations.put(key + "Best", best);
      }
    }
    ConjugateBound bound = forecast.conjugate();
    Map<String, @Nullable Object> conjugate = new LinkedHashMap<>();
    conjugate.put("atMost", (long) bound.iterations());
    conjugate.put("atMostToGap1e-6", bound.iterationsToGap(1e-6));
    conjugate.put("atMostToGap1e-12", bound.iterationsToGap(1e-12));
    conjugate.put("passesPerIteration", 2);
    iterations.put("cg", conjugate);
    return iterations;
  }

  private static Map<String, @Nullable Object> descent(Course course) {
    Map<String, @Nullable Object> descent = new LinkedHashMap<>();
    descent.put("step", course.recurrence().eta());
    descent.put("momentum", course.recurrence().beta());
    descent.put("stableBelow", number(course.stableBelow()));
    descent.put("rate", course.rate());
    descent.put("converges", course.isStable() && course.rate() < 1);
    descent.put("toGap1e-6", number(course.iterationsToGap(1e-6)));
    descent.put("toGap1e-12", number(course.iterationsToGap(1e-12)));
    descent.put("passesPerIteration", 1);
    if (!course.isStable()) {
      descent.put("firstGrowth", number(course.firstGrowth()));
    }
    return descent;
  }

  private static @Nullable Double number(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
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
