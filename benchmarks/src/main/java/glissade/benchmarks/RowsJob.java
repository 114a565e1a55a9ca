package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.fold.ParallelFold;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;

/** One pass over rows in memory, with all processors. */
abstract class RowsJob implements Job {

  final InMemoryRows rows;

  private RowsJob(InMemoryRows rows) {
    this.rows = rows;
  }

  static InMemoryRows normal(int n, int d) {
    ParallelFold fold = ParallelFold.onAllProcessors();
    return new SyntheticRows(n, Numbers.normal(d), 2, 0.5, 42, fold).inMemory();
  }

  @Override
  public long bytes() {
    long values = 0;
    for (Batch any : rows.chunks()) {
      DenseBatch chunk = any.dense();
      values += chunk.values().length;
    }
    return 8 * values;
  }

  long count() {
    long n = 0;
    for (Batch any : rows.chunks()) {
      DenseBatch chunk = any.dense();
      n += chunk.rows();
    }
    return n;
  }

  static double relative(double actual, double expected) {
    return Math.abs(actual - expected) / Math.abs(expected);
  }

  /** Reads every byte once and adds. */
  static final class Read extends RowsJob {

    private double total;

    Read(InMemoryRows rows) {
      super(rows);
    }

    @Override
    public void run() {
      total = rows.fold(new Sum()).total();
    }

    /** Of the mean, since the sum itself is near zero. */
    @Override
    public double error() {
      double plain = 0;
      for (Batch any : rows.chunks()) {
        DenseBatch chunk = any.dense();
        for (double value : chunk.values()) {
          plain += value;
        }
      }
      return Math.abs(total - plain) / (bytes() / 8.0);
    }
  }

  /** The loss and its gradient at a point. */
  static final class Gradient extends RowsJob {

    private final MeanLoss loss;
    private final double[] point;
    private final double[] gradient;
    private double value;

    Gradient(InMemoryRows rows) {
      super(rows);
      int d = rows.features();
      // Only the sizes that convergence is measured by come from the triangle: a few rows do.
      Triangle triangle = Triangle.of(normal(10 * (d + 2), d));
      loss = MeanLoss.squared(rows, triangle, Scaling.raw(d, true));
      point = Numbers.normal(d + 1);
      gradient = new double[d + 1];
    }

    @Override
    public void run() {
      value = loss.valueAndGradient(point, gradient);
    }

    /** Of the loss and every derivative from those of the plain loop over rows. */
    @Override
    public double error() {
      double squares = 0;
      double[] expected = new double[gradient.length];
      for (Batch any : rows.chunks()) {
        DenseBatch chunk = any.dense();
        for (int i = 0; i < chunk.rows(); i++) {
          double residual = point[0] - chunk.target(i);
          for (int j = 0; j < rows.features(); j++) {
            residual += point[j + 1] * chunk.feature(i, j);
          }
          squares += residual * residual;
          expected[0] += residual;
          for (int j = 0; j < rows.features(); j++) {
            expected[j + 1] += residual * chunk.feature(i, j);
          }
        }
      }
      long n = count();
      double error = relative(value, squares / n);
      for (int j = 0; j < gradient.length; j++) {
        error = Math.max(error, relative(gradient[j], 2 * expected[j] / n));
      }
      return error;
    }
  }

  /** The triangle of [1 X y]. */
  static final class Fold extends RowsJob {

    private Triangle triangle;

    Fold(InMemoryRows rows) {
      super(rows);
      triangle = Triangle.of(normal(1, rows.features()));
    }

    @Override
    public void run() {
      triangle = Triangle.of(rows);
    }

    @Override
    public long flops() {
      return 2 * count() * triangle.size() * triangle.size();
    }

    /** Of ‖Rθ‖² from ‖[1 X y]θ‖², summed up row by row, for some θ. */
    @Override
    public double error() {
      int size = triangle.size();
      double[] theta = Numbers.normal(size);
      double expected = 0;
      for (Batch any : rows.chunks()) {
        DenseBatch chunk = any.dense();
        for (int i = 0; i < chunk.rows(); i++) {
          double product = theta[0] + theta[size - 1] * chunk.target(i);
          for (int j = 0; j < rows.features(); j++) {
            product += theta[j + 1] * chunk.feature(i, j);
          }
          expected += product * product;
        }
      }
      double actual = 0;
      for (int i = 0; i < size; i++) {
        double product = 0;
        for (int j = i; j < size; j++) {
          product += triangle.at(i, j) * theta[j];
        }
        actual += product * product;
      }
      return relative(actual, expected);
    }
  }
}
