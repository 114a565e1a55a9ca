package glissade.features;

import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.util.Arrays;

/**
 * Makes sparse rows of named values by {@link Hashing}: start a row, add what it has. Values of one
 * row that fall on one place are added up. Grows as rows come.
 */
public final class HashedRows {

  private final Hashing hashing;
  private int[] starts = new int[64];
  private double[] targets = new double[64];
  private int[] columns = new int[1024];
  private double[] values = new double[1024];
  private int rows;
  private int stored;

  public HashedRows(Hashing hashing) {
    this.hashing = hashing;
  }

  /** Starts another row. */
  public void startRow(double target) {
    if (rows + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      targets = Arrays.copyOf(targets, 2 * targets.length);
    }
    targets[rows++] = target;
    starts[rows] = stored;
  }

  /** A feature that the row has. */
  public void add(String name) {
    add(name, 1);
  }

  /**
   * A feature and its value.
   *
   * @throws IllegalStateException if no row was started
   */
  public void add(String name, double value) {
    if (rows == 0) {
      throw new IllegalStateException("no row was started");
    }
    int place = hashing.place(name);
    double signed = hashing.sign(name) * value;
    // Kept in order: a row holds few values, and mostly they come in no order at all.
    int first = starts[rows - 1];
    int at = stored;
    while (at > first && columns[at - 1] > place) {
      at--;
    }
    if (at > first && columns[at - 1] == place) {
      values[at - 1] += signed;
      return;
    }
    if (stored == columns.length) {
      columns = Arrays.copyOf(columns, 2 * stored);
      values = Arrays.copyOf(values, 2 * stored);
    }
    System.arraycopy(columns, at, columns, at + 1, stored - at);
    System.arraycopy(values, at, values, at + 1, stored - at);
    columns[at] = place;
    values[at] = signed;
    stored++;
    starts[rows] = stored;
  }

  /** All rows so far, on arrays of their own. */
  public SparseBatch batch() {
    double[] given = Arrays.copyOf(targets, rows);
    return new SparseBatch(
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(columns, stored),
        Arrays.copyOf(values, stored),
        hashing.places(),
        new Responses(given, 0, rows, false, false));
  }
}
