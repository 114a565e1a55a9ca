package glissade.data;

import glissade.rows.Batch;
import glissade.rows.Rows;
import glissade.rows.SparseBatch;
import glissade.table.UnusableDataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes rows as libsvm text, indices from 1, gzipped if the name of the file ends so. Numbers have
 * the digits that are read back exactly. Weights and offsets of rows have no place there.
 */
public final class LibsvmWriter {

  private LibsvmWriter() {}

  /**
   * Writes all rows, in order, zeros left out.
   *
   * @param file overwritten
   * @throws IllegalArgumentException if rows carry weights or offsets
   * @throws UnusableDataException if the file cannot be written
   */
  public static void write(Rows rows, Path file) {
    boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        OutputStream out = packed ? new GZIPOutputStream(raw, 1 << 16) : raw) {
      for (Batch batch : rows.inMemory().chunks()) {
        write(batch, out);
      }
    } catch (IOException e) {
      throw new UnusableDataException(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  private static void write(Batch batch, OutputStream out) throws IOException {
    if (batch.responses().width() > 1) {
      throw new IllegalArgumentException(
          "libsvm text has no place for weights and offsets of rows");
    }
    double[] row = new double[batch instanceof SparseBatch ? 0 : batch.features()];
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < batch.rows(); i++) {
      line.setLength(0);
      number(line, batch.target(i));
      if (batch instanceof SparseBatch sparse) {
        for (int k = sparse.start(i); k < sparse.start(i + 1); k++) {
          pair(line, sparse.columns()[k], sparse.values()[k]);
        }
      } else {
        Arrays.fill(row, 0);
        batch.addRow(i, 1, row);
        for (int j = 0; j < row.length; j++) {
          pair(line, j, row[j]);
        }
      }
      out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void pair(StringBuilder line, int column, double value) {
    if (value != 0) {
      number(line.append(' ').append(column + 1L).append(':'), value);
    }
  }

  private static void number(StringBuilder line, double value) {
    if (value == (long) value && Math.abs(value) < 1e15) {
      line.append((long) value);
    } else {
      line.append(value);
    }
  }
}
