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

  private final Frame frame;
  private final int intercept;
  private int[] starts = {0};
  private int[] columns = {};
  private double[] values = {};

  SparseMini(Frame frame) {
    this.frame = frame;
    this.intercept = frame.features();
  }

  @Override
  void copy(Batch batch, int[] order) {
    int size = batch.rows();
    if (starts.length <= size) {
      starts = new int[size + 1];
    }
    for (int i = 0; i < size; i++) {
      int row = order[i];
      starts[i + 1] = copy(batch, row, starts[i]);
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
    for (int k = starts[from()]; k < starts[from() + count()]; k++) {
      iterate.settle(columns[k]);
    }
    iterate.settle(intercept);
  }

  @Override
  void linear(double[] z, double[] out) {
    for (int i = 0; i < count(); i++) {
      double sum = 0;
      for (int k = starts[from() + i]; k < starts[from() + i + 1]; k++) {
        sum = Math.fma(values[k], z[columns[k]], sum);
      }
      out[i] = frame.intercept() ? z[intercept] + sum : sum;
    }
  }

  @Override
  void push(double[] r, double eta, Iterate iterate) {
    for (int i = 0; i < count(); i++) {
      int start = starts[from() + i];
      iterate.pushRow(eta, r[i], columns, values, start, starts[from() + i + 1]);
      if (frame.intercept()) {
        iterate.push(intercept, eta, r[i]);
      }
    }
  }

  @Override
  void add(double[] r, double factor, double[] sums) {
    for (int i = 0; i < count(); i++) {
      double times = factor * r[i];
      for (int k = starts[from() + i]; k < starts[from() + i + 1]; k++) {
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
    for (int k = starts[from() + i]; k < starts[from() + i + 1]; k++) {
      sum = Math.fma(values[k], values[k], sum);
    }
    return sum;
  }
}
