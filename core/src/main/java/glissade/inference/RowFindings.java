package glissade.inference;

import glissade.evaluation.Tally;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What single rows say of a fit.
 *
 * @param quantiles of the residuals √weight·(y − s), or of those of the deviance where the loss is
 *     a likelihood other than squares: the least, the quartiles, the greatest
 * @param resolution by what part of itself a quartile may be off, where there are too many rows to
 *     keep each residual
 * @param durbinWatson of squares, whether residuals of neighbouring rows are alike: see {@code
 *     SerialCorrelation}
 * @param leverage the largest one
 * @param distance the largest of Cook's distances
 */
public record RowFindings(
    List<Double> quantiles,
    double resolution,
    OptionalDouble durbinWatson,
    Extreme leverage,
    Extreme distance) {

  private static final List<Double> PARTS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  static RowFindings of(RowStatistics rows, boolean squares, double dispersion, int rank) {
    Tally.Sorted residuals = rows.residuals();
    Extreme pull = rows.pull();
    return new RowFindings(
        PARTS.stream().map(residuals::quantile).toList(),
        residuals.resolution(),
        squares ? OptionalDouble.of(rows.serial().statistic()) : OptionalDouble.empty(),
        rows.leverage(),
        new Extreme(pull.value() / dispersion / rank, pull.row()));
  }
}
