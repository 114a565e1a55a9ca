package glissade.spark.ml;

import glissade.model.ImpossibleChoiceException;
import glissade.table.Remedy;
import glissade.table.UnusableDataException;
import java.util.function.Supplier;

/** What can be done about what an estimator refuses, in its parameters and Spark's words. */
final class Remedies {

  private Remedies() {}

  /** One for each: the compiler says so when there is one more. */
  static String of(Remedy remedy) {
    return switch (remedy) {
      case MAKE_LEVELS -> "Make text or numbers of them in the dataset.";
      case MAKE_DATES -> "Make dates of it in the dataset, for instance to_date(`%s`).";
      case LEAVE_LEVELS_OUT -> "Correct it, or filter such rows out of the dataset.";
      case SECOND_COLUMN -> "Give the dataset a second column of it, or keep one of the terms.";
      case FEWER_LEVELS -> "Leave it out, or make fewer levels of its columns in the dataset.";
      case FEWER_FEATURES -> "Leave a column out of columns or formula.";
      case EMPTY_CELL -> "Correct the cell, or make it null and set handleInvalid to skip.";
      case WITHIN_DOMAIN ->
          "Filter such rows out of the dataset, take a function that is defined there (log1p,"
              + " sqrt), or leave the term out.";
      case OTHER_LOSS -> "Correct the cell, or set another loss.";
      case TWO_CLASSES -> "Set loss to softmax for more classes, or make two of them.";
      case OTHER_ROUTE -> "Leave route at auto, or set it to %s.";
      case OTHER_OPTIMIZER -> "Leave optimizer at auto, or set it to %s.";
      case INTERIOR_POINT ->
          "Leave optimizer at auto for the interior-point method, or set maxIter.";
      case SMOOTH_LOSS -> "Set loss to absolute, optimizer to sgd, or maxIter.";
      case NO_PENALTY ->
          "Leave regParam at 0, or set loss to absolute, optimizer to sgd, or maxIter.";
    };
  }

  /** What comes of something; what it refuses is refused in these words. */
  static <T> T inOwnWords(Supplier<T> something) {
    try {
      return something.get();
    } catch (UnusableDataException e) {
      throw from(e, new UnusableDataException(e.message(Remedies::of)));
    } catch (ImpossibleChoiceException e) {
      throw from(e, new IllegalArgumentException(e.message(Remedies::of)));
    }
  }

  /** With the place and the cause of another one, whose own message would stand below it. */
  private static <E extends RuntimeException> E from(RuntimeException other, E same) {
    same.setStackTrace(other.getStackTrace());
    if (other.getCause() != null) {
      same.initCause(other.getCause());
    }
    return same;
  }
}
