package glissade.spark.ml;

import org.jspecify.annotations.Nullable;

/** One row with a vector, all of which can be used. */
final class VectorRow {

  private final int @Nullable [] elements;
  private final double[] values;
  private final double[] responses;

  /**
   * @param elements which of the elements are held, rising; null for all
   * @param values those
   * @param responses target, weight and offset, as far as there are those
   */
  VectorRow(int @Nullable [] elements, double[] values, double[] responses) {
    this.elements = elements;
    this.values = values;
    this.responses = responses;
  }

  /** Which of the elements are held; null for all. Not to be modified. */
  int @Nullable [] elements() {
    return elements;
  }

  /** What is held. Not to be modified. */
  double[] values() {
    return values;
  }

  /** Target, weight and offset, as far as there are those. Not to be modified. */
  double[] responses() {
    return responses;
  }
}
