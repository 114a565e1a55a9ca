package glissade.rows;

/**
 * Rows of which only the features that are not zero are held, row by row: those of row i are {@code
 * values[k]} of feature {@code columns[k]} for k from {@code starts[i]} up to {@code starts[i +
 * 1]}.
 */
public final class SparseBatch implements Batch {

  private final int[] starts;
  private final int[] columns;
  private final double[] values;
  private final int first;
  private final int rows;
  private final int features;
  private final Responses responses;

  /**
   * @param starts rows + 1 elements that never fall; kept, not copied, as all arrays are
   * @param columns the features held, each from 0 to d − 1, rising within a row
   * @param values their values
   * @param features d
   * @param responses of these rows
   */
  public SparseBatch(
      int[] starts, int[] columns, double[] values, int features, Responses responses) {
    this(starts, columns, values, 0, starts.length - 1, features, responses);
  }

  private SparseBatch(
      int[] starts,
      int[] columns,
      double[] values,
      int first,
      int rows,
      int features,
      Responses responses) {
    this.starts = starts;
    this.columns = columns;
    this.values = values;
    this.first = first;
    this.rows = rows;
    this.features = features;
    this.responses = responses;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public Responses responses() {
    return responses;
  }

  /** Where the values of row i start, and those of the row before it end. */
  public int start(int i) {
    return starts[first + i];
  }

  /** Which feature each value belongs to. */
  public int[] columns() {
    return columns;
  }

  /** The values held. */
  public double[] values() {
    return values;
  }

  @Override
  public SparseBatch slice(int from, int count) {
    return new SparseBatch(
        starts, columns, values, first + from, count, features, responses.from(from));
  }

  @Override
  public SparseBatch pick(int[] chosen, int count) {
    int[] pickedStarts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      pickedStarts[i + 1] = pickedStarts[i] + start(chosen[i] + 1) - start(chosen[i]);
    }
    int[] pickedColumns = new int[pickedStarts[count]];
    double[] picked = new double[pickedStarts[count]];
    for (int i = 0; i < count; i++) {
      int length = pickedStarts[i + 1] - pickedStarts[i];
      System.arraycopy(columns, start(chosen[i]), pickedColumns, pickedStarts[i], length);
      System.arraycopy(values, start(chosen[i]), picked, pickedStarts[i], length);
    }
    return new SparseBatch(
        pickedStarts, pickedColumns, picked, features, responses.pick(chosen, count));
  }

  @Override
  public DenseBatch dense() {
    return Densified.of(this);
  }

  @Override
  public void predict(double[] weights, double intercept, double[] out) {
    for (int i = 0; i < rows; i++) {
      out[i] = intercept + dot(i, weights);
    }
  }

  @Override
  public void addTransposed(double[] r, double[] sums) {
    for (int i = 0; i < rows; i++) {
      addRow(i, r[i], sums);
    }
  }

  /** In four sums, so that a look-up need not wait for the addition before it. */
  @Override
  public double dot(int row, double[] weights) {
    int k = start(row);
    int end = start(row + 1);
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (; k + 3 < end; k += 4) {
      a = Math.fma(values[k], weights[columns[k]], a);
      b = Math.fma(values[k + 1], weights[columns[k + 1]], b);
      c = Math.fma(values[k + 2], weights[columns[k + 2]], c);
      d = Math.fma(values[k + 3], weights[columns[k + 3]], d);
    }
    for (; k < end; k++) {
      a = Math.fma(values[k], weights[columns[k]], a);
    }
    return (a + b) + (c + d);
  }

  @Override
  public void addRow(int row, double factor, double[] sums) {
    int end = start(row + 1);
    for (int k = start(row); k < end; k++) {
      int j = columns[k];
      sums[j] = Math.fma(factor, values[k], sums[j]);
    }
  }

  @Override
  public void addRow(int row, double factor, double[] scale, double[] sums) {
    int end = start(row + 1);
    for (int k = start(row); k < end; k++) {
      int j = columns[k];
      sums[j] = Math.fma(factor * scale[j], values[k], sums[j]);
    }
  }

  @Override
  public double squares(int row, double[] scale) {
    double sum = 0;
    for (int k = start(row); k < start(row + 1); k++) {
      sum = Math.fma(values[k] * scale[columns[k]], values[k], sum);
    }
    return sum;
  }

  @Override
  public long stored() {
    return (long) start(rows) - start(0);
  }
}
