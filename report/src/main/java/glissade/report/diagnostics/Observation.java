package glissade.report.diagnostics;

/**
 * A row beside what the model says of it.
 *
 * @param place its number among the rows in the order they were read, from 1
 * @param actual y
 * @param predicted μ, the mean of y that the model says
 * @param score s = b + w·φ + offset
 * @param residual y − μ, or the deviance residual where the loss is a likelihood other than squares
 * @param standardized the residual divided by what it varies by, √(φ(1 − leverage)/weight); 0 where
 *     the row is fitted exactly whatever its target
 * @param pearson Pearson's residual (y − μ)/√V(μ) divided by the same, of which Cook's distance is
 *     made: for squares the standardised residual
 * @param leverage h, between 0 and 1; 0 where it is not told
 * @param distance Cook's distance; 0 where leverage is not told
 */
public record Observation(
    long place,
    double actual,
    double predicted,
    double score,
    double residual,
    double standardized,
    double pearson,
    double leverage,
    double distance) {

  /** Whether the row is fitted exactly, whatever its target: its residual says nothing. */
  public boolean isPinned() {
    return leverage >= MeasuredRow.PINNED;
  }
}
