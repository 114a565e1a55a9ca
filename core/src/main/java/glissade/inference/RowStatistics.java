package glissade.inference;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.evaluation.Tally;
import glissade.fold.Accumulator;
import glissade.rows.Batch;
import org.jspecify.annotations.Nullable;

/**
 * What single rows say of a fit, and what is summed over them at its point: residuals and what
 * those of neighbouring rows have to do with each other, leverage and Cook's distance, the
 * likelihood, and the middle of the robust covariance. Rows of weight 0 do not count.
 */
final class RowStatistics implements Accumulator<Batch, RowStatistics> {

  private static final int TILE_ROWS = 256;

  /** From here on the row is fitted exactly, whatever its target, and its residual says nothing. */
  private static final double PINNED = 1 - 1e-10;

  private final double[] coefficients;
  private final ErrorModel errors;
  private final @Nullable Influence influence;
  private final @Nullable RobustErrors robust;
  private final Tally residuals = new Tally(1);
  private final LikelihoodSums likelihood;
  private final SerialCorrelation serial = new SerialCorrelation();
  private final TriangleAccumulator pulls;
  private long read;
  private long rows;
  private long pinned;
  private Extreme leverage = Extreme.NONE;
  private Extreme pull = Extreme.NONE;

  /**
   * @param coefficients (b, w); kept, not copied
   * @param influence null where leverage is not told, nor errors
   * @param robust how the squares of single rows are counted, or null where those are not wanted
   */
  RowStatistics(
      double[] coefficients,
      ErrorModel errors,
      @Nullable Influence influence,
      @Nullable RobustErrors robust) {
    this.coefficients = coefficients;
    this.errors = errors;
    this.influence = influence;
    this.robust = robust;
    this.likelihood = new LikelihoodSums(errors);
    this.pulls = new TriangleAccumulator(coefficients.length - 1);
  }

  @Override
  public RowStatistics empty() {
    return new RowStatistics(coefficients, errors, influence, robust);
  }

  @Override
  public void add(Batch batch) {
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      addTile(batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first)));
    }
  }

  private void addTile(Batch tile) {
    double[] scores = Reweighted.scores(tile, coefficients);
    double[] leverages =
        influence == null
            ? new double[scores.length]
            : influence.of(tile.dense(), Reweighted.weights(tile, errors, scores));
    double[] squares = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      read++;
      if (tile.weight(i) > 0) {
        squares[i] = addRow(scores[i], tile.target(i), tile.weight(i), leverages[i]);
      }
    }
    if (robust != null) {
      pulls.add(Reweighted.counted(tile.dense(), new double[scores.length], squares));
    }
  }

  /** The square of what the row pulls by, as it counts for robust errors. */
  private double addRow(double score, double target, double weight, double h) {
    rows++;
    double residual = Math.sqrt(weight) * errors.residual(score, target);
    residuals.add(residual, 1);
    serial.add(residual);
    likelihood.add(score, target, weight);
    leverage = leverage.or(h, read);
    if (h >= PINNED) {
      pinned++;
      return 0;
    }
    double pearson = Math.sqrt(weight) * errors.pearson(score, target);
    pull = pull.or(pearson * pearson * h / ((1 - h) * (1 - h)), read);
    double slope = weight * errors.slope(score, target);
    return robust == null ? 0 : slope * slope * robust.counted(h);
  }

  @Override
  public void merge(RowStatistics later) {
    residuals.merge(later.residuals);
    serial.merge(later.serial);
    likelihood.merge(later.likelihood);
    pulls.merge(later.pulls);
    leverage = leverage.or(later.leverage.value(), later.leverage.row() + read);
    pull = pull.or(later.pull.value(), later.pull.row() + read);
    read += later.read;
    rows += later.rows;
    pinned += later.pinned;
  }

  /** n, rows with a weight. */
  long rows() {
    return rows;
  }

  /** Rows that are fitted exactly whatever their targets are. */
  long pinned() {
    return pinned;
  }

  /** √weight·residual: how many of each value. */
  Tally.Sorted residuals() {
    return residuals.sorted();
  }

  LikelihoodSums likelihood() {
    return likelihood;
  }

  SerialCorrelation serial() {
    return serial;
  }

  /** The triangle of the rows times what they pull by. */
  Triangle pulls() {
    return pulls.triangle();
  }

  /** The largest leverage. */
  Extreme leverage() {
    return leverage;
  }

  /** The largest φ·p times Cook's distance. */
  Extreme pull() {
    return pull;
  }
}
