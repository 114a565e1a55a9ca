package glissade.penalty;

import java.util.ArrayList;
import java.util.List;

/**
 * What other tools call the penalties of this one. Here it is λ(α‖w‖₁ + (1 − α)/2 ‖w‖²) beside the
 * mean loss (for squared loss the mean of (b + w·φ − y)², without a ½), with w counted per standard
 * deviation of its column over n, or raw. With W the row weights added up, n without them, and s
 * the standard deviation of the target over n:
 *
 * <ul>
 *   <li>scikit-learn, raw: {@code Ridge(alpha)} is λ = 2·alpha/W; {@code Lasso(alpha)} and {@code
 *       ElasticNet(alpha, l1_ratio)} are λ = 2·alpha, α = l1_ratio; {@code LogisticRegression(C)}
 *       is λ = 1/(C·W).
 *   <li>glmnet, per standard deviation unless {@code standardize = FALSE}: it halves the squared
 *       loss and counts squares of weights per unit of y/s, so its (lambda, alpha) are absolute
 *       values 2·lambda·alpha and squares 2·lambda·(1 − alpha)/s; for other families it is λ =
 *       lambda, α = alpha. Its penalty factors are made to sum to d.
 *   <li>Spark ML: as glmnet, per standard deviation unless {@code setStandardization(false)}. Its
 *       solver {@code normal}, which {@code LinearRegression} takes by itself up to 4,096 features,
 *       has standard deviations over n, as glmnet; {@code l-bfgs} and {@code LogisticRegression}
 *       over n − 1.
 * </ul>
 *
 * <p>Sources: the documentation of scikit-learn 1.9; Friedman, Hastie and Tibshirani, J. Stat.
 * Softw. 33 (2010), and glmnet 4.1; Spark ML 4.1, LinearRegression and LogisticRegression.
 */
public final class OtherTools {

  private OtherTools() {}

  /**
   * Scikit-learn's Ridge.
   *
   * @param weightSum W
   */
  public static ElasticNet ridge(double alpha, double weightSum) {
    return new ElasticNet(2 * alpha / weightSum, 0, false, List.of());
  }

  /** Scikit-learn's ElasticNet, and with a ratio of 1 its Lasso. */
  public static ElasticNet elasticNet(double alpha, double l1Ratio) {
    return new ElasticNet(2 * alpha, l1Ratio, false, List.of());
  }

  /**
   * Scikit-learn's LogisticRegression.
   *
   * @param c C
   * @param l1Ratio 0 for the squares that it takes unless asked otherwise
   * @param weightSum W
   */
  public static ElasticNet logistic(double c, double l1Ratio, double weightSum) {
    return new ElasticNet(1 / (c * weightSum), l1Ratio, false, List.of());
  }

  /**
   * The gaussian family of glmnet.
   *
   * @param deviation s, of the target over n
   */
  public static ElasticNet glmnetGaussian(double lambda, double alpha, double deviation) {
    return of(2 * lambda * alpha, 2 * lambda * (1 - alpha) / deviation, true);
  }

  /** The other families of glmnet. */
  public static ElasticNet glmnet(double lambda, double alpha) {
    return new ElasticNet(lambda, alpha, true, List.of());
  }

  /**
   * Spark's LinearRegression by its solver {@code normal}.
   *
   * @param deviation s, of the target over n
   */
  public static ElasticNet sparkLinear(
      double regParam, double elasticNetParam, boolean standardization, double deviation) {
    return of(
        2 * regParam * elasticNetParam,
        2 * regParam * (1 - elasticNetParam) / deviation,
        standardization);
  }

  /**
   * Spark's LinearRegression by its solver {@code l-bfgs}.
   *
   * @param deviation s, of the target over n
   * @param rows n, each of weight 1
   */
  public static ElasticNet sparkLinearByLbfgs(
      double regParam,
      double elasticNetParam,
      boolean standardization,
      double deviation,
      long rows) {
    double inflation = Math.sqrt(rows / (rows - 1.0));
    double column = standardization ? inflation : 1;
    return of(
        2 * regParam * elasticNetParam * column,
        2 * regParam * (1 - elasticNetParam) * column * column / (deviation * inflation),
        standardization);
  }

  /**
   * Spark's LogisticRegression.
   *
   * @param rows n, each of weight 1
   */
  public static ElasticNet sparkLogistic(
      double regParam, double elasticNetParam, boolean standardization, long rows) {
    double column = standardization ? Math.sqrt(rows / (rows - 1.0)) : 1;
    return of(
        regParam * elasticNetParam * column,
        regParam * (1 - elasticNetParam) * column * column,
        standardization);
  }

  private static ElasticNet of(double absolute, double square, boolean perDeviation) {
    double lambda = absolute + square;
    return new ElasticNet(lambda, lambda == 0 ? 0 : absolute / lambda, perDeviation, List.of());
  }

  /**
   * A number that another tool wants.
   *
   * @param name what it is called there
   */
  public record Setting(String name, double value) {}

  /**
   * The same penalty in another tool.
   *
   * @param tool its name
   * @param estimator what fits such a model there
   * @param settings what to give it
   */
  public record Call(String tool, String estimator, List<Setting> settings) {
    public Call {
      settings = List.copyOf(settings);
    }
  }

  /**
   * What others call a penalty: scikit-learn on columns that were standardised before where it is
   * per standard deviation, Spark only there.
   *
   * @param loss the name of the loss, with or without its numbers
   * @param weightSum W
   * @param deviation s, of the target over n
   * @return one a tool that has it
   */
  public static List<Call> calls(
      ElasticNet penalty, String loss, double weightSum, double deviation) {
    if (penalty.isNone()) {
      return List.of();
    }
    double lambda = penalty.lambda();
    boolean ridge = penalty.l1Ratio() == 0;
    return switch (loss.replaceFirst(":.*", "")) {
      case "squared" -> ofSquares(penalty, weightSum, deviation);
      case "logistic" -> ofClasses(penalty, "binomial", weightSum);
      case "softmax" -> ofClasses(penalty, "multinomial", weightSum);
      case "squared-hinge" ->
          ridge ? scikitLearn("LinearSVC", "C", 1 / (lambda * weightSum)) : List.of();
      case "poisson" -> ofCounts(penalty);
      case "gamma" -> ridge ? scikitLearn("GammaRegressor", "alpha", lambda) : List.of();
      case "tweedie" -> ridge ? scikitLearn("TweedieRegressor", "alpha", lambda) : List.of();
      case "quantile" ->
          penalty.l1Ratio() == 1 ? scikitLearn("QuantileRegressor", "alpha", lambda) : List.of();
      default -> List.of();
    };
  }

  private static List<Call> ofSquares(ElasticNet penalty, double weightSum, double deviation) {
    double ratio = penalty.l1Ratio();
    double half = penalty.lambda() / 2;
    List<Call> calls = new ArrayList<>();
    if (ratio == 0) {
      calls.addAll(scikitLearn("Ridge", "alpha", half * weightSum));
    } else if (ratio == 1) {
      calls.addAll(scikitLearn("Lasso", "alpha", half));
    } else {
      calls.add(
          both(
              "scikit-learn", "ElasticNet", "alpha", "l1_ratio", half * ratio, half * (1 - ratio)));
    }
    double absolute = half * ratio;
    double square = half * (1 - ratio) * deviation;
    calls.add(both("glmnet", "gaussian", "lambda", "alpha", absolute, square));
    if (penalty.perDeviation()) {
      calls.add(both("Spark", "LinearRegression", "regParam", "elasticNetParam", absolute, square));
    }
    return calls;
  }

  private static List<Call> ofClasses(ElasticNet penalty, String family, double weightSum) {
    double ratio = penalty.l1Ratio();
    double absolute = penalty.lambda() * ratio;
    double square = penalty.lambda() - absolute;
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("C", 1 / (penalty.lambda() * weightSum)));
    if (ratio > 0) {
      settings.add(new Setting("l1_ratio", ratio));
    }
    List<Call> calls = new ArrayList<>();
    calls.add(new Call("scikit-learn", "LogisticRegression", settings));
    calls.add(both("glmnet", family, "lambda", "alpha", absolute, square));
    if (penalty.perDeviation()) {
      double inflation = Math.sqrt(weightSum / (weightSum - 1));
      double squares = square / (inflation * inflation);
      calls.add(
          both(
              "Spark",
              "LogisticRegression",
              "regParam",
              "elasticNetParam",
              absolute / inflation,
              squares));
    }
    return calls;
  }

  private static List<Call> ofCounts(ElasticNet penalty) {
    double absolute = penalty.lambda() * penalty.l1Ratio();
    List<Call> calls = new ArrayList<>();
    if (absolute == 0) {
      calls.addAll(scikitLearn("PoissonRegressor", "alpha", penalty.lambda()));
    }
    calls.add(both("glmnet", "poisson", "lambda", "alpha", absolute, penalty.lambda() - absolute));
    return calls;
  }

  private static List<Call> scikitLearn(String estimator, String parameter, double value) {
    return List.of(new Call("scikit-learn", estimator, List.of(new Setting(parameter, value))));
  }

  /** Both parts as their sum and what part of it the first is. */
  private static Call both(
      String tool, String estimator, String sum, String ratio, double absolute, double square) {
    double all = absolute + square;
    double part = all == 0 ? 0 : absolute / all;
    return new Call(tool, estimator, List.of(new Setting(sum, all), new Setting(ratio, part)));
  }
}
