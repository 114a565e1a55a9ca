package glissade.cli;

import glissade.table.SourceRequest;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to read. */
final class SourceOptions {

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = {
        "CSV, JSON or Parquet files (gzipped too, globs too) with the same columns; a DuckDB"
            + " database; a JDBC URL; or - for standard input."
      })
  private List<String> locations = new ArrayList<>();

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

  /** Opens it; nothing is read yet. */
  TableSource open() {
    return TableOpener.installed().open(new SourceRequest(locations, query, inputFormat));
  }
}
