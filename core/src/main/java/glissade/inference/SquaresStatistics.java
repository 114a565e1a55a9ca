package glissade.inference;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * What squares leave and explain, as R's {@code summary} of {@code lm} tells it. Source: Seber and
 * Lee, Linear Regression Analysis, 2nd edition, chapters 3 and 4.
 *
 * @param residualError √(RSS/(n − p)), RSS = Σ weight·r²
 * @param rSquared the part of Σ weight·(y − ȳ)² that the features explain; without an intercept of
 *     Σ weight·y²
 * @param adjusted R² with RSS and the sum it is compared with each divided by its degrees of
 *     freedom
 * @param f what a feature explains on average over s²; empty where there are no features
 * @param explaining its degrees of freedom: how many features there are
 * @param p the probability of such an F if all their coefficients were 0
 */
public record SquaresStatistics(
    double residualError,
    double rSquared,
    double adjusted,
    OptionalDouble f,
    long explaining,
    OptionalDouble p) {

  static SquaresStatistics of(
      double residual, double explained, boolean intercept, long rank, long freedom) {
    int constants = intercept ? 1 : 0;
    long explaining = rank - constants;
    double left = residual * residual;
    double told = explained * explained;
    double rSquared = told > 0 ? told / (told + left) : 0;
    double n = (double) (freedom + rank);
    double f = told / (double) explaining / (left / (double) freedom);
    boolean hasF = explaining > 0;
    return new SquaresStatistics(
        residual / Math.sqrt((double) freedom),
        rSquared,
        1 - (1 - rSquared) * ((n - constants) / (double) freedom),
        hasF ? OptionalDouble.of(f) : OptionalDouble.empty(),
        explaining,
        hasF
            ? OptionalDouble.of(
                FDistribution.of((double) explaining, (double) freedom).survivalProbability(f))
            : OptionalDouble.empty());
  }
}
