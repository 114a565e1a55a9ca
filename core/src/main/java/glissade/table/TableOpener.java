package glissade.table;

import glissade.fold.ParallelFold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

/** An engine that opens and makes tables. Implementations are found by {@link ServiceLoader}. */
public interface TableOpener {

  /**
   * Opens a table without reading its rows.
   *
   * @throws UnusableDataException if there is nothing there, or it is not a table
   */
  TableSource open(SourceRequest request);

  /** Whether a location is, by its name, a file of rows whose features have no names. */
  boolean isIndexed(String location);

  /**
   * Opens such a file: reads it once.
   *
   * @throws UnusableDataException if it cannot be read, or is none
   */
  IndexedRows openIndexed(Path file, ParallelFold fold);

  /**
   * Opens standard input as CSV with a header, of which rows are handed out as they arrive. Waits
   * for the first ones.
   *
   * @param chunkRows the most rows a chunk may have
   * @param patience how long its first row may wait for others
   * @param missingTexts as in {@link SourceRequest}
   * @throws UnusableDataException if there are no rows, or they are not CSV
   */
  StreamSource stream(int chunkRows, Duration patience, List<String> missingTexts);

  /**
   * Starts a new table of doubles.
   *
   * @param output {@code .csv}, {@code .csv.gz} or {@code .parquet}; replaced only when the table
   *     is complete
   * @param columns the names of the columns, each once
   * @throws UnusableDataException if the folder does not exist or the ending is not one of those
   */
  TableWriter create(Path output, List<String> columns);

  /**
   * Checks, before there is anything to convert, that {@link #convertToParquet} can do so.
   *
   * @throws UnusableDataException if it cannot
   */
  default void checkConversion(Path output) {}

  /**
   * Turns a file of JSON objects, one a line, into a Parquet file.
   *
   * @param jsonLines an existing file
   * @param output replaced only when it is complete
   * @throws UnusableDataException if it cannot be written
   */
  void convertToParquet(Path jsonLines, Path output);

  /**
   * The one opener on the class path.
   *
   * @throws IllegalStateException if there is none
   */
  static TableOpener installed() {
    return ServiceLoader.load(TableOpener.class)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No engine that reads tables is on the class path; add glissade-data."));
  }
}
