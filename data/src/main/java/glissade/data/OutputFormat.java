package glissade.data;

import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.Locale;

/** How a table is written, told by the ending of the file. */
enum OutputFormat {
  CSV(".csv", "FORMAT csv, HEADER true, DELIMITER ','"),
  CSV_GZIPPED(".csv.gz", "FORMAT csv, HEADER true, DELIMITER ',', COMPRESSION gzip"),
  PARQUET(".parquet", "FORMAT parquet");

  private final String ending;
  private final String options;

  OutputFormat(String ending, String options) {
    this.ending = ending;
    this.options = options;
  }

  /**
   * @throws UnusableDataException if the ending is none of them
   */
  static OutputFormat of(Path output) {
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    for (OutputFormat format : values()) {
      if (name.endsWith(format.ending)) {
        return format;
      }
    }
    throw new UnusableDataException(
        output
            + ": what to write cannot be told from its ending. Supported are .csv, .csv.gz and .parquet.");
  }

  boolean isText() {
    return this != PARQUET;
  }

  /** What stands in the brackets of {@code COPY … TO … ()}. */
  String options() {
    return options;
  }
}
