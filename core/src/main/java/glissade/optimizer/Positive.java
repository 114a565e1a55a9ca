package glissade.optimizer;

/** Checks the numbers that configure optimizers. */
final class Positive {

  private Positive() {}

  /**
   * @param what {@code The step size}
   */
  static void check(String what, double number) {
    if (!(number > 0) || Double.isInfinite(number)) {
      throw new IllegalArgumentException(
          what + " must be positive and finite, not " + number + ".");
    }
  }

  /** The same of a part, at least 0 and under 1. */
  static void checkPart(String what, double number) {
    if (!(number >= 0 && number < 1)) {
      throw new IllegalArgumentException(
          what + " must be at least 0 and under 1, not " + number + ".");
    }
  }

  /** The same of a factor, over 0 and at most 1. */
  static void checkFactor(String what, double number) {
    if (!(number > 0 && number <= 1)) {
      throw new IllegalArgumentException(
          what + " must be over 0 and at most 1, not " + number + ".");
    }
  }

  /** The same of a count, at least 1. */
  static void checkCount(String what, long count) {
    if (count < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + count + ".");
    }
  }
}
