package glissade.rows;

import java.io.Serializable;

/**
 * What is known of each row beside its features: the target y, the weight it counts with, and the
 * offset that is added to its score b + w·φ. Columns of one array: the targets, then the weights if
 * there are any, then the offsets if there are any.
 *
 * <p>A view, as the batch is that it belongs to.
 */
public final class Responses implements Serializable {

  private final double[] values;
  private final int start;
  private final int stride;
  private final boolean weighted;
  private final boolean shifted;

  /**
   * @param values kept, not copied
   * @param start where the target of row 0 stands
   * @param stride the distance from a row's target to its weight, and from there to its offset
   * @param weighted whether rows carry weights
   * @param shifted whether rows carry offsets
   */
  public Responses(double[] values, int start, int stride, boolean weighted, boolean shifted) {
    this.values = values;
    this.start = start;
    this.stride = stride;
    this.weighted = weighted;
    this.shifted = shifted;
  }

  /** How many numbers a row has: its target, and what else it carries. */
  public int width() {
    return 1 + (weighted ? 1 : 0) + (shifted ? 1 : 0);
  }

  /** The array that holds them. */
  public double[] values() {
    return values;
  }

  /** Where the targets start. */
  public int targetStart() {
    return start;
  }

  /** Where the weights start, if {@link #weighted()}. */
  public int weightStart() {
    return start + stride;
  }

  /** Where the offsets start, if {@link #shifted()}. */
  public int offsetStart() {
    return start + (weighted ? 2 : 1) * stride;
  }

  /** Whether rows carry weights. */
  public boolean weighted() {
    return weighted;
  }

  /** Whether rows carry offsets. */
  public boolean shifted() {
    return shifted;
  }

  /** y of row i. */
  public double target(int i) {
    return values[start + i];
  }

  /** The weight of row i: 1 where rows carry none. */
  public double weight(int i) {
    return weighted ? values[weightStart() + i] : 1;
  }

  /** The offset of row i: 0 where rows carry none. */
  public double offset(int i) {
    return shifted ? values[offsetStart() + i] : 0;
  }

  /** The first {@code rows} weights added up: their number where rows carry none. */
  public double weightSum(int rows) {
    if (!weighted) {
      return rows;
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += values[weightStart() + i];
    }
    return sum;
  }

  /**
   * Adds its offset to every score, if rows carry offsets.
   *
   * @param scores the first {@code rows} elements are added to
   */
  public void shift(double[] scores, int rows) {
    for (int i = 0; i < rows && shifted; i++) {
      scores[i] += values[offsetStart() + i];
    }
  }

  /** Those from row {@code from} on, on the same array. */
  Responses from(int from) {
    return new Responses(values, start + from, stride, weighted, shifted);
  }

  /** A copy of those of some rows, in the order given. */
  Responses pick(int[] rows, int count) {
    double[] picked = new double[width() * count];
    for (int k = 0; k < width(); k++) {
      for (int i = 0; i < count; i++) {
        picked[k * count + i] = values[start + k * stride + rows[i]];
      }
    }
    return new Responses(picked, 0, count, weighted, shifted);
  }
}
