package glissade.spark;

import glissade.table.OutputFile;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table on its way to a file. Under a plain name it becomes one file, as without Spark, written
 * by one task; under an address ({@code hdfs://…}) it becomes a folder of that name, with a file of
 * each task, as Spark's own. Either is replaced only when the new one is complete.
 */
final class NewFile {

  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".parquet");

  /** As ISO 8601 has it, to the microseconds that Spark keeps. */
  private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]";

  private final SparkSession session;
  private final String output;

  private NewFile(SparkSession session, String output) {
    this.session = session;
    this.output = output;
  }

  /**
   * Checks that it can be written, before anything is computed for it.
   *
   * @throws UnusableDataException if the folder does not exist or may not be written to, or the
   *     ending is unknown
   */
  static NewFile at(SparkSession session, String output) {
    NewFile file = new NewFile(session, output);
    if (!file.isAddress()) {
      OutputFile.create(java.nio.file.Path.of(output)).close();
    }
    if (ENDINGS.stream().noneMatch(file.lower()::endsWith) && !file.isDirect()) {
      throw new UnusableDataException(
          output
              + ": what to write cannot be told from its ending. Supported are .csv, .csv.gz and .parquet.");
    }
    return file;
  }

  private String lower() {
    return output.toLowerCase(Locale.ROOT);
  }

  /** Whether text is written. */
  boolean isText() {
    return !lower().endsWith(".parquet");
  }

  private boolean isAddress() {
    return output.contains("://");
  }

  private boolean isDirect() {
    if (isAddress()) {
      return false;
    }
    try (OutputFile file = OutputFile.create(java.nio.file.Path.of(output))) {
      return file.isDirect();
    }
  }

  /** Writes all rows and puts them in their place. */
  void write(Dataset<Row> rows) {
    try {
      if (isAddress()) {
        writeFolder(rows);
      } else {
        writeFile(rows);
      }
    } catch (IOException e) {
      throw OutputFile.failed(java.nio.file.Path.of(output), e);
    }
  }

  private void writeFile(Dataset<Row> rows) throws IOException {
    try (OutputFile file = OutputFile.create(java.nio.file.Path.of(output))) {
      java.nio.file.Path folder =
          file.isDirect()
              ? Files.createTempDirectory("glissade-")
              : file.path().resolveSibling(file.path().getFileName() + ".parts");
      try {
        save(rows.coalesce(1), folder.toUri().toString());
        java.nio.file.Path part = part(folder);
        if (file.isDirect()) {
          try (OutputStream out = Files.newOutputStream(file.path())) {
            Files.copy(part, out);
          }
        } else {
          Files.move(part, file.path(), StandardCopyOption.REPLACE_EXISTING);
        }
        file.commit();
      } finally {
        system(folder.toUri().toString()).delete(new Path(folder.toUri()), true);
      }
    }
  }

  private java.nio.file.Path part(java.nio.file.Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<java.nio.file.Path> files = Files.list(folder)) {
        java.nio.file.Path part =
            files
                .filter(each -> String.valueOf(each.getFileName()).startsWith("part-"))
                .findFirst()
                .orElse(null);
        if (part != null) {
          return part;
        }
      }
    }
    throw new UnusableDataException(
        "What was written to "
            + output
            + " is on another machine. Name a place that all machines of the cluster see, by its address (hdfs://…, s3a://…, file:///…).");
  }

  private void writeFolder(Dataset<Row> rows) throws IOException {
    Path target = new Path(output);
    FileSystem system = system(output);
    Path made = hiddenBeside(target);
    try {
      save(rows, made.toString());
      if (system.exists(target)) {
        replace(system, made, target);
      } else {
        move(system, made, target);
      }
    } finally {
      system.delete(made, true);
    }
  }

  /** What was there is put back if the new one cannot take its place. */
  private static void replace(FileSystem system, Path made, Path target) throws IOException {
    Path old = hiddenBeside(target);
    move(system, target, old);
    try {
      move(system, made, target);
    } catch (IOException e) {
      move(system, old, target);
      throw e;
    }
    system.delete(old, true);
  }

  private static Path hiddenBeside(Path target) {
    return new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID());
  }

  private static void move(FileSystem system, Path from, Path to) throws IOException {
    if (!system.rename(from, to)) {
      throw new IOException("%s cannot be moved to %s".formatted(from.getName(), to.getName()));
    }
  }

  private FileSystem system(String location) throws IOException {
    return new Path(location).getFileSystem(session.sparkContext().hadoopConfiguration());
  }

  private void save(Dataset<Row> rows, String folder) {
    DataFrameWriter<Row> writer = rows.write();
    SpreadChunks.run(
        session.sparkContext(),
        () -> {
          if (isText()) {
            writer
                .option("header", true)
                .option("escape", "\"")
                .option("ignoreLeadingWhiteSpace", false)
                .option("ignoreTrailingWhiteSpace", false)
                .option("timestampFormat", TIME + "[XXX]")
                .option("timestampNTZFormat", TIME)
                .option("compression", lower().endsWith(".gz") ? "gzip" : "none")
                .csv(folder);
          } else {
            writer.parquet(folder);
          }
          return folder;
        });
  }
}
