package glissade.data;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out how a CSV file is written: its delimiter, its header, the types of its columns. */
final class CsvSniffer {

  /**
   * Guessing from every row costs about 15 ns a byte and one thread: only where that is nothing.
   */
  private static final long WHOLE_FILE_BYTES = 2 << 20;

  private static final int SAMPLE_ROWS = 20_480;
  private static final int DIALECT_ROWS = 2_048;

  /** Of many columns fewer rows are looked at: what goes on otherwise is found when it is read. */
  private static final int SAMPLE_CELLS = 500_000;

  /** How DuckDB's sniffer writes that there is none. */
  private static final String NONE = "(empty)";

  private final Engine engine;
  private final MissingTexts missing;

  CsvSniffer(Engine engine, MissingTexts missing) {
    this.engine = engine;
    this.missing = missing;
  }

  /**
   * @throws UnusableDataException if the file is not CSV, has no header and no rows, or has a name
   *     twice in its header
   */
  CsvFile sniff(InputFile file) {
    try {
      Guess guess = guess(file);
      RaggedRows ragged = new RaggedRows(engine, file);
      if (guess.names().size() == 1) {
        ragged.rejectUnsplit(guess.names().get(0));
      }
      checkHeader(file, guess);
      CsvFile csv = new CsvFile(file, dialect(guess, guess.header()), guess.names(), List.of());
      return new CsvFile(file, csv.dialect(), csv.names(), types(csv, guess));
    } catch (SQLException e) {
      throw Complaint.reading(file.name(), e);
    }
  }

  private record Guess(
      String delimiter,
      String quote,
      String escape,
      String comment,
      int skip,
      boolean header,
      List<String> names,
      List<TextType> types) {}

  private Guess guess(InputFile file) throws SQLException {
    boolean tabs = file.name().toLowerCase(Locale.ROOT).matches(".*\\.tsv(\\.gz)?");
    String known = tabs ? ", delim = '\t'" : "";
    if (!isSmall(file)) {
      Guess guess = guessInSteps(file, known);
      if (guess != null) {
        return guess;
      }
    }
    try {
      return sniff(file, isSmall(file) ? -1 : SAMPLE_ROWS, known);
    } catch (SQLException e) {
      throw Complaint.isAboutCsv(e)
          ? Complaint.reading(file.name(), e)
          : new RaggedRows(engine, file).explain(e);
    }
  }

  /**
   * Every dialect there may be is tried on all rows of the sample, which takes most of the time. So
   * it is found in fewer rows, and only the types of the columns in all of them.
   *
   * @return null if the rows further on do not fit the dialect, so that it must be found in them
   */
  private @Nullable Guess guessInSteps(InputFile file, String known) {
    try {
      Guess dialect = sniff(file, DIALECT_ROWS, known);
      Guess types =
          sniff(
              file,
              sampleRows(dialect.names().size()),
              ", delim = %s, quote = %s, escape = %s, comment = %s, skip = %d, header = %s"
                  .formatted(
                      Sql.text(dialect.delimiter()),
                      Sql.text(dialect.quote()),
                      Sql.text(dialect.escape()),
                      Sql.text(dialect.comment()),
                      dialect.skip(),
                      dialect.header()));
      return dialect.names().size() > 1 && dialect.names().equals(types.names()) ? types : null;
    } catch (SQLException e) {
      return null;
    }
  }

  private static int sampleRows(int width) {
    return Math.max(DIALECT_ROWS, Math.min(SAMPLE_ROWS, SAMPLE_CELLS / width));
  }

  /**
   * @param known what is not to be guessed
   */
  private Guess sniff(InputFile file, long sampleRows, String known) throws SQLException {
    String sql =
        """
        SELECT Delimiter, Quote, Escape, Comment, SkipRows, HasHeader, DateFormat, TimestampFormat,
          [c.name for c in Columns], [c.type for c in Columns]
        FROM sniff_csv(%s, sample_size = %d, nullstr = %s%s)\
        """
            .formatted(Sql.file(file.path()), sampleRows, missing.ofCsv(true), known);
    return engine.querySingle(sql, CsvSniffer::read);
  }

  private static boolean isSmall(InputFile file) {
    try {
      return Files.size(file.path()) <= WHOLE_FILE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static Guess read(ResultSet row) throws SQLException {
    @Nullable String dateFormat = row.getString(7);
    @Nullable String timestampFormat = row.getString(8);
    List<TextType> types = new ArrayList<>();
    for (String type : strings(row.getArray(10))) {
      types.add(
          new TextType(
              type,
              switch (type) {
                case "DATE" -> dateFormat;
                case "TIMESTAMP" -> timestampFormat;
                default -> null;
              }));
    }
    // Quotes may stand further on than the sample reaches, so they count even if none was seen.
    String quote = NONE.equals(row.getString(2)) ? "\"" : row.getString(2);
    return new Guess(
        row.getString(1),
        quote,
        NONE.equals(row.getString(3)) ? quote : row.getString(3),
        NONE.equals(row.getString(4)) ? "" : row.getString(4),
        row.getInt(5),
        row.getBoolean(6),
        strings(row.getArray(9)),
        types);
  }

  private static List<String> strings(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
  }

  private static String dialect(Guess guess, boolean header) {
    return "auto_detect = false, hive_partitioning = false, delim = %s, quote = %s, escape = %s, comment = %s, skip = %d, header = %s"
        .formatted(
            Sql.text(guess.delimiter()),
            Sql.text(guess.quote()),
            Sql.text(guess.escape()),
            Sql.text(guess.comment()),
            guess.skip(),
            header);
  }

  /** Reads the first line itself: the sniffer's names are already made different. */
  private void checkHeader(InputFile file, Guess guess) throws SQLException {
    int width = guess.names().size();
    CsvFile headless = new CsvFile(file, dialect(guess, false), guess.names(), List.of());
    List<List<String>> lines =
        engine.query(
            "SELECT * FROM " + headless.from() + " LIMIT 1",
            row -> {
              List<String> cells = new ArrayList<>();
              for (int i = 1; i <= width; i++) {
                String cell = row.getString(i);
                cells.add(cell == null ? "" : cell.strip());
              }
              return cells;
            });
    if (lines.isEmpty() || lines.get(0).stream().allMatch(String::isEmpty)) {
      throw new UnusableDataException(file.name() + " is empty: its first line holds nothing.");
    }
    if (guess.header()) {
      TableComplaint.rejectRepeated(file.name(), lines.get(0));
    }
  }

  private List<@Nullable TextType> types(CsvFile csv, Guess guess) throws SQLException {
    List<@Nullable TextType> types = new ArrayList<>(guess.types());
    for (int i : columnsWithoutCells(csv, guess.types())) {
      types.set(i, typeOfFirstCell(csv, csv.names().get(i)));
    }
    return types;
  }

  /** Columns guessed to be text for want of any cell in the first rows. */
  private List<Integer> columnsWithoutCells(CsvFile csv, List<TextType> guessed)
      throws SQLException {
    List<Integer> text = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < guessed.size(); i++) {
      if (guessed.get(i).equals(TextType.TEXT)) {
        text.add(i);
        counts.add("count(*) FILTER (" + present(csv.names().get(i)) + ")");
      }
    }
    if (text.isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT %s FROM (SELECT * FROM %s LIMIT %d)"
            .formatted(String.join(", ", counts), rows(csv), SAMPLE_ROWS);
    return engine.querySingle(
        sql,
        row -> {
          List<Integer> none = new ArrayList<>();
          for (int k = 0; k < text.size(); k++) {
            if (row.getLong(k + 1) == 0) {
              none.add(text.get(k));
            }
          }
          return none;
        });
  }

  private @Nullable TextType typeOfFirstCell(CsvFile csv, String name) throws SQLException {
    String sql =
        "SELECT TRY_CAST(%1$s AS DOUBLE) IS NOT NULL FROM %2$s WHERE %3$s LIMIT 1"
            .formatted(Sql.name(name), rows(csv), present(name));
    List<Boolean> isNumber = engine.query(sql, row -> row.getBoolean(1));
    return isNumber.isEmpty() ? null : isNumber.get(0) ? TextType.of("DOUBLE") : TextType.TEXT;
  }

  /** As text, without what says that a cell is missing. */
  private String rows(CsvFile csv) {
    List<Cells> cells = csv.names().stream().map(name -> Cells.text(name, TextType.TEXT)).toList();
    return missing.in(new Relation(csv.from(), cells, List.of())).from();
  }

  private static String present(String name) {
    return Cells.text(name, TextType.TEXT).isPresent();
  }
}
