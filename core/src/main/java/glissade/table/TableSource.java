package glissade.table;

import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.ParallelFold;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;

/**
 * An open table that can be read any number of times, always with the same rows in the same order.
 */
public interface TableSource extends NamedColumns, AutoCloseable {

  /** What to call it in a sentence: {@code cars.json}, {@code 12 files}, {@code standard input}. */
  @Override
  String name();

  /** The columns in the order of the source; names are unique, letter case included. */
  @Override
  List<Column> columns();

  /** How many rows there are; counts them unless that is known. */
  long rows();

  /**
   * Reads numeric columns from the first row on. Dates and times are read as the seconds since
   * 1970-01-01T00:00:00 that their own clock shows, times of a day as those since midnight.
   *
   * @param columns names of numeric columns of this table, or of dates and times; none twice; none
   *     at all gives chunks that only count rows
   * @param chunkRows rows a chunk; only the last chunk may have fewer
   * @return one pass, to be closed; chunks may be kept unless they are {@linkplain
   *     TableChunk#release released}
   * @throws UnusableDataException here or from the chunks: an unknown column, one that is not
   *     numeric, a cell that is not a number (naming row and column), a file that cannot be read
   */
  default Chunks<TableChunk> read(List<String> columns, int chunkRows) {
    return read(columns, List.of(), chunkRows);
  }

  /**
   * Reads numeric columns, and others as codes, from the first row on.
   *
   * @param columns names of columns of this table; none twice
   * @param coded levels of those that are to be read as codes: a cell becomes the place of its
   *     value among the levels, {@link Levels#UNKNOWN} where it is none of them, NaN where it is
   *     missing; all other columns must be numeric
   * @param chunkRows as above
   * @return as above
   */
  Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows);

  /**
   * The same columns, to be folded where the table is.
   *
   * @param columns as in {@link #read}
   * @param coded as there
   * @param chunkRows as there, and for each part of a table that is spread over machines
   * @param threads how many threads fold them, if that is up to this process
   */
  default Foldable<TableChunk> chunks(
      List<String> columns, List<Levels> coded, int chunkRows, ParallelFold threads) {
    return Foldable.here(() -> read(columns, coded, chunkRows), threads);
  }

  /** The bytes of memory that there are where the table is folded, for rows and all else. */
  default long memory() {
    return Runtime.getRuntime().maxMemory();
  }

  /**
   * The same table, which tells how many rows are read. Closing either closes both.
   *
   * @param told gets the number of rows that came in addition, from any thread
   */
  default TableSource counted(LongConsumer told) {
    return new CountedTable(this, told);
  }

  /**
   * Finds every value of some columns, in one pass over the table.
   *
   * @param columns names of columns of text, numbers, or true and false; none twice
   * @return one a column, in the order given
   * @throws UnusableDataException if there are more than {@value Levels#MOST} in all, a column
   *     holds something else, or a file cannot be read
   */
  List<LevelCounts> levels(List<String> columns);

  /**
   * Finds every value of one column, unless there are more than {@code most}: in one pass.
   *
   * @throws UnusableDataException as above
   */
  Optional<LevelCounts> fewLevels(String column, int most);

  /**
   * Reads the whole table and says what each column holds.
   *
   * @return one summary a column, in the order of {@link #columns()}
   */
  List<ColumnSummary> summarize();

  /**
   * The same, and says on the way how far it is, where that is known.
   *
   * @param told gets the share that is done, from 0 to 1, from any thread
   */
  default List<ColumnSummary> summarize(DoubleConsumer told) {
    return summarize();
  }

  /**
   * Text columns among {@code names} whose cells are nearly all numbers (nine in ten of those that
   * are not missing) are numeric columns with bad cells, and using them as either would be silently
   * wrong.
   *
   * @param names columns of this table that the caller is about to use or to leave out
   * @throws UnusableDataException naming the row, the column and the cell of the first bad cell
   */
  @Override
  void rejectBadCells(List<String> names);

  /**
   * Starts a copy of this table with one more column.
   *
   * @param output {@code .csv} or {@code .parquet} (either {@code .gz} for CSV); replaced only when
   *     the copy is complete, so a failure leaves what was there
   * @param column the name of the new column; where the table has one of that name it is replaced
   */
  default ColumnWriter copyWithColumn(Path output, String column) {
    return copyWithColumns(output, List.of(column), List.of());
  }

  /**
   * Starts a copy of this table with more columns.
   *
   * @param output as above
   * @param columns the names of the new columns, each once; where the table has one of that name it
   *     is replaced in its place
   * @param coded levels of those for which codes are appended: their values are written
   * @throws UnsupportedOperationException if this process does not read the table itself: {@link
   *     #copyWithAnswers} does the same where the table is
   */
  ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded);

  /**
   * The same to a file, or to an address that whatever reads this table may write to.
   *
   * @param output a file name, or for instance a table of a database
   */
  default ColumnWriter copyWithColumns(String output, List<String> columns, List<Levels> coded) {
    return copyWithColumns(Path.of(output), columns, coded);
  }

  /**
   * Writes a copy of this table with the answers to a question about each row, where the table is.
   *
   * @param output as above; where the table is on a cluster, maybe an address that it writes to
   * @param question not modified
   * @return the question, having met all rows
   * @throws UnusableDataException as from reading and writing, and from the question; nothing is
   *     written then
   */
  default <A extends RowAnswers<A>> A copyWithAnswers(String output, A question) {
    A asked = question.empty();
    try (ColumnWriter writer = copyWithColumns(output, asked.answers(), asked.answerLevels())) {
      try (Chunks<TableChunk> chunks =
          read(asked.columns(), asked.columnLevels(), asked.chunkRows())) {
        for (TableChunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
          writer.append(asked.answer(chunk), chunk.rows());
        }
      }
      writer.commit();
    }
    return asked;
  }

  @Override
  void close();
}
