package glissade.cli;

import glissade.loss.Loss;
import glissade.model.Fit;
import glissade.model.Goodness;
import glissade.objective.LinearObjective;
import glissade.penalty.Penalty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fit by any loss and penalty amounts to on its rows.
 *
 * @param loss what a wrong prediction costs
 * @param model of the fit
 * @param constant of the best model without features
 * @param penalty what the weights cost
 * @param isPenalised whether anything is penalised
 * @param nonZero how many weights are not exactly zero
 * @param weights how many there are
 */
record LossSummary(
    Loss loss,
    Goodness model,
    Goodness constant,
    double penalty,
    boolean isPenalised,
    int nonZero,
    int weights) {

  /** Of a fit whose rows can be gone through: two or more passes over them. */
  static Optional<LossSummary> of(Fit fit) {
    if (!(fit.plan().objective() instanceof LinearObjective objective)
        || !fit.outcome().hasUsablePoint()) {
      return Optional.empty();
    }
    double[] coefficients = fit.coefficients();
    int nonZero = 0;
    for (int j = 1; j < coefficients.length; j++) {
      nonZero += coefficients[j] == 0 ? 0 : 1;
    }
    double meanTarget = fit.plan().columns().mean(fit.plan().columns().target());
    Penalty penalty = objective.penalty();
    return Optional.of(
        new LossSummary(
            objective.loss(),
            Goodness.of(objective.rows(), objective.loss(), coefficients),
            Goodness.withoutFeatures(objective.rows(), objective.loss(), meanTarget),
            penalty.value(fit.outcome().arrival().at()),
            !penalty.isNone(),
            nonZero,
            coefficients.length - 1));
  }

  /** D², the part of the deviance explained; for squares R². */
  double explained() {
    return model.explained(constant);
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("loss", model.loss());
    object.put("lossOfConstant", constant.loss());
    object.put("deviance", model.deviance());
    object.put("devianceOfConstant", constant.deviance());
    object.put("devianceExplained", finite(explained()));
    object.put("penalty", penalty);
    object.put("objective", model.loss() + penalty);
    object.put("nonZeroWeights", (long) nonZero);
    if (!Double.isNaN(model.right())) {
      object.put("accuracy", model.right());
      object.put("accuracyOfConstant", constant.right());
      object.put("positives", model.ones());
    }
    return object;
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }
}
