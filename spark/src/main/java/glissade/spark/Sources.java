package glissade.spark;

import glissade.table.NearNames;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Turns what was named (files, folders, globs, tables of the catalogue) into a table. */
final class Sources {

  /** What the ending of a name says; a further one of compression aside. */
  private static final Map<String, String> FORMATS =
      Map.of(
          "parquet", "parquet",
          "orc", "orc",
          "csv", "csv",
          "tsv", "csv",
          "json", "json",
          "jsonl", "json",
          "ndjson", "json",
          "avro", "avro");

  private final SparkSession session;
  private final @Nullable String asked;
  private final List<String> missing;

  /**
   * @param asked the format of all files, or null for what their names tell
   * @param missing what stands in cells that are missing, beside what always says so
   */
  Sources(SparkSession session, @Nullable String asked, List<String> missing) {
    this.session = session;
    this.missing = missing;
    this.asked = asked == null ? null : asked.toLowerCase(Locale.ROOT);
  }

  /**
   * @throws UnusableDataException if there is nothing of such a name, or it is no table
   */
  SparkTable table(List<String> locations) throws IOException {
    String first = locations.get(0);
    if (locations.size() == 1 && files(first).isEmpty() && isTable(first)) {
      return new SparkTable(first, session.table(first));
    }
    List<FileStatus> files = new ArrayList<>();
    for (String location : locations) {
      List<FileStatus> found = files(location);
      if (found.isEmpty()) {
        throw missing(location);
      }
      files.addAll(found);
    }
    rejectRepeated(files);
    String name = files.size() > 1 ? files.size() + " files" : files.get(0).getPath().getName();
    return read(name, files);
  }

  private boolean isTable(String name) {
    try {
      return session.catalog().tableExists(name);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        // What no table can be called is none.
        return false;
      }
      throw e;
    }
  }

  /** What has such a name, sorted; nothing if nothing has. */
  private List<FileStatus> files(String location) throws IOException {
    Path path = new Path(location);
    FileSystem system = path.getFileSystem(settings());
    if (system.exists(path)) {
      return List.of(system.getFileStatus(path));
    }
    FileStatus[] found = system.globStatus(path);
    return found == null ? List.of() : List.of(found);
  }

  private Configuration settings() {
    return session.sparkContext().hadoopConfiguration();
  }

  private UnusableDataException missing(String location) {
    if (location.matches(".*[*?\\[{].*")) {
      return new UnusableDataException(
          "No file matches `" + location + "`. Check the folder and the pattern.");
    }
    Path path = new Path(location);
    List<String> near = new ArrayList<>();
    try {
      FileSystem system = path.getFileSystem(settings());
      Path folder = system.makeQualified(path).getParent();
      for (FileStatus file : system.listStatus(folder)) {
        near.add(file.getPath().getName());
      }
    } catch (IOException e) {
      return new UnusableDataException(
          location + " does not exist, nor does the folder it should be in. Check the path.");
    }
    boolean isPath = location.contains("/");
    if (!isPath) {
      session.catalog().listTables().toLocalIterator().forEachRemaining(t -> near.add(t.name()));
    }
    return new UnusableDataException(
        location
            + " does not exist"
            + (isPath ? "" : ", neither as a file or a folder nor as a table of the catalogue")
            + NearNames.suggestion(path.getName(), near)
            + (isPath ? " Check its name and the folder." : " Check its name."));
  }

  private static void rejectRepeated(List<FileStatus> files) {
    Set<Path> seen = new HashSet<>();
    for (FileStatus file : files) {
      if (!seen.add(file.getPath())) {
        throw new UnusableDataException(
            file.getPath().getName()
                + " is given twice, so its rows would count twice. Give it once.");
      }
    }
  }

  private SparkTable read(String name, List<FileStatus> files) throws IOException {
    String format = format(files.get(0));
    for (FileStatus file : files) {
      if (!format(file).equals(format)) {
        throw new UnusableDataException(
            "%s is %s and %s is %s. Files read together must be of one kind."
                .formatted(
                    files.get(0).getPath().getName(),
                    format,
                    file.getPath().getName(),
                    format(file)));
      }
    }
    List<Path> paths = files.stream().map(FileStatus::getPath).toList();
    return switch (format) {
      case "csv" -> CsvFiles.table(session, name, literal(paths), missing);
      case "json" -> new SparkTable(name, JsonFiles.rows(session, paths));
      default -> new SparkTable(name, read(format, literal(paths)));
    };
  }

  /** Paths that are there, so that Spark takes nothing in their names for a pattern. */
  static String[] literal(List<Path> paths) {
    return paths.stream()
        .map(path -> path.toString().replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0"))
        .toArray(String[]::new);
  }

  private Dataset<Row> read(String format, String[] paths) {
    try {
      return session.read().format(format).load(paths);
    } catch (Exception e) {
      if (Complaint.sentence(e).contains("data source") || e instanceof ClassNotFoundException) {
        throw new UnusableDataException(
            "Spark has no reader of "
                + format
                + " here. Give it one with --packages or --jars of spark-submit, or check --input-format (parquet, orc, csv, json, avro, delta, iceberg, or the name of another reader).",
            e);
      }
      throw e;
    }
  }

  private String format(FileStatus file) throws IOException {
    if (asked != null) {
      return asked;
    }
    String told = ofName(file.getPath().getName());
    if (told == null && file.isDirectory()) {
      told = ofFolder(file.getPath());
    }
    if (told != null) {
      return told;
    }
    throw new UnusableDataException(
        "%s: what kind of file this is cannot be told from its name. Say --input-format parquet, orc, csv, json, avro, delta, iceberg, or the name of another reader that Spark has."
            .formatted(file.getPath().getName()));
  }

  static @Nullable String ofName(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).split("\\.", -1);
    for (int i = parts.length - 1; i > 0 && i >= parts.length - 2; i--) {
      String format = FORMATS.get(parts[i]);
      if (format != null) {
        return format;
      }
    }
    return null;
  }

  /** What the files in a folder are, or the folders in it where those are values of columns. */
  private @Nullable String ofFolder(Path folder) throws IOException {
    FileSystem system = folder.getFileSystem(settings());
    if (system.exists(new Path(folder, "_delta_log"))) {
      return "delta";
    }
    FileStatus[] inside = system.listStatus(folder);
    if (Arrays.stream(inside).anyMatch(each -> each.getPath().getName().equals("metadata"))) {
      return "iceberg";
    }
    for (FileStatus each : inside) {
      String name = each.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue;
      }
      String told = each.isDirectory() ? ofFolder(each.getPath()) : ofName(name);
      if (told != null) {
        return told;
      }
    }
    return null;
  }
}
