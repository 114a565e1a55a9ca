package glissade.data;

import glissade.table.NearNames;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the names that were given (files, globs, {@code -}) into files that can be read. */
final class Locations {

  static final String STANDARD_INPUT = "-";

  private static final String SUPPORTED =
      "CSV (.csv, .tsv), JSON (.json, .jsonl, .ndjson) and Parquet (.parquet), each also with .gz, and DuckDB databases";

  private final Engine engine;
  private final TemporaryCopies copies;
  private final @Nullable FileFormat asked;

  /**
   * @param copies where standard input and other pipes are kept
   * @param asked the format of all files, or null for what their names tell
   */
  Locations(Engine engine, TemporaryCopies copies, @Nullable FileFormat asked) {
    this.engine = engine;
    this.copies = copies;
    this.asked = asked;
  }

  /**
   * All the files, sorted by name.
   *
   * @throws UnusableDataException if one is missing, unreadable, empty or of an unknown kind
   */
  List<InputFile> files(List<String> locations) {
    if (locations.contains(STANDARD_INPUT)) {
      if (locations.size() > 1) {
        throw new UnusableDataException(
            "Standard input (-) stands beside other sources. Give it alone, or give files only.");
      }
      return List.of(copies.ofStandardInput(asked == null ? FileFormat.CSV : asked));
    }
    List<String> names = new ArrayList<>();
    locations.forEach(location -> names.addAll(expand(location)));
    names.sort(null);
    rejectRepeated(names);
    return names.stream().map(this::file).toList();
  }

  private List<String> expand(String location) {
    if (!location.matches(".*[*?\\[].*") || Files.exists(Path.of(location))) {
      return List.of(location);
    }
    List<String> found;
    try {
      found =
          engine.query(
              "SELECT file FROM glob(" + Sql.text(location) + ")",
              row -> row.getString(1).replaceFirst("^\\./", ""));
    } catch (SQLException e) {
      throw Complaint.reading(location, e);
    }
    if (found.isEmpty()) {
      throw new UnusableDataException(
          "No file matches `" + location + "`. Check the folder and the pattern.");
    }
    return found;
  }

  private static void rejectRepeated(List<String> names) {
    Set<Path> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(Path.of(name).toAbsolutePath().normalize())) {
        throw new UnusableDataException(
            name + " is given twice, so its rows would count twice. Give it once.");
      }
    }
  }

  private InputFile file(String name) {
    Path path = Path.of(name);
    checkReadable(path, name);
    FileFormat format = format(path, name);
    if (!Files.isRegularFile(path)) {
      return copies.of(path, name, format);
    }
    if (isEmpty(path)) {
      throw new UnusableDataException(name + " is empty: it has no header and no rows.");
    }
    return format == FileFormat.PARQUET && FileFormat.isGzipped(name)
        ? copies.of(path, name, format)
        : new InputFile(path, name, format);
  }

  private void checkReadable(Path path, String name) {
    if (!Files.exists(path)) {
      throw missing(path, name);
    }
    if (Files.isDirectory(path)) {
      throw new UnusableDataException(
          "%s is a folder, not a file. Name the files in it, for instance '%s'."
              .formatted(name, path.resolve("*." + commonFormat(path).word())));
    }
    if (!Files.isReadable(path)) {
      throw new UnusableDataException(
          name + " may not be read. Change its permissions, or copy it to where it may.");
    }
  }

  private FileFormat format(Path path, String name) {
    FileFormat told = asked == null ? FileFormat.ofName(name) : asked;
    if (told != null) {
      return told;
    }
    if (!Files.isRegularFile(path)) {
      return FileFormat.CSV;
    }
    throw new UnusableDataException(
        "%s: what kind of file this is cannot be told from its name. Supported are %s; say --input-format csv, json or parquet if it is one of those."
            .formatted(name, SUPPORTED));
  }

  private UnusableDataException missing(Path path, String name) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return new UnusableDataException(
          name + " does not exist, nor does the folder it should be in. Check the path.");
    }
    return new UnusableDataException(
        name
            + " does not exist"
            + NearNames.suggestion(String.valueOf(path.getFileName()), namesIn(folder))
            + " Check its name and the folder.");
  }

  private static FileFormat commonFormat(Path folder) {
    return namesIn(folder).stream()
        .map(FileFormat::ofName)
        .filter(format -> format != null)
        .findFirst()
        .orElse(FileFormat.CSV);
  }

  private static List<String> namesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isEmpty(Path path) {
    try {
      return Files.size(path) == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
