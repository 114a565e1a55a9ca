package glissade.table;

import glissade.fold.Chunks;
import java.nio.file.Path;
import java.util.List;

/**
 * An open table that can be read any number of times, always with the same rows in the same order.
 */
public interface TableSource extends AutoCloseable {

  /** What to call it in a sentence: {@code cars.json}, {@code 12 files}, {@code standard input}. */
  String name();

  /** The columns in the order of the source; names are unique, letter case included. */
  List<Column> columns();

  /** How many rows there are; counts them unless that is known. */
  long rows();

  /**
   * Reads numeric columns from the first row on.
   *
   * @param columns names of numeric columns of this table; none twice; none at all gives chunks
   *     that only count rows
   * @param chunkRows rows a chunk; only the last chunk may have fewer
   * @return one pass, to be closed; chunks may be kept unless they are {@linkplain
   *     TableChunk#release released}
   * @throws UnusableDataException here or from the chunks: an unknown column, one that is not
   *     numeric, a cell that is not a number (naming row and column), a file that cannot be read
   */
  Chunks<TableChunk> read(List<String> columns, int chunkRows);

  /**
   * Reads the whole table and says what each column holds.
   *
   * @return one summary a column, in the order of {@link #columns()}
   */
  List<ColumnSummary> summarize();

  /**
   * Text columns among {@code names} whose cells are nearly all numbers (nine in ten of those that
   * are not missing) are numeric columns with bad cells, and using them as either would be silently
   * wrong.
   *
   * @param names columns of this table that the caller is about to use or to leave out
   * @throws UnusableDataException naming the row, the column and the cell of the first bad cell
   */
  void rejectBadCells(List<String> names);

  /**
   * Starts a copy of this table with one more column.
   *
   * @param output {@code .csv} or {@code .parquet} (either {@code .gz} for CSV); replaced only when
   *     the copy is complete, so a failure leaves what was there
   * @param column the name of the new column; where the table has one of that name it is replaced
   */
  ColumnWriter copyWithColumn(Path output, String column);

  @Override
  void close();
}
