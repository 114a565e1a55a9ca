package glissade.objective;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/**
 * X̃ᵀr at one (b, w), with X̃ = [1 Φ] and r = y − offset − b − w·φ, in double-double arithmetic:
 * about 31 digits, so that what is left of sums that cancel is still right. Source: Dekker, A
 * floating-point technique for extending the available precision, Numer. Math. 18 (1971); Ogita,
 * Rump and Oishi, Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005).
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
    for (int i = 0; i < batch.rows(); i++) {
      double offset = batch.responses().offset(i);
      double sum = batch.target(i) - offset;
      double error = sumError(batch.target(i), -offset, sum);
      for (int j = 0; j < coefficients.length; j++) {
        double a = -coefficients[j];
        double x = j == 0 ? 1 : batch.feature(i, j - 1);
        double product = a * x;
        double total = sum + product;
        error += sumError(sum, product, total) + Math.fma(a, x, -product);
        sum = total;
      }
      double residual = sum + error;
      addRow(batch, i, residual, sumError(sum, error, residual));
    }
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
    low[j] += sumError(high[j], value, total) + error;
    high[j] = total;
  }

  @Override
  public void merge(ResidualAccumulator later) {
    for (int j = 0; j < high.length; j++) {
      add(j, later.high[j], later.low[j]);
    }
  }

  /** What a + b lost when it was rounded to {@code total}, exactly. */
  private static double sumError(double a, double b, double total) {
    double bThere = total - a;
    return (a - (total - bThere)) + (b - bThere);
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
