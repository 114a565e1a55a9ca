package glissade.inference;

/**
 * How likely the targets are by the model.
 *
 * @param logarithm the logarithm of the likelihood, at the most likely size of the errors where
 *     that is not known
 * @param parameters how many it was maximised over: the coefficients, and that size, which R counts
 *     too
 * @param aic 2·parameters − 2·logarithm. Source: Akaike, A new look at the statistical model
 *     identification, IEEE Trans. Automatic Control 19 (1974)
 * @param bic ln n·parameters − 2·logarithm. Source: Schwarz, Estimating the dimension of a model,
 *     Ann. Stat. 6 (1978)
 */
public record Likelihood(double logarithm, int parameters, double aic, double bic) {

  static Likelihood of(double logarithm, int parameters, long rows) {
    return new Likelihood(
        logarithm,
        parameters,
        2 * (parameters - logarithm),
        Math.log((double) rows) * parameters - 2 * logarithm);
  }
}
