package glissade.inference;

import java.io.Serializable;
import java.util.Optional;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * What the logarithm of the likelihood is made of, of rows added one by one and in parts: that of
 * the normal, binomial, Poisson and gamma distributions, with weights as R counts them in {@code
 * logLik} of {@code lm} and {@code glm}. Source: McCullagh and Nelder, Generalized Linear Models,
 * 2nd edition, section 2.2; R Core Team, R 4.2.2, {@code family} in the package stats.
 */
final class LikelihoodSums implements Serializable {

  private static final double WHOLE = 1e-7;

  private final ErrorModel errors;
  private long rows;
  private double weights;
  private double logWeights;
  private double sum;
  private double logTargets;
  private double ratios;
  private double logMeans;
  private boolean whole = true;

  LikelihoodSums(ErrorModel errors) {
    this.errors = errors;
  }

  void add(double score, double target, double weight) {
    rows++;
    weights += weight;
    if (errors.isSquared()) {
      logWeights += weight == 1 ? 0 : Math.log(weight);
    } else if (errors.kind() == ErrorModel.Kind.BINOMIAL) {
      addBinomial(score, target, weight);
    } else if (errors.power() == 1) {
      whole &= isWhole(target);
      double logarithm = target * score - errors.mean(score) - LogGamma.value(target + 1);
      sum = Math.fma(weight, logarithm, sum);
    } else if (errors.power() == 2) {
      logTargets = Math.fma(weight, Math.log(target), logTargets);
      ratios = Math.fma(weight, target / errors.mean(score), ratios);
      logMeans = Math.fma(weight, score, logMeans);
    }
  }

  /** Of as many trials as the row weighs; the target is the part of them that are ones. */
  private void addBinomial(double score, double target, double trials) {
    double ones = trials * target;
    whole &= isWhole(trials) && isWhole(ones);
    double choices =
        target == 0 || target == 1
            ? 0
            : LogGamma.value(trials + 1)
                - LogGamma.value(ones + 1)
                - LogGamma.value(trials - ones + 1);
    sum += Math.fma(-trials, errors.loss().value(score, target), choices);
  }

  private static boolean isWhole(double number) {
    return Math.abs(number - Math.rint(number)) <= WHOLE * Math.max(1, Math.abs(number));
  }

  void merge(LikelihoodSums later) {
    rows += later.rows;
    weights += later.weights;
    logWeights += later.logWeights;
    sum += later.sum;
    logTargets += later.logTargets;
    ratios += later.ratios;
    logMeans += later.logMeans;
    whole &= later.whole;
  }

  /** Why there is no likelihood, as a sentence; empty where there is one. */
  Optional<String> reasonAgainst() {
    if (!errors.isSquared() && errors.power() != 1 && errors.power() != 2 && !isBinomial()) {
      return Optional.of("The likelihood of the Tweedie loss has no closed form.");
    }
    return whole
        ? Optional.empty()
        : Optional.of(
            "The likelihood is one of counts, and here are counts or weights that are no whole"
                + " numbers.");
  }

  private boolean isBinomial() {
    return errors.kind() == ErrorModel.Kind.BINOMIAL;
  }

  /**
   * The logarithm of the likelihood.
   *
   * @param deviance that of the model, for squares the residual sum of squares
   */
  double logarithm(double deviance) {
    if (errors.isSquared()) {
      double n = (double) rows;
      return (logWeights - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + Math.log(deviance))) / 2;
    }
    if (isBinomial() || errors.power() == 1) {
      return sum;
    }
    double shape = weights / deviance;
    return (shape - 1) * logTargets
        - shape * (ratios + logMeans - weights * Math.log(shape))
        - weights * LogGamma.value(shape);
  }

  /** How many parameters there are beside the coefficients: the size of the errors, where found. */
  int furtherParameters() {
    return errors.knowsDispersion() ? 0 : 1;
  }
}
