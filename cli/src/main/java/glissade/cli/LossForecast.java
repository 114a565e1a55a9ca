package glissade.cli;

import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.loss.Loss;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.report.words.Forecasts;
import glissade.report.words.LossTitle;
import glissade.rows.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a descent on another loss than squares: the curvature ∂²ℓ/∂s² is at most c,
 * where it has a bound at all, and squares have 2 everywhere. So the Hessian is at most c/2 times
 * that of the squared loss on the same columns, whose spectrum a triangle tells.
 *
 * @param data what was read, and what a fit would do with it
 * @param loss what a wrong prediction costs
 * @param penalty what the weights cost
 * @param squares of the same columns
 * @param rehearsal on a part of the rows, if there are enough
 */
record LossForecast(
    TrainingData data,
    Loss loss,
    ElasticNet penalty,
    Forecasts squares,
    Optional<Rehearsal> rehearsal) {

  /** ∂²ℓ/∂s² of the squared loss. */
  private static final double SQUARES = 2;

  /**
   * From the rows of a plan, which are folded once more.
   *
   * @param trainer that made it
   * @throws UsageException if they are not at hand
   */
  static LossForecast of(TrainingData data, Trainer trainer) {
    Plan plan = data.plan();
    Trainer plain = Trainer.automatic();
    if (!plan.coordinates().intercept()) {
      plain = plain.withoutIntercept();
    }
    Rows rows =
        plan.rows()
            .orElseThrow(
                () ->
                    new UsageException(
                        "What descent will do with the "
                            + LossTitle.of(plan.loss())
                            + " and this penalty is not known before it does it. Run fit."));
    return new LossForecast(
        data,
        plan.loss(),
        plan.penalty(),
        Forecasts.of(plain.plan(Triangle.of(rows))),
        Rehearsal.of(plan, trainer));
  }

  Plan plan() {
    return data.plan();
  }

  /**
   * L: no curvature of the loss is larger anywhere; empty where there is no bound.
   *
   * @param forecast of the squares in the coordinates asked for
   */
  OptionalDouble largest(Forecast forecast) {
    OptionalDouble bound = loss.curvatureBound();
    return bound.isPresent()
        ? OptionalDouble.of(bound.getAsDouble() / SQUARES * forecast.spectrum().max() + ridge())
        : OptionalDouble.empty();
  }

  /** What a ridge adds to every curvature on standardised columns, if it is the same for all. */
  double ridge() {
    return penalty.factors().isEmpty() && penalty.perDeviation()
        ? penalty.lambda() * (1 - penalty.l1Ratio())
        : 0;
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("rows", plan().columns().rows());
    object.put("target", data.map().target());
    object.put("loss", loss.name());
    object.put("penalty", PenaltyText.json(penalty));
    OptionalDouble bound = loss.curvatureBound();
    object.put("curvatureBound", bound.isPresent() ? (Double) bound.getAsDouble() : null);
    object.put("optimizer", plan().optimizer().name());
    object.put("coordinates", plan().coordinates().name());
    object.put("routeReason", plan().choice().reason());
    if (squares.raw() != null && ridge() == 0) {
      object.put("raw", json(squares.raw()));
    }
    if (squares.onStandardized() != null) {
      object.put("standardized", json(squares.onStandardized()));
    }
    object.put("rehearsal", rehearsal.map(Rehearsal::json).orElse(null));
    object.put("leftOut", FitJson.leftOut(data));
    object.put("notes", List.copyOf(FitNotes.unusual(data)));
    return object;
  }

  private Map<String, @Nullable Object> json(Forecast forecast) {
    OptionalDouble largest = largest(forecast);
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("curvatureAtMost", largest.isPresent() ? (Double) largest.getAsDouble() : null);
    object.put("safeStep", largest.isPresent() ? (Double) (1 / largest.getAsDouble()) : null);
    object.put("conditionOfColumns", forecast.spectrum().condition());
    return object;
  }
}
