package glissade.data;

import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A file that is there as a whole or not at all: it is written beside its place and then moved into
 * it. What exists and is no regular file ({@code /dev/stdout}) is written as it stands.
 */
final class OutputFile {

  private final Path output;
  private final Path written;
  private final OutputFormat format;

  private OutputFile(Path output, Path written, OutputFormat format) {
    this.output = output;
    this.written = written;
    this.format = format;
  }

  /**
   * @throws UnusableDataException if the folder does not exist or may not be written to, or the
   *     ending is unknown
   */
  static OutputFile at(Path output) {
    boolean exists = Files.exists(output);
    if (exists && Files.isDirectory(output)) {
      throw new UnusableDataException(output + " is a folder. Name a file in it to write to.");
    }
    if (exists && !Files.isRegularFile(output)) {
      boolean named = FileFormat.ofName(output.toString()) != null;
      return new OutputFile(output, output, named ? OutputFormat.of(output) : OutputFormat.CSV);
    }
    OutputFormat format = OutputFormat.of(output);
    Path place = exists ? withoutLinks(output) : output.toAbsolutePath();
    checkWritable(output, place);
    String hidden = "." + output.getFileName() + "." + UUID.randomUUID() + format.ending();
    return new OutputFile(place, place.resolveSibling(hidden), format);
  }

  /** A link stays a link, and the file it leads to is replaced. */
  private static Path withoutLinks(Path output) {
    try {
      return output.toRealPath();
    } catch (IOException e) {
      return output.toAbsolutePath();
    }
  }

  private static void checkWritable(Path output, Path place) {
    Path folder = place.resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw new UnusableDataException(
          "%s cannot be written: the folder %s does not exist. Make it, or name another."
              .formatted(output, folder));
    }
    if (!Files.isWritable(folder) || (Files.exists(place) && !Files.isWritable(place))) {
      throw new UnusableDataException(
          "%s cannot be written: its permissions do not allow it. Change them, or name another file."
              .formatted(output));
    }
  }

  OutputFormat format() {
    return format;
  }

  /**
   * Writes the answer of a query and puts it into its place.
   *
   * @throws SQLException if the query fails
   * @throws UnusableDataException if the file cannot be written
   */
  void write(Engine engine, String select) throws SQLException {
    if (written.equals(output)) {
      copy(engine, select);
      return;
    }
    Leftovers.expect(written);
    try {
      copy(engine, select);
      move();
    } finally {
      Leftovers.remove(written);
    }
  }

  private void copy(Engine engine, String select) throws SQLException {
    String sql =
        "COPY (%s) TO %s (%s, USE_TMP_FILE false)"
            .formatted(select, Sql.text(written.toString()), format.options());
    try {
      engine.run(sql);
    } catch (SQLException e) {
      if (isAboutWriting(e)) {
        throw unwritable(e);
      }
      throw e;
    }
  }

  private static boolean isAboutWriting(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Could not write") || message.contains("No space left");
  }

  private void move() {
    try {
      try {
        Files.move(written, output, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(written, output, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UnusableDataException unwritable(Exception cause) {
    String reason = String.valueOf(cause.getMessage());
    String sentence =
        reason.contains("No space left")
            ? "no space is left on the device. Make room, or name a file elsewhere."
            : Complaint.sentence(reason);
    return new UnusableDataException(output + " cannot be written: " + sentence, cause);
  }
}
