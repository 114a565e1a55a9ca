package glissade.report.diagnostics;

import java.io.Serializable;

/**
 * What is measured of a row before the size of the errors is known.
 *
 * @param place its number among the rows that were read, from 1
 * @param score s
 * @param target y
 * @param residual of a row that counts 1
 * @param deviation √weight·residual/√(1 − leverage): φ^½ times the standardised residual
 * @param leverage h, 0 where it is not told
 * @param size √weight·Pearson's residual/√(1 − leverage), which for squares is the deviation
 * @param hash of what stands in the row, to choose rows by
 */
record MeasuredRow(
    long place,
    double score,
    double target,
    double residual,
    double deviation,
    double leverage,
    double size,
    long hash)
    implements Serializable {

  /** From here on the row is fitted exactly, whatever its target, and its residual says nothing. */
  static final double PINNED = 1 - 1e-10;

  /** The same row, of rows that come after some others. */
  MeasuredRow after(long others) {
    return new MeasuredRow(
        place + others, score, target, residual, deviation, leverage, size, hash);
  }

  /** size²·h/(1 − h): φ·p times Cook's distance. */
  double pull() {
    return isPinned() ? 0 : size * size * leverage / (1 - leverage);
  }

  boolean isPinned() {
    return leverage >= PINNED;
  }
}
