package glissade.data;

import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CSV files as one relation, every cell read as text unless only numbers are wanted. */
final class CsvFiles {

  private CsvFiles() {}

  /**
   * @throws UnusableDataException if one of the files is not CSV, or if their columns differ
   */
  static Relation relation(Engine engine, List<InputFile> inputs, MissingTexts missing) {
    CsvSniffer sniffer = new CsvSniffer(engine, missing);
    return relation(inputs.stream().map(sniffer::sniff).toList(), missing);
  }

  /**
   * @throws UnusableDataException if their columns differ
   */
  static Relation relation(List<CsvFile> files, MissingTexts missing) {
    CsvFile first = files.get(0);
    for (CsvFile file : files) {
      ColumnNames.checkSame(first.file().name(), first.names(), file.file().name(), file.names());
    }
    List<Cells> cells =
        first.names().stream().map(name -> Cells.text(name, type(name, files))).toList();
    List<Relation.Part> parts =
        files.stream().map(file -> new Relation.Part(file.file().name(), file.from())).toList();
    Relation rows =
        new Relation(
            from(first.names(), files, CsvFile::from),
            cells,
            parts,
            (numbers, words) ->
                from(
                    first.names(),
                    files,
                    group -> CsvFile.from(group, numbers, missing.ofCsv(words))),
            null);
    return missing.in(rows);
  }

  private static TextType type(String name, List<CsvFile> files) {
    @Nullable TextType type = null;
    for (CsvFile file : files) {
      type = TextType.both(type, file.type(name));
    }
    return type == null ? TextType.TEXT : type;
  }

  /** One reader for neighbours written alike; others are put after each other, by name. */
  private static String from(
      List<String> names, List<CsvFile> files, Function<List<CsvFile>, String> reader) {
    List<List<CsvFile>> groups = new ArrayList<>();
    for (CsvFile file : files) {
      List<CsvFile> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (last.isEmpty() || !last.get(0).isWrittenLike(file)) {
        last = new ArrayList<>();
        groups.add(last);
      }
      last.add(file);
    }
    return groups.size() == 1
        ? reader.apply(groups.get(0))
        : groups.stream()
            .map(group -> "SELECT " + Sql.names(names) + " FROM " + reader.apply(group))
            .collect(Collectors.joining(" UNION ALL ", "(", ")"));
  }
}
