package glissade.cli;

import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.Goodness;
import glissade.model.Plan;
import glissade.penalty.ElasticNet;
import java.util.Arrays;
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
 * @param net that penalty as it was asked for
 * @param nonZero how many weights are not exactly zero
 * @param weights how many there are
 */
record LossSummary(
    Loss loss,
    Goodness model,
    Goodness constant,
    double penalty,
    ElasticNet net,
    int nonZero,
    int weights) {

  /**
   * Of a fit by anything but squares alone; where its rows can be gone through, that takes a pass
   * or more.
   */
  static Optional<LossSummary> of(Fit fit) {
    Plan plan = fit.plan();
    if (fit.isMultinomial()) {
      return Optional.empty();
    }
    boolean squares = plan.loss() instanceof SquaredLoss;
    boolean told = squares || plan.rows().isPresent();
    if (!fit.outcome().hasUsablePoint() || !told || (squares && plan.penalty().isNone())) {
      return Optional.empty();
    }
    double[] coefficients = fit.coefficients();
    double[] weights = Arrays.copyOfRange(coefficients, 1, coefficients.length);
    double penalty = plan.penalty().on(plan.columns()).value(weights);
    Goodness.Compared compared = Goodness.compared(fit);
    return Optional.of(
        new LossSummary(
            plan.loss(),
            compared.model(),
            compared.constant(),
            penalty,
            plan.penalty(),
            nonZero(weights),
            weights.length));
  }

  private static int nonZero(double[] weights) {
    int count = 0;
    for (double weight : weights) {
      count += weight == 0 ? 0 : 1;
    }
    return count;
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
