package glissade.objective;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;

/**
 * The triangle of rows in the coordinates in which an earlier triangle of theirs is the identity: q
 * = R₁⁻ᵀx̃ in {@linkplain DoubleDouble double-double} arithmetic in place of φ, and the residual at
 * some (b, w) in place of y. The columns of those rows are orthonormal but for the rounding of R₁,
 * so that folding them loses nothing more.
 */
final class OrthogonalRows implements Accumulator<Batch, OrthogonalRows> {

  private final double[] r1;
  private final int p;
  private final double[] coefficients;
  private final TriangleAccumulator folded;

  /**
   * @param r1 R₁ of (1, φ), or of φ where there are as many variables as features; row-major, kept,
   *     not copied
   * @param p how many variables
   * @param coefficients (b, w); kept, not copied
   */
  OrthogonalRows(double[] r1, int p, double[] coefficients) {
    this.r1 = r1;
    this.p = p;
    this.coefficients = coefficients;
    this.folded = new TriangleAccumulator(p);
  }

  @Override
  public OrthogonalRows empty() {
    return new OrthogonalRows(r1, p, coefficients);
  }

  @Override
  public void add(Batch any) {
    DenseBatch batch = any.dense();
    int n = batch.rows();
    int first = coefficients.length - p;
    double[] values = new double[n * (p + (batch.weighted() ? 2 : 1))];
    DoubleDouble number = new DoubleDouble();
    double[] high = new double[p];
    double[] low = new double[p];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < p; j++) {
        high[j] = j + first == 0 ? 1 : batch.feature(i, j + first - 1);
      }
      solveTransposed(r1, p, high, low, number);
      for (int j = 0; j < p; j++) {
        values[j * n + i] = high[j];
      }
      ResidualAccumulator.residual(batch, i, coefficients, number);
      values[p * n + i] = number.high();
      if (batch.weighted()) {
        values[(p + 1) * n + i] = batch.weight(i);
      }
    }
    folded.add(new DenseBatch(values, 0, n, n, p, batch.weighted()));
  }

  /**
   * x ← R⁻ᵀx, by forward substitution.
   *
   * @param high x; overwritten with R⁻ᵀx rounded once
   * @param low overwritten with what is left of that
   * @param number overwritten
   */
  static void solveTransposed(double[] r, int p, double[] high, double[] low, DoubleDouble number) {
    for (int i = 0; i < p; i++) {
      number.set(high[i]);
      for (int k = 0; k < i; k++) {
        double element = -r[k * p + i];
        number.addProduct(element, high[k]);
        number.add(0, element * low[k]);
      }
      number.divideBy(r[i * p + i]);
      high[i] = number.high();
      low[i] = number.low();
    }
  }

  @Override
  public void merge(OrthogonalRows later) {
    folded.merge(later.folded);
  }

  Triangle triangle() {
    return folded.triangle();
  }
}
