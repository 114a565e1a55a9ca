package glissade.benchmarks;

import glissade.fold.ParallelFold;
import glissade.model.LassoPath;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lasso for 100 λ from the first down to a hundredth of it, over rows from a file. */
final class LassoJob implements Job {

  private static final double RATIO = 0.01;

  /** Columns, of mean 0 and standard deviation 1, and what they were multiplied by for that. */
  private final double[][] columns;

  private final double[] deviations;

  /** Of mean 0. */
  private final double[] target;

  private final InMemoryRows rows;
  private final LassoPath.Settings settings;
  private LassoPath path;

  /**
   * @param file x column by column and then y, as little-endian doubles
   * @param tolerance the gap of every λ, as a part of half of Σ(y − mean)²
   */
  LassoJob(Path file, int n, int d, double tolerance) {
    columns = new double[d][n];
    target = new double[n];
    deviations = new double[d];
    read(file);
    double[][] x = new double[n][d];
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < n; i++) {
        x[i][j] = columns[j][i];
      }
      centre(columns[j]);
      deviations[j] = Math.sqrt(product(columns[j], columns[j]) / n);
      for (int i = 0; i < n; i++) {
        columns[j][i] /= deviations[j];
      }
    }
    rows = InMemoryRows.of(x, target).withThreads(ParallelFold.onAllProcessors().threads());
    centre(target);
    settings = new LassoPath.Settings(LassoPath.USUAL_COUNT, RATIO, tolerance);
    path = LassoPath.of(rows, ElasticNet.lasso(1), true, settings);
  }

  private void read(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      for (double[] column : columns) {
        fill(column, bytes);
      }
      fill(target, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(double[] column, ByteBuffer bytes) {
    for (int i = 0; i < column.length; i++) {
      column[i] = bytes.getDouble();
    }
  }

  private static void centre(double[] column) {
    double mean = 0;
    for (double element : column) {
      mean += element / column.length;
    }
    for (int i = 0; i < column.length; i++) {
      column[i] -= mean;
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public void run() {
    path = LassoPath.of(rows, ElasticNet.lasso(1), true, settings);
  }

  @Override
  public long bytes() {
    return 8L * target.length * columns.length;
  }

  /** What the worst gap, measured by plain loops, is over the tolerance, as a part of it. */
  @Override
  public double error() {
    double worst = 0;
    for (LassoPath.Solution solution : path.solutions()) {
      worst = Math.max(worst, gap(solution.coefficients(), solution.lambda()));
    }
    return Math.max(0, worst / settings.tolerance() - 1 - 1e-6);
  }

  /** P − D as a part of P(0), from θ = s(y − Xw). */
  private double gap(double[] coefficients, double lambda) {
    double[] r = target.clone();
    double absolute = 0;
    for (int j = 0; j < columns.length; j++) {
      double w = coefficients[j + 1] * deviations[j];
      absolute += Math.abs(w);
      for (int i = 0; i < r.length && w != 0; i++) {
        r[i] -= columns[j][i] * w;
      }
    }
    double largest = 0;
    for (double[] column : columns) {
      largest = Math.max(largest, Math.abs(product(column, r)));
    }
    double alpha = target.length * lambda / 2;
    double s = Math.min(1, alpha / largest);
    double primal = product(r, r) / 2 + alpha * absolute;
    double dual = s * product(r, target) - s * s * product(r, r) / 2;
    return (primal - dual) / (product(target, target) / 2);
  }
}
