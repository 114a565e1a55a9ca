package glissade.data;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file whose dialect is known.
 *
 * @param file where it is
 * @param dialect how DuckDB is to read it: delimiter, quotes, header
 * @param names its columns
 * @param types what the text in each means; null for a column with nothing but missing cells
 */
record CsvFile(InputFile file, String dialect, List<String> names, List<@Nullable TextType> types) {

  /**
   * Bytes DuckDB's threads take at a time. Its own choice, 32 MB, keeps some 100 MB more in memory
   * and is no faster; lines may be half as long.
   */
  private static final int BUFFER_BYTES = 4_000_000;

  /** What follows {@code FROM} for its rows, every cell as text. */
  String from() {
    return from(List.of(this));
  }

  /** What follows {@code FROM} for the rows of files written alike, every cell as text. */
  static String from(List<CsvFile> files) {
    return from(files, name -> "VARCHAR", "");
  }

  /**
   * The same with some columns converted to doubles by the CSV reader itself. That takes a quarter
   * of the time of {@link Cells#asNumber} and gives the same doubles, but fails at some cells which
   * that still understands: a word for nothing between blanks, or a quoted cell and blanks.
   *
   * @param missing the texts that are null, in all columns; at other words for nothing it fails
   */
  static String from(List<CsvFile> files, Set<String> numbers, String missing) {
    return from(
        files,
        name -> numbers.contains(name) ? "DOUBLE" : "VARCHAR",
        ", nullstr = %s, buffer_size = %d".formatted(missing, BUFFER_BYTES));
  }

  private static String from(List<CsvFile> files, Function<String, String> type, String further) {
    String columns =
        files.get(0).names().stream()
            .map(name -> Sql.text(name) + ": " + Sql.text(type.apply(name)))
            .collect(Collectors.joining(", ", "{", "}"));
    return "read_csv(%s, %s, columns = %s%s)"
        .formatted(
            Sql.files(files.stream().map(each -> each.file().path()).toList()),
            files.get(0).dialect(),
            columns,
            further);
  }

  /** Another file with more rows of this one: no header, nothing to skip before the first. */
  CsvFile continued(InputFile rest) {
    String goingOn =
        dialect
            .replaceFirst("skip = \\d+", "skip = 0")
            .replaceFirst("header = true", "header = false");
    return new CsvFile(rest, goingOn, names, types);
  }

  /** Whether one reader can read both. */
  boolean isWrittenLike(CsvFile other) {
    return dialect.equals(other.dialect) && names.equals(other.names);
  }

  @Nullable TextType type(String name) {
    return types.get(names.indexOf(name));
  }
}
