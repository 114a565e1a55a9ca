package glissade.features;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What must be known of rows before anything is fitted to them: how many there are, of each number
 * its range and its different values, as far as there are not too many, and which levels occur.
 */
final class Survey implements Accumulator<Batch, Survey> {

  private final int[] most;
  private final double[] low;
  private final double[] high;
  private final double[][] values;
  private final int[] different;
  private final BitSet levels = new BitSet();
  private long rows;

  /**
   * @param most of each number how many different values are of interest
   */
  Survey(int[] most) {
    this.most = most.clone();
    this.low = new double[most.length];
    this.high = new double[most.length];
    this.values = new double[most.length][0];
    this.different = new int[most.length];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  /** The numbers of a batch, without the levels of categories. */
  static DenseBatch numbers(Batch batch) {
    return batch instanceof CodedBatch coded ? coded.numbers() : batch.dense();
  }

  @Override
  public Survey empty() {
    return new Survey(most);
  }

  @Override
  public void add(Batch batch) {
    DenseBatch numbers = numbers(batch);
    for (int j = 0; j < most.length; j++) {
      for (int i = 0; i < numbers.rows(); i++) {
        add(j, numbers.feature(i, j));
      }
    }
    if (batch instanceof CodedBatch coded) {
      for (int k = 0; k < coded.categories(); k++) {
        for (int i = 0; i < coded.rows(); i++) {
          if (coded.code(i, k) >= 0) {
            levels.set(coded.code(i, k));
          }
        }
      }
    }
    rows += batch.rows();
  }

  private void add(int j, double number) {
    low[j] = Math.min(low[j], number);
    high[j] = Math.max(high[j], number);
    if (different[j] < most[j]) {
      // Minus zero and zero are one value.
      remember(j, number + 0.0);
    }
  }

  private void remember(int j, double number) {
    int place = Arrays.binarySearch(values[j], 0, different[j], number);
    if (place >= 0) {
      return;
    }
    if (different[j] == values[j].length) {
      values[j] = Arrays.copyOf(values[j], Math.min(most[j], 2 * different[j] + 8));
    }
    int to = -place - 1;
    System.arraycopy(values[j], to, values[j], to + 1, different[j] - to);
    values[j][to] = number;
    different[j]++;
  }

  @Override
  public void merge(Survey later) {
    for (int j = 0; j < most.length; j++) {
      low[j] = Math.min(low[j], later.low[j]);
      high[j] = Math.max(high[j], later.high[j]);
      for (int i = 0; i < later.different[j] && different[j] < most[j]; i++) {
        remember(j, later.values[j][i]);
      }
    }
    levels.or(later.levels);
    rows += later.rows;
  }

  /** How many rows there were. */
  long rows() {
    return rows;
  }

  /** The least value of a number. */
  double low(int j) {
    return low[j];
  }

  /** The largest value of a number. */
  double high(int j) {
    return high[j];
  }

  /** The different values of a number, rising; as many as were of interest if there are more. */
  double[] values(int j) {
    return Arrays.copyOf(values[j], different[j]);
  }

  /** Whether some row has a level. */
  boolean occurs(int feature) {
    return levels.get(feature);
  }
}
