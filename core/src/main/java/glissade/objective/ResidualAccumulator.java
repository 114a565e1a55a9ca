package glissade.objective;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/**
 * X̃ᵀr at one (b, w), with X̃ = [1 Φ] and r = y − offset − b − w·φ, in {@linkplain DoubleDouble
 * double-double} arithmetic, so that what is left of sums that cancel is still right.
 */
final class ResidualAccumulator implements Accumulator<Batch, ResidualAccumulator> {

  private final double[] coefficients;
  private final double[] high;
  private final double[] low;

  /**
   * @param coefficients (b, w); kept, not copied
   */
  ResidualAccumulator(double[] coefficients) {
    this.coefficients = coefficients;
    this.high = new double[coefficients.length];
    this.low = new double[coefficients.length];
  }

  @Override
  public ResidualAccumulator empty() {
    return new ResidualAccumulator(coefficients);
  }

  @Override
  public void add(Batch any) {
    DenseBatch batch = any.dense();
    DoubleDouble residual = new DoubleDouble();
    for (int i = 0; i < batch.rows(); i++) {
      residual(batch, i, coefficients, residual);
      addRow(batch, i, residual.high(), residual.low());
    }
  }

  /**
   * r of one row.
   *
   * @param coefficients (b, w)
   * @param residual overwritten, normalised
   */
  static void residual(DenseBatch batch, int i, double[] coefficients, DoubleDouble residual) {
    residual.set(batch.target(i));
    residual.add(-batch.responses().offset(i));
    for (int j = 0; j < coefficients.length; j++) {
      residual.addProduct(-coefficients[j], j == 0 ? 1 : batch.feature(i, j - 1));
    }
    residual.normalize();
  }

  /** Adds weight·x̃·(residual + rest) for every column. */
  private void addRow(DenseBatch batch, int i, double residual, double rest) {
    double weight = batch.weight(i);
    for (int j = 0; j < coefficients.length; j++) {
      double x = j == 0 ? 1 : batch.feature(i, j - 1);
      double scaled = weight * x;
      double scaledError = Math.fma(weight, x, -scaled);
      double product = scaled * residual;
      double error = Math.fma(scaled, residual, -product) + scaled * rest + scaledError * residual;
      add(j, product, error);
    }
  }

  private void add(int j, double value, double error) {
    double total = high[j] + value;
    low[j] += DoubleDouble.sumError(high[j], value, total) + error;
    high[j] = total;
  }

  @Override
  public void merge(ResidualAccumulator later) {
    for (int j = 0; j < high.length; j++) {
      add(j, later.high[j], later.low[j]);
    }
  }

  /** X̃ᵀr, rounded once. */
  double[] sums() {
    double[] sums = new double[high.length];
    for (int j = 0; j < sums.length; j++) {
      sums[j] = high[j] + low[j];
    }
    return sums;
  }
}
