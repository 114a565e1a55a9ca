package glissade.inference;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How sure a coefficient is.
 *
 * @param error its standard error
 * @param statistic estimate/error: t, or z where the size of the errors is known
 * @param p the probability of a statistic of at least this size if the coefficient were 0
 * @param low where its confidence interval begins: estimate − quantile·error
 * @param high where it ends
 */
public record Sampling(double error, double statistic, double p, double low, double high) {

  /** The distribution of the statistic: normal, or Student's. */
  static ContinuousDistribution distribution(boolean isNormal, long freedom) {
    return isNormal ? NormalDistribution.of(0, 1) : TDistribution.of((double) freedom);
  }

  static Sampling of(
      double estimate, double error, ContinuousDistribution distribution, double confidence) {
    double statistic = estimate / error;
    double quantile = distribution.inverseSurvivalProbability((1 - confidence) / 2);
    return new Sampling(
        error,
        statistic,
        2 * distribution.survivalProbability(Math.abs(statistic)),
        Math.fma(-quantile, error, estimate),
        Math.fma(quantile, error, estimate));
  }
}
