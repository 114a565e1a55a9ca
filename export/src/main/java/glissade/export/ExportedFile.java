package glissade.export;

import glissade.table.OutputFile;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there as a whole or not at all. */
final class ExportedFile {

  private ExportedFile() {}

  /**
   * Writes a file.
   *
   * @throws UnusableDataException if it cannot be written; what was there before stays
   */
  static void write(Path path, byte[] content) {
    try (OutputFile file = OutputFile.create(path)) {
      try (OutputStream out = Files.newOutputStream(file.path())) {
        out.write(content);
      }
      file.commit();
    } catch (IOException e) {
      throw OutputFile.failed(path, e);
    }
  }
}
