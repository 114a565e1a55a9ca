package glissade.inference;

import java.io.Serializable;

/**
 * The largest of some numbers, and whose it is.
 *
 * @param value the number
 * @param row the first row that has it, counted from 1 in the order they are read
 */
public record Extreme(double value, long row) implements Serializable {

  static final Extreme NONE = new Extreme(-1, 0);

  /** The larger one; of equal ones this. */
  Extreme or(double other, long place) {
    return other > value ? new Extreme(other, place) : this;
  }
}
