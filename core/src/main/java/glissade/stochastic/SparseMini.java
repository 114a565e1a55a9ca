package glissade.stochastic;

import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.SparseBatch;
import java.util.Arrays;

/**
 * A mini-batch of rows of which only some features are held: O(1) for each of those and nothing for
 * the others. Steps are made row by row, all on derivatives at the same point.
 */
final class SparseMini extends MiniBatch {

  /**
   * So many rows are copied at a time: their reads from memory wait together, and the copies are
   * still in the nearest cache when they are learned from.
   */
  private static final int COPIED_ROWS = 32;

  private final Frame frame;
  private final int intercept;
  private Batch from;
  private int[] order = {};
  private int copiedFrom;
  private int copiedTo;

  /** Where the selected rows start among the copied ones. */
  private int selected;

  private int[] starts = {0};
  private int[] columns = {};
  private double[] values = {};

  SparseMini(Batch batch, Frame frame) {
    this.from = batch;
    this.frame = frame;
    this.intercept = frame.features();
  }

  @Override
  void copy(Batch batch, int[] wanted) {
    from = batch;
    order = wanted;
    copiedFrom = 0;
    copiedTo = 0;
  }

  @Override
  void select(int start, int size) {
    super.select(start, size);
    if (start < copiedFrom || start + size > copiedTo) {
      copiedFrom = start;
      copiedTo = Math.min(chunkRows(), start + Math.max(size, COPIED_ROWS));
      copyRows();
    }
    selected = start - copiedFrom;
  }

  private void copyRows() {
    int count = copiedTo - copiedFrom;
    if (starts.length <= count) {
      starts = new int[count + 1];
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] = copy(from, order[copiedFrom + i], starts[i]);
    }
  }

  private int copy(Batch batch, int row, int to) {
    if (batch instanceof SparseBatch sparse) {
      return copy(sparse, row, to);
    }
    return batch instanceof CodedBatch coded ? copy(coded, row, to) : copy(batch.dense(), row, to);
  }

  private void room(int length) {
    if (columns.length < length) {
      columns = Arrays.copyOf(columns, 2 * length);
      values = Arrays.copyOf(values, 2 * length);
    }
  }

  private int copy(SparseBatch batch, int row, int to) {
    int first = batch.start(row);
    int length = batch.start(row + 1) - first;
    room(to + length);
    int[] from = batch.columns();
    double[] held = batch.values();
    if (frame.isOfUnits()) {
      System.arraycopy(from, first, columns, to, length);
      System.arraycopy(held, first, values, to, length);
      return to + length;
    }
    double[] factor = frame.factor();
    for (int k = 0; k < length; k++) {
      int j = from[first + k];
      columns[to + k] = j;
      values[to + k] = held[first + k] * factor[j];
    }
    return to + length;
  }

  private int copy(DenseBatch numbers, int row, int to) {
    int p = numbers.features();
    room(to + p);
    for (int j = 0; j < p; j++) {
      columns[to + j] = j;
      values[to + j] = (numbers.feature(row, j) - frame.centre()[j]) * frame.factor()[j];
    }
    return to + p;
  }

  private int copy(CodedBatch batch, int row, int to) {
    int next = copy(batch.numbers(), row, to);
    room(next + batch.categories());
    for (int k = 0; k < batch.categories(); k++) {
      int code = batch.code(row, k);
      if (code != CodedBatch.NONE) {
        columns[next] = code;
        values[next++] = frame.factor()[code];
      }
    }
    return next;
  }

  @Override
  void settle(Iterate iterate) {
    if (iterate.isSettled()) {
      return;
    }
    for (int k = starts[selected]; k < starts[selected + count()]; k++) {
      iterate.settle(columns[k]);
    }
    iterate.settle(intercept);
  }

  @Override
  void linear(double[] z, double[] out) {
    double b = frame.intercept() ? z[intercept] : 0;
    for (int i = 0; i < count(); i++) {
      out[i] = b + dot(starts[selected + i], starts[selected + i + 1], z);
    }
  }

  /** In four sums, so that a look-up need not wait for the addition before it. */
  private double dot(int start, int end, double[] z) {
    double[] u = values;
    int[] of = columns;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int k = start;
    for (; k < end - 3; k += 4) {
      a = Math.fma(u[k], z[of[k]], a);
      b = Math.fma(u[k + 1], z[of[k + 1]], b);
      c = Math.fma(u[k + 2], z[of[k + 2]], c);
      d = Math.fma(u[k + 3], z[of[k + 3]], d);
    }
    for (; k < end; k++) {
      a = Math.fma(u[k], z[of[k]], a);
    }
    return (a + b) + (c + d);
  }

  @Override
  void push(double[] r, double eta, Iterate iterate) {
    for (int i = 0; i < count(); i++) {
      int start = starts[selected + i];
      iterate.pushRow(eta, r[i], columns, values, start, starts[selected + i + 1]);
      if (frame.intercept()) {
        iterate.push(intercept, eta, r[i]);
      }
    }
  }

  @Override
  void add(double[] r, double factor, double[] sums) {
    for (int i = 0; i < count(); i++) {
      double times = factor * r[i];
      for (int k = starts[selected + i]; k < starts[selected + i + 1]; k++) {
        sums[columns[k]] = Math.fma(times, values[k], sums[columns[k]]);
      }
      if (frame.intercept()) {
        sums[intercept] += times;
      }
    }
  }

  @Override
  double square(int i) {
    double sum = frame.intercept() ? 1 : 0;
    for (int k = starts[selected + i]; k < starts[selected + i + 1]; k++) {
      sum = Math.fma(values[k], values[k], sum);
    }
    return sum;
  }
}
