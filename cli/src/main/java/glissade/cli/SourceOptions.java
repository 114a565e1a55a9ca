package glissade.cli;

import glissade.features.FeatureMap;
import glissade.table.SourceRequest;
import glissade.table.TableOpener;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  @Option(
      names = "--na",
      paramLabel = "TEXT",
      description = {
        "A cell that holds just this text is missing, as an empty one is: --na . --na=-999. The model"
            + " remembers it. May be repeated."
      })
  private List<String> missingTexts = new ArrayList<>();

  /** What counts as missing beside what is empty. */
  List<String> missingTexts() {
    return List.copyOf(missingTexts);
  }

  /** The same, with what counted as missing where φ was learned. */
  List<String> missingTexts(FeatureMap map) {
    return Stream.concat(map.missingTexts().stream(), missingTexts.stream()).distinct().toList();
  }

  /** Opens what is named; nothing is read yet. */
  TableSource open(List<String> locations) {
    return open(locations, missingTexts());
  }

  /** Opens rows that a model is for, read as those that it was made of. */
  TableSource open(List<String> locations, FeatureMap map) {
    return open(locations, missingTexts(map));
  }

  private TableSource open(List<String> locations, List<String> missing) {
    return TableOpener.installed().open(new SourceRequest(locations, query, inputFormat, missing));
  }
}
