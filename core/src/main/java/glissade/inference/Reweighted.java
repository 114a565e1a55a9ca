package glissade.inference;

import glissade.fold.Accumulator;
import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Arrays;

/**
 * The same rows, each counted as much as it counts for the coefficients at a point: with its weight
 * times (∂μ/∂s)²/V(μ), and with its working residual (y − μ)/(∂μ/∂s) in place of the target. Their
 * triangle is that of √weight·[1 Φ], so the inverse of the expected information needs no Gram
 * matrix; its optimum is the next step of Fisher's scoring, and the sum of the squares that are
 * left to explain is Pearson's statistic. Source: Nelder and Wedderburn, Generalized linear models,
 * J. R. Stat. Soc. A 135 (1972).
 */
public final class Reweighted implements Rows {

  private final Rows rows;
  private final ErrorModel errors;
  private final double[] coefficients;

  /**
   * @param coefficients (b, w); kept, not copied
   */
  public Reweighted(Rows rows, ErrorModel errors, double[] coefficients) {
    this.rows = rows;
    this.errors = errors;
    this.coefficients = coefficients;
  }

  @Override
  public int features() {
    return rows.features();
  }

  @Override
  public long count() {
    return rows.count();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, ParallelFold.onAllProcessors());
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    return rows.fold(new Mapped<>(zero, new Counted(errors, coefficients))).inner();
  }

  /** What the rows of a batch count at these coefficients, their own weights included. */
  public static double[] weights(Batch batch, ErrorModel errors, double[] scores) {
    double[] weights = new double[batch.rows()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = errors.weight(batch.weight(i), batch.target(i)) * errors.information(scores[i]);
    }
    return weights;
  }

  /** s of every row of a batch, its offset included. */
  public static double[] scores(Batch batch, double[] coefficients) {
    double[] scores = new double[batch.rows()];
    batch.predict(
        Arrays.copyOfRange(coefficients, 1, coefficients.length), coefficients[0], scores);
    batch.responses().shift(scores, scores.length);
    return scores;
  }

  /** The features of some rows with other targets and weights. */
  static DenseBatch counted(DenseBatch rows, double[] targets, double[] weights) {
    int n = rows.rows();
    int d = rows.features();
    double[] values = new double[n * (d + 2)];
    for (int j = 0; j < d; j++) {
      System.arraycopy(rows.values(), rows.start() + j * rows.stride(), values, j * n, n);
    }
    System.arraycopy(targets, 0, values, d * n, n);
    System.arraycopy(weights, 0, values, (d + 1) * n, n);
    return new DenseBatch(values, 0, n, n, d, true);
  }

  private static final class Counted implements Mapping<Batch, Batch> {

    private final ErrorModel errors;
    private final double[] coefficients;

    Counted(ErrorModel errors, double[] coefficients) {
      this.errors = errors;
      this.coefficients = coefficients;
    }

    @Override
    public Batch map(Batch batch) {
      DenseBatch dense = batch.dense();
      int n = dense.rows();
      double[] scores = scores(batch, coefficients);
      double[] residuals = new double[n];
      for (int i = 0; i < n; i++) {
        residuals[i] = errors.working(scores[i], batch.target(i));
      }
      return counted(dense, residuals, weights(batch, errors, scores));
    }
  }
}
