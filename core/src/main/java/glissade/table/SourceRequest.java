package glissade.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked to read.
 *
 * @param locations file names, globs, a database file, a JDBC URL, or {@code -} for standard input
 * @param query SQL over them, in which the files are the table {@code source}; or null for all rows
 *     as they stand
 * @param inputFormat {@code csv}, {@code json} or {@code parquet} where the name does not tell
 *     (standard input above all), or null
 * @param missingTexts what stands in cells that are missing, beside nothing: {@link
 *     NamedColumns#missingTexts}. It is looked for in files before they are queried, and in what a
 *     database returns.
 */
public record SourceRequest(
    List<String> locations,
    @Nullable String query,
    @Nullable String inputFormat,
    List<String> missingTexts) {

  public SourceRequest {
    locations = List.copyOf(locations);
    missingTexts = List.copyOf(missingTexts);
  }

  /** Where only what is empty is missing. */
  public SourceRequest(
      List<String> locations, @Nullable String query, @Nullable String inputFormat) {
    this(locations, query, inputFormat, List.of());
  }
}
