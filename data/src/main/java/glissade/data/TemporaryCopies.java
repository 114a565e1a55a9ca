package glissade.data;

import glissade.table.UnusableDataException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Keeps what can be read only once, such as standard input, in the engine's temporary folder. */
final class TemporaryCopies {

  private final Path folder;
  private final InputStream standardInput;
  private int made;

  TemporaryCopies(Path folder, InputStream standardInput) {
    this.folder = folder;
    this.standardInput = standardInput;
  }

  /**
   * Reads standard input to its end.
   *
   * @throws UnusableDataException if nothing comes
   */
  InputFile ofStandardInput(FileFormat format) {
    return keep(standardInput, "standard input", format);
  }

  /**
   * Reads a pipe, or a compressed file that DuckDB cannot decompress, to its end.
   *
   * @throws UnusableDataException if that fails
   */
  InputFile of(Path path, String name, FileFormat format) {
    // Not Files.newInputStream, which seeks, and a pipe cannot.
    try (InputStream input = new FileInputStream(path.toFile())) {
      return keep(input, name, format);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private InputFile keep(InputStream input, String name, FileFormat format) {
    try {
      BufferedInputStream buffered = new BufferedInputStream(input);
      boolean gzipped = startsLikeGzip(buffered);
      boolean unpack = gzipped && format == FileFormat.PARQUET;
      String ending = gzipped && !unpack ? ".gz" : "";
      Path copy = folder.resolve("input" + ++made + "." + format.word() + ending);
      long bytes = Files.copy(unpack ? new GZIPInputStream(buffered) : buffered, copy);
      if (bytes == 0) {
        throw new UnusableDataException(name + " is empty: it has no header and no rows.");
      }
      return new InputFile(copy, name, format);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private static boolean startsLikeGzip(BufferedInputStream input) throws IOException {
    input.mark(2);
    boolean magic = input.read() == 0x1f && input.read() == 0x8b;
    input.reset();
    return magic;
  }

  private UnusableDataException unreadable(String name, IOException e) {
    return new UnusableDataException(
        "%s cannot be copied to the temporary folder %s: %s. It is read once and kept there; see that it is whole and that there is room."
            .formatted(name, folder, e.getMessage()),
        e);
  }
}
