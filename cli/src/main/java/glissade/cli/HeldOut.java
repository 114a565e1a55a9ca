package glissade.cli;

import glissade.forecast.Shrinkage;
import glissade.loss.SquaredLoss;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.HeldOutWatch;
import glissade.model.Plan;
import glissade.objective.HeldOutLoss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the rows held out said during a fit.
 *
 * @param loss their loss at any point
 * @param watch which iterate had the least
 * @param curve how it came down
 */
record HeldOut(HeldOutLoss loss, HeldOutWatch watch, LossCurve curve) {

  /** For one run of a plan; null where no rows are held out. */
  static @Nullable HeldOut of(Plan plan) {
    Optional<HeldOutWatch> watch = plan.watch();
    return watch.isEmpty()
        ? null
        : new HeldOut(plan.heldOut().orElseThrow(), watch.get(), new LossCurve());
  }

  /** Takes notice of an update. */
  void see() {
    curve.add(watch.last());
  }

  /** The held-out loss of the model. */
  double ofModel(Fit fit) {
    return loss.applyAsDouble(fit.outcome().arrival().at());
  }

  /** The held-out loss at the exact optimum of the rows trained on, where that is known. */
  OptionalDouble atOptimum(Fit fit) {
    return fit.plan() instanceof CompressedPlan compressed
        ? OptionalDouble.of(loss.applyAsDouble(compressed.forecast().optimum()))
        : OptionalDouble.empty();
  }

  /** The held-out loss of the model that is zero. */
  double atStart(Fit fit) {
    return loss.applyAsDouble(new double[fit.plan().objective().dimension()]);
  }

  /** Of the predictions of held-out rows, how much of their variance is explained. */
  double explained(double heldOut) {
    return 1 - heldOut / loss.variance();
  }

  /** How much the best iterate is held back, where the method has fixed coefficients. */
  Optional<Shrinkage> shrinkage(Plan plan) {
    return plan instanceof CompressedPlan compressed
        ? plan.recurrence()
            .map(
                recurrence ->
                    Shrinkage.of(compressed.forecast().course(recurrence), watch.bestIteration()))
        : Optional.empty();
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json(Fit fit) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("rows", loss.rows());
    object.put("loss", ofModel(fit));
    if (fit.plan().loss() instanceof SquaredLoss) {
      object.put("rSquared", explained(ofModel(fit)));
    }
    atOptimum(fit).ifPresent(there -> object.put("lossAtOptimum", there));
    object.put("bestIteration", watch.bestIteration());
    object.put("bestLoss", watch.best());
    shrinkage(fit.plan())
        .ifPresent(
            shrinkage -> {
              object.put("degreesOfFreedom", shrinkage.degreesOfFreedom());
              object.put("ridge", shrinkage.ridge());
            });
    return object;
  }
}
