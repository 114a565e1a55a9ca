package glissade.data;

import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the line that keeps a file from being a table: where one line has a cell more than the
 * others, DuckDB takes every line for one cell of text, or gives up without naming it.
 */
final class RaggedRows {

  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  /** A character that no line of text holds, to read lines uncut. */
  private static final String NO_DELIMITER = "\u0001";

  private final Engine engine;
  private final InputFile file;

  RaggedRows(Engine engine, InputFile file) {
    this.engine = engine;
    this.file = file;
  }

  /**
   * Given that the file seems to have a single column.
   *
   * @param header the name of that column
   * @throws UnusableDataException if the header and most lines below split in the same way
   */
  void rejectUnsplit(String header) throws SQLException {
    String delimiter = delimiterOf(header);
    long cuts = cuts(header, delimiter);
    if (cuts == 0) {
      return;
    }
    boolean split =
        engine.querySingle(
            "SELECT 2 * count(*) FILTER (len(line) - len(replace(line, %s, '')) = %d) > count(*) FROM (SELECT * FROM %s LIMIT 100)"
                .formatted(Sql.text(delimiter), cuts, lines()),
            row -> row.getBoolean(1));
    if (split) {
      readStrictly(delimiter, cuts);
    }
  }

  /** Says what is wrong with a file in which no delimiter fits. */
  UnusableDataException explain(SQLException e) throws SQLException {
    List<String> first =
        engine.query("SELECT line FROM " + lines() + " LIMIT 1", row -> row.getString(1));
    String header = first.isEmpty() ? "" : String.valueOf(first.get(0));
    String delimiter = delimiterOf(header);
    readStrictly(delimiter, cuts(header, delimiter));
    return new UnusableDataException(
        file.name()
            + " is not CSV that can be understood: no delimiter cuts all its lines into the same number of cells. Expected is a header line and a line for each row.",
        e);
  }

  /** Fails at the first line that has another number of cells. */
  private void readStrictly(String delimiter, long cuts) throws SQLException {
    String columns =
        IntStream.rangeClosed(0, (int) cuts)
            .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
            .collect(Collectors.joining(", ", "{", "}"));
    try {
      engine.run(
          "SELECT count(*) FROM read_csv(%s, auto_detect = false, delim = %s, quote = '\"', escape = '\"', header = true, columns = %s)"
              .formatted(Sql.file(file.path()), Sql.text(delimiter), columns));
    } catch (SQLException e) {
      throw Complaint.reading(file.name(), e);
    }
  }

  private String lines() {
    return "read_csv(%s, auto_detect = false, delim = '%s', quote = '', escape = '', header = false, columns = {'line': 'VARCHAR'})"
        .formatted(Sql.file(file.path()), NO_DELIMITER);
  }

  private static String delimiterOf(String header) {
    return DELIMITERS.stream()
        .max(Comparator.comparingLong(delimiter -> cuts(header, delimiter)))
        .orElseThrow();
  }

  private static long cuts(String line, String delimiter) {
    return line.chars().filter(c -> c == delimiter.charAt(0)).count();
  }
}
