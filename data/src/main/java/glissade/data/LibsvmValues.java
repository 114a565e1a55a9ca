package glissade.data;

import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.util.Arrays;

/** Rows as they are read from libsvm text: arrays that grow. */
final class LibsvmValues {

  private int[] starts = new int[64];
  private double[] targets = new double[64];
  private int[] columns = new int[1024];
  private double[] values = new double[1024];
  private int rows;
  private int stored;
  private int widest;
  private int lowest = Integer.MAX_VALUE;
  private long queries;

  void startRow(double target) {
    if (rows + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      targets = Arrays.copyOf(targets, 2 * targets.length);
    }
    targets[rows++] = target;
    starts[rows] = stored;
  }

  void add(int column, double value) {
    if (stored == columns.length) {
      columns = Arrays.copyOf(columns, 2 * stored);
      values = Arrays.copyOf(values, 2 * stored);
    }
    columns[stored] = column;
    values[stored++] = value;
    starts[rows] = stored;
    widest = Math.max(widest, column + 1);
    lowest = Math.min(lowest, column);
  }

  void passQuery() {
    queries++;
  }

  int rows() {
    return rows;
  }

  long stored() {
    return stored;
  }

  /** The number of the last feature that a row holds, and one more. */
  int features() {
    return widest;
  }

  /** The least number of a feature that a row holds. */
  int lowest() {
    return lowest;
  }

  /** How many rows told of a query. */
  long queries() {
    return queries;
  }

  double target(int row) {
    return targets[row];
  }

  /**
   * The rows on arrays of just their length.
   *
   * @param targets what a target is read as, one a row; kept
   */
  SparseBatch batch(int features, double[] targets) {
    return new SparseBatch(
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(columns, stored),
        Arrays.copyOf(values, stored),
        features,
        new Responses(targets, 0, rows, false, false));
  }
}
