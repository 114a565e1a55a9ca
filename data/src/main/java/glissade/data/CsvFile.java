package glissade.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file whose dialect is known.
 *
 * @param file where it is
 * @param options how DuckDB is to read it: delimiter, quotes, header, every column as text
 * @param names its columns
 * @param types what the text in each means; null for a column with nothing but missing cells
 */
record CsvFile(InputFile file, String options, List<String> names, List<@Nullable TextType> types) {

  /** What follows {@code FROM} for its rows. */
  String from() {
    return from(List.of(this));
  }

  /** What follows {@code FROM} for the rows of files with the same options. */
  static String from(List<CsvFile> files) {
    return "read_csv(%s, %s)"
        .formatted(
            Sql.files(files.stream().map(each -> each.file().path()).toList()),
            files.get(0).options());
  }

  @Nullable TextType type(String name) {
    return types.get(names.indexOf(name));
  }
}
