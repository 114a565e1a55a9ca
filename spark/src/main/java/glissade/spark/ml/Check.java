package glissade.spark.ml;

import java.io.Serializable;

/** Says of a value of a parameter what is wrong with it. */
interface Check<T> extends Serializable {
  /**
   * @throws IllegalArgumentException if it cannot be
   */
  void accept(T value);
}
