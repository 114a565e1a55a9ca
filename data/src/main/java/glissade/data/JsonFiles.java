package glissade.data;

import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON files (an array of objects, or one object a line) as one relation, scalars as text. */
final class JsonFiles {

  /** As for CSV: looking at everything is only for what is small. */
  private static final long WHOLE_FILE_BYTES = 2 << 20;

  /** The column DuckDB makes up where there are no objects. */
  private static final List<String> NOT_OBJECTS = List.of("json");

  private JsonFiles() {}

  /**
   * @throws UnusableDataException if one of the files is not JSON objects, or if their keys differ
   */
  static Relation relation(Engine engine, List<InputFile> files) {
    Map<String, @Nullable TextType> types = new LinkedHashMap<>();
    String first = files.get(0).name();
    for (InputFile file : files) {
      Map<String, TextType> found = types(engine, file);
      if (!types.isEmpty()) {
        ColumnNames.checkSame(
            first, List.copyOf(types.keySet()), file.name(), List.copyOf(found.keySet()));
      }
      found.forEach((name, type) -> types.merge(name, type, JsonFiles::both));
    }
    List<Cells> cells =
        types.entrySet().stream().map(e -> Cells.text(e.getKey(), e.getValue())).toList();
    return new Relation(
        from(files, cells),
        cells,
        files.stream()
            .map(file -> new Relation.Part(file.name(), from(List.of(file), cells)))
            .toList());
  }

  private static TextType both(TextType one, TextType other) {
    @Nullable TextType both = TextType.both(one, other);
    return both == null ? one : both;
  }

  private static String from(List<InputFile> files, List<Cells> cells) {
    List<Path> paths = files.stream().map(InputFile::path).toList();
    String columns =
        cells.stream()
            .map(cell -> Sql.text(cell.column().name()) + ": " + Sql.text(readAs(cell)))
            .collect(Collectors.joining(", ", "{", "}"));
    return "read_json(%s, hive_partitioning = false, columns = %s)"
        .formatted(Sql.files(paths), columns);
  }

  private static String readAs(Cells cell) {
    return cell.isText() ? "VARCHAR" : cell.column().sourceType();
  }

  private static Map<String, TextType> types(Engine engine, InputFile file) {
    String described =
        "DESCRIBE SELECT * FROM read_json(%s, hive_partitioning = false%s)"
            .formatted(Sql.file(file.path()), isSmall(file) ? ", sample_size = -1" : "");
    try {
      Map<String, TextType> types = new LinkedHashMap<>();
      engine.query(described, row -> types.put(row.getString(1), TextType.of(row.getString(2))));
      List<String> names = List.copyOf(types.keySet());
      if (names.equals(NOT_OBJECTS) || ColumnNames.mayBeRenamed(names)) {
        checkKeys(engine, file, names);
      }
      return types;
    } catch (SQLException e) {
      throw new UnusableDataException(
          "%s is not valid JSON: %s Expected is an array of objects, or one object a line."
              .formatted(file.name(), withoutFile(Complaint.sentence(e))),
          e);
    }
  }

  private static boolean isSmall(InputFile file) {
    try {
      return Files.size(file.path()) <= WHOLE_FILE_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /** The file is named already. */
  static String withoutFile(String sentence) {
    return sentence.replaceFirst("Malformed JSON in file \"[^\"]*\", ", "");
  }

  private static void checkKeys(Engine engine, InputFile file, List<String> names)
      throws SQLException {
    Set<String> keys =
        new HashSet<>(
            engine.query(
                "SELECT DISTINCT unnest(json_keys(json)) FROM read_json_objects(%s)"
                    .formatted(Sql.file(file.path())),
                row -> row.getString(1)));
    if (keys.isEmpty()) {
      throw new UnusableDataException(
          file.name()
              + " holds no JSON objects. Expected is an array of objects, or one object a line; their keys become the columns.");
    }
    ColumnNames.checkRenamed(file.name(), names, keys);
  }
}
