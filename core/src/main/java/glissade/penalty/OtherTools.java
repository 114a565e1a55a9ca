package glissade.penalty;

import java.util.List;
import java.util.Locale;

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
 *   <li>Spark ML: as glmnet, with standard deviations over n − 1.
 * </ul>
 *
 * <p>Sources: the documentation of scikit-learn 1.9; Friedman, Hastie and Tibshirani, J. Stat.
 * Softw. 33 (2010), and glmnet 4.1; Spark ML 3.5, LinearRegression and LogisticRegression.
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
    return of(2 * lambda * alpha, 2 * lambda * (1 - alpha) / deviation);
  }

  /** The other families of glmnet. */
  public static ElasticNet glmnet(double lambda, double alpha) {
    return new ElasticNet(lambda, alpha, true, List.of());
  }

  /**
   * Spark's LinearRegression.
   *
   * @param deviation of the target over n
   * @param rows n
   */
  public static ElasticNet sparkLinear(
      double regParam, double elasticNetParam, double deviation, long rows) {
    double inflation = Math.sqrt(rows / (rows - 1.0));
    return of(
        2 * regParam * elasticNetParam * inflation,
        2 * regParam * (1 - elasticNetParam) * inflation / deviation);
  }

  /**
   * Spark's LogisticRegression.
   *
   * @param rows n
   */
  public static ElasticNet sparkLogistic(double regParam, double elasticNetParam, long rows) {
    double inflation = Math.sqrt(rows / (rows - 1.0));
    return of(
        regParam * elasticNetParam * inflation,
        regParam * (1 - elasticNetParam) * inflation * inflation);
  }

  private static ElasticNet of(double absolute, double square) {
    double lambda = absolute + square;
    return new ElasticNet(lambda, lambda == 0 ? 0 : absolute / lambda, true, List.of());
  }

  /**
   * What others call a penalty, a line for each: glmnet and Spark where it is per standard
   * deviation, scikit-learn where it is raw.
   *
   * @param squared whether the loss is the squared one; otherwise it is a likelihood
   * @param weightSum W
   * @param deviation s, of the target over n
   */
  public static List<String> names(
      ElasticNet penalty, boolean squared, double weightSum, double deviation) {
    if (penalty.isNone()) {
      return List.of();
    }
    if (!penalty.perDeviation()) {
      return List.of(scikitLearnName(penalty, squared, weightSum));
    }
    double inflation = Math.sqrt(weightSum / (weightSum - 1));
    double absolute = penalty.lambda() * penalty.l1Ratio();
    double square = penalty.lambda() - absolute;
    if (squared) {
      absolute /= 2;
      square *= deviation / 2;
    }
    return List.of(
        written("glmnet: lambda = %s, alpha = %s", absolute, square),
        written(
            "Spark: regParam = %s, elasticNetParam = %s",
            absolute / inflation, square / (squared ? inflation : inflation * inflation)));
  }

  /** Both parts as their sum and what part of it the first is. */
  private static String written(String format, double absolute, double square) {
    double lambda = absolute + square;
    return String.format(Locale.ROOT, format, lambda, absolute / lambda);
  }

  private static String scikitLearnName(ElasticNet penalty, boolean squared, double weightSum) {
    double lambda = penalty.lambda();
    double ratio = penalty.l1Ratio();
    String made =
        !squared
            ? "LogisticRegression(C=" + 1 / (lambda * weightSum) + ", l1_ratio=" + ratio + ")"
            : ratio == 0
                ? "Ridge(alpha=" + lambda * weightSum / 2 + ")"
                : ratio == 1
                    ? "Lasso(alpha=" + lambda / 2 + ")"
                    : "ElasticNet(alpha=" + lambda / 2 + ", l1_ratio=" + ratio + ")";
    return "scikit-learn: " + made;
  }
}
