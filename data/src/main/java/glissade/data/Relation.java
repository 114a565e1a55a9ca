package glissade.data;

import glissade.table.Column;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that DuckDB can read again and again, in one order.
 *
 * @param from what follows {@code FROM}
 * @param cells the columns
 * @param parts the same rows file by file, for messages that name one
 * @param numbers a faster way to read numeric columns that come as text, or null
 * @param original the same rows with what {@link MissingTexts} took out of them; null if nothing
 */
record Relation(
    String from,
    List<Cells> cells,
    List<Part> parts,
    @Nullable NumberReader numbers,
    @Nullable Relation original) {

  /** Reads columns of text as numbers right away, and may fail where {@link Cells} does not. */
  interface NumberReader {

    /**
     * What follows {@code FROM} for the same rows in the same order, with these columns as doubles,
     * null where missing.
     *
     * @param words whether cells that only say that they are missing are null in all columns; they
     *     must not be where other columns are read as text
     */
    String from(Set<String> columns, boolean words);
  }

  Relation(String from, List<Cells> cells, List<Part> parts) {
    this(from, cells, parts, null, null);
  }

  /** The same rows, every cell as it is stored. */
  Relation stored() {
    return original == null ? this : original;
  }

  /**
   * The rows of one file.
   *
   * @param name what its owner calls it
   * @param from what follows {@code FROM}
   */
  record Part(String name, String from) {}

  /** A table or a file that is its own only part. */
  static Relation of(String name, String from, List<Cells> cells) {
    return new Relation(from, cells, List.of(new Part(name, from)));
  }

  List<Column> columns() {
    return cells.stream().map(Cells::column).toList();
  }

  /** A query for all rows. */
  String select(Function<Cells, String> expression) {
    return "SELECT "
        + cells.stream()
            .map(cell -> expression.apply(cell) + " AS " + cell.quoted())
            .collect(Collectors.joining(", "))
        + " FROM "
        + from;
  }
}
