package glissade.cli;

import glissade.table.SourceRequest;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to read what is named. */
final class SourceOptions {

  /** How the help describes what is named. */
  static final String SOURCE =
      "CSV, JSON or Parquet files (gzipped too, globs too) with the same columns; a DuckDB database;"
          + " a JDBC URL (?table=NAME, or --query); a libsvm file (.svm, .libsvm, .svmlight; fit and predict); or - for standard input.";

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description = "Read what this returns; the files are the table `source`.")
  private @Nullable String query;

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "csv, json or parquet, where the name does not tell.")
  private @Nullable String inputFormat;

  /** Opens what is named; nothing is read yet. */
  TableSource open(List<String> locations) {
    return TableOpener.installed().open(new SourceRequest(locations, query, inputFormat));
  }
}
