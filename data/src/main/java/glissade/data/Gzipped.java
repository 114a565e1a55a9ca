package glissade.data;

import glissade.table.UnusableDataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Gzipped files. DuckDB takes one that was cut short for a shorter one, so it is unpacked once
 * before: that comes to its end, and checks its sum, or fails.
 */
final class Gzipped {

  private static final int BUFFER = 1 << 16;

  private Gzipped() {}

  /**
   * Unpacks a file to nowhere, if its name says that it is gzipped.
   *
   * @throws UnusableDataException if it was cut short or altered
   */
  static void check(InputFile file) {
    if (!file.path().toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return;
    }
    try (InputStream packed = Files.newInputStream(file.path());
        InputStream whole = new GZIPInputStream(packed, BUFFER)) {
      whole.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException e) {
      throw new UnusableDataException(
          file.name() + " was cut short: its gzip data have no end. Copy or write it again.", e);
    } catch (IOException e) {
      throw new UnusableDataException(
          file.name() + " cannot be read as gzip: " + e.getMessage() + ". Copy or write it again.",
          e);
    }
  }
}
