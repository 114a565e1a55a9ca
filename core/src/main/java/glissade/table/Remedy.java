package glissade.table;

import java.util.Locale;

/**
 * What somebody can do about data that cannot be used, or choices that do not go together, as the
 * command says it: by its flags. Whoever has other words for the same says it with those, {@link
 * UnusableDataException#message}.
 */
public enum Remedy {
  /** The column holds what has no levels. */
  MAKE_LEVELS("Make text or numbers of them with --query."),
  /** The column, named, holds no dates. */
  MAKE_DATES("Make dates of it with --query, for instance CAST(\"%s\" AS DATE)."),
  /** A cell is infinite where a level was expected. */
  LEAVE_LEVELS_OUT("Correct it, or leave such rows out with --query."),
  /** Two terms take different things of one column. */
  SECOND_COLUMN("Make a second column of it with --query, or keep one of the terms."),
  /** A term makes too many columns. */
  FEWER_LEVELS("Leave it out, or make fewer levels of its columns, for instance with --query."),
  /** No row has everything. */
  FEWER_FEATURES("Leave a column out with --features."),
  /** A cell is infinite, or of the wrong sign. */
  EMPTY_CELL("Correct the cell, or leave it empty and choose --missing drop."),
  /** A function is not defined for a cell. */
  WITHIN_DOMAIN(
      "Leave such rows out with --query, take a function that is defined there (log1p, sqrt), or"
          + " leave the term out."),
  /** A target is not what the loss is for. */
  OTHER_LOSS("Correct the cell, or choose another --loss."),
  /** A loss of two classes, and more than two values. */
  TWO_CLASSES("Choose --loss softmax for more classes, or make two of them with --query."),
  /** A route that these rows or this loss cannot go; the ones they can are named. */
  OTHER_ROUTE("Leave --route out, or choose %s."),
  /** An optimizer that does not know the loss; those that do are named. */
  OTHER_OPTIMIZER("Leave --optimizer out, or choose %s."),
  /** An optimizer that does not arrive by itself. */
  INTERIOR_POINT("Leave --optimizer out for the interior-point method, or give --iterations."),
  /** A loss with corners and so many columns. */
  SMOOTH_LOSS("Choose --loss absolute, --optimizer sgd or a number of --iterations."),
  /** A loss with corners under a penalty. */
  NO_PENALTY(
      "Leave the penalty out, or choose --loss absolute, --optimizer sgd or a number of"
          + " --iterations.");

  private final String command;

  Remedy(String command) {
    this.command = command;
  }

  /** A way to say them. */
  @FunctionalInterface
  public interface Words {
    /** A sentence, with {@code %s} for what is to be named. */
    String of(Remedy remedy);
  }

  /** The sentence of the command. */
  public String ofCommand(String... names) {
    return in(remedy -> remedy.command, names);
  }

  /**
   * The sentence in other words.
   *
   * @param names what it names
   */
  public String in(Words words, String... names) {
    return String.format(Locale.ROOT, words.of(this), (Object[]) names);
  }
}
