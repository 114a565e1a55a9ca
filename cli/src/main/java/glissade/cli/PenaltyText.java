package glissade.cli;

import glissade.penalty.ElasticNet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A penalty as it is told, and what its λ is called and counted in elsewhere. */
final class PenaltyText {

  /**
   * The same penalty in another tool.
   *
   * @param tool its name
   * @param estimator what there fits such a model
   * @param parameter what it calls its λ
   * @param value what to give it
   */
  private record Elsewhere(String tool, String estimator, String parameter, double value) {}

  private PenaltyText() {}

  /** As one JSON object, or null where there is none. */
  static @Nullable Map<String, @Nullable Object> json(ElasticNet penalty) {
    if (penalty.isNone()) {
      return null;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", penalty.name());
    object.put("lambda", penalty.lambda());
    object.put("l1Ratio", penalty.l1Ratio());
    object.put("scale", penalty.perDeviation() ? "standardized" : "raw");
    if (!penalty.factors().isEmpty()) {
      object.put("factors", penalty.factors());
    }
    return object;
  }

  /** What gives the same model in other tools, for a program. */
  static List<@Nullable Object> elsewhereJson(ElasticNet penalty, String loss, double weightSum) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Elsewhere each : elsewhere(penalty, loss, weightSum)) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("tool", each.tool());
      object.put("estimator", each.estimator());
      object.put("parameter", each.parameter());
      object.put("value", each.value());
      list.add(object);
    }
    return list;
  }

  /** The same in a sentence; empty where no other tool has it. */
  static String elsewhere(ElasticNet penalty, String loss, double weightSum, String columns) {
    List<String> parts = new ArrayList<>();
    for (Elsewhere each : elsewhere(penalty, loss, weightSum)) {
      parts.add(
          each.parameter()
              + " = "
              + Numbers.shortest(each.value(), 6)
              + " of "
              + each.tool()
              + "'s "
              + each.estimator());
    }
    return parts.isEmpty()
        ? ""
        : "λ = "
            + Numbers.shortest(penalty.lambda(), 6)
            + " stands beside the "
            + LossNames.title(loss)
            + ", the mean over the rows; on "
            + columns
            + " it is "
            + Prose.list(parts)
            + ".";
  }

  private static List<Elsewhere> elsewhere(ElasticNet penalty, String loss, double rows) {
    double lambda = penalty.lambda();
    boolean ridge = penalty.l1Ratio() == 0;
    return switch (LossNames.kind(loss)) {
      case "squared" ->
          List.of(
              ridge
                  ? new Elsewhere("scikit-learn", "Ridge", "alpha", rows * lambda / 2)
                  : new Elsewhere(
                      "scikit-learn",
                      penalty.l1Ratio() == 1 ? "Lasso" : "ElasticNet",
                      "alpha",
                      lambda / 2),
              new Elsewhere("glmnet", "gaussian", "lambda", lambda / 2),
              new Elsewhere("Spark", "LinearRegression", "regParam", lambda / 2));
      case "logistic", "softmax" ->
          List.of(
              new Elsewhere("scikit-learn", "LogisticRegression", "C", 1 / (rows * lambda)),
              new Elsewhere(
                  "glmnet", loss.equals("logistic") ? "binomial" : "multinomial", "lambda", lambda),
              new Elsewhere("Spark", "LogisticRegression", "regParam", lambda));
      case "squared-hinge" ->
          List.of(new Elsewhere("scikit-learn", "LinearSVC", "C", 1 / (rows * lambda)));
      case "poisson" ->
          ridge
              ? List.of(
                  new Elsewhere("scikit-learn", "PoissonRegressor", "alpha", lambda),
                  new Elsewhere("glmnet", "poisson", "lambda", lambda))
              : List.of(new Elsewhere("glmnet", "poisson", "lambda", lambda));
      case "gamma", "tweedie" ->
          ridge
              ? List.of(
                  new Elsewhere(
                      "scikit-learn",
                      loss.equals("gamma") ? "GammaRegressor" : "TweedieRegressor",
                      "alpha",
                      lambda))
              : List.of();
      case "quantile" ->
          penalty.l1Ratio() == 1
              ? List.of(new Elsewhere("scikit-learn", "QuantileRegressor", "alpha", lambda))
              : List.of();
      default -> List.of();
    };
  }
}
