package glissade.inference;

import glissade.model.Fit;
import glissade.rows.Rows;
import java.util.List;
import java.util.Optional;

/**
 * What R's {@code summary} of {@code lm} and {@code glm} says of a model, and how near descent came
 * to what is exact. Row weights are those of R's {@code weights}: a row of weight 4 has half the
 * error of one of weight 1, and rows of weight 0 are none.
 *
 * @param whyNoErrors why there are neither standard errors nor anything else that hangs on them, as
 *     a sentence; empty where they are told
 * @param rows n, those with a weight
 * @param rank p, how many coefficients were found from them
 * @param isNormal whether the statistic of a coefficient is z, since the size of the errors is
 *     known, rather than t
 * @param options how it was made
 * @param estimates the intercept, if there is one, and the weights
 * @param squares of squares: what they leave and explain
 * @param deviance of the other likelihoods: the same
 * @param likelihood how likely the targets are by the model
 * @param whyNoLikelihood why that is not told, as a sentence
 * @param conditions κ of the columns
 * @param findings what single rows say
 */
public record Summary(
    Optional<String> whyNoErrors,
    long rows,
    int rank,
    boolean isNormal,
    SummaryOptions options,
    List<Estimate> estimates,
    Optional<SquaresStatistics> squares,
    Optional<DevianceStatistics> deviance,
    Optional<Likelihood> likelihood,
    Optional<String> whyNoLikelihood,
    Optional<Conditions> conditions,
    Optional<RowFindings> findings) {

  /**
   * κ, the largest curvature of the loss over the smallest that is not zero.
   *
   * @param raw in the columns as they are
   * @param standardized with columns of mean 0 and standard deviation 1
   */
  public record Conditions(double raw, double standardized) {}

  /**
   * Of a fit: of squares that were folded one pass over the rows, of other losses about three.
   *
   * @param fit one with a usable point, of one score
   * @param rows those the fit was made of, without those held out
   * @throws IllegalArgumentException if there is no model, or it is of several classes
   */
  public static Summary of(Fit fit, Rows rows, SummaryOptions options) {
    return new Summarizing(fit, rows, options).summary();
  }

  /** n − p. */
  public long freedom() {
    return rows - rank;
  }
}
