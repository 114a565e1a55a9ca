package glissade.table;

import java.util.List;

/** Something that has columns, of which one may be asked what they hold. */
public interface NamedColumns {

  /** What to call it in a sentence. */
  String name();

  /** The columns, in order. */
  List<Column> columns();

  /**
   * The texts that count as missing cells, as R's {@code na.strings} do: a cell that holds one of
   * them just so, or where the column is of numbers one of the same value, reads as empty. Part of
   * φ, so that rows to predict are read alike.
   */
  List<String> missingTexts();

  /**
   * Looks for a cell that is not a number in columns of text whose cells are nearly all numbers.
   *
   * @param names columns; those that do not hold text are passed over
   * @throws UnusableDataException naming the first such cell, if that can be known beforehand
   */
  default void rejectBadCells(List<String> names) {}
}
