package glissade.benchmarks;

import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Sparse rows for all who are compared: each holds {@code perRow} standard normal values in columns
 * drawn evenly, and is 1 with the probability that a logistic model with normal weights gives it,
 * whose score has the deviation 2.
 */
final class SparseData {

  private static final long WEIGHT_SEED = 11;
  private static final long ROW_SEED = 12;

  private final int[] starts;
  private final int[] columns;
  private final double[] values;
  private final double[] targets;
  private final int features;

  SparseData(int rows, int features, int perRow) {
    this.features = features;
    SplittableRandom random = new SplittableRandom(WEIGHT_SEED);
    double[] truth = new double[features];
    for (int j = 0; j < features; j++) {
      truth[j] = 2 * random.nextGaussian() / Math.sqrt(perRow);
    }
    random = new SplittableRandom(ROW_SEED);
    starts = new int[rows + 1];
    columns = new int[rows * perRow];
    values = new double[rows * perRow];
    targets = new double[rows];
    for (int i = 0; i < rows; i++) {
      row(i, perRow, random, truth);
    }
  }

  private void row(int i, int perRow, SplittableRandom random, double[] truth) {
    int first = i * perRow;
    for (int k = first; k < first + perRow; k++) {
      columns[k] = drawn(first, k, random);
    }
    Arrays.sort(columns, first, first + perRow);
    double score = 0;
    for (int k = first; k < first + perRow; k++) {
      values[k] = random.nextGaussian();
      score += values[k] * truth[columns[k]];
    }
    targets[i] = random.nextDouble() < 1 / (1 + StrictMath.exp(-score)) ? 1 : 0;
    starts[i + 1] = first + perRow;
  }

  /** A column that the row has not got yet. */
  private int drawn(int first, int k, SplittableRandom random) {
    while (true) {
      int column = random.nextInt(features);
      boolean fresh = true;
      for (int l = first; l < k; l++) {
        fresh &= columns[l] != column;
      }
      if (fresh) {
        return column;
      }
    }
  }

  InMemoryRows rows() {
    Responses responses = new Responses(targets, 0, targets.length, false, false);
    return InMemoryRows.of(new SparseBatch(starts, columns, values, features, responses));
  }

  int features() {
    return features;
  }

  /** Writes starts, columns, values and targets one after the other, in little-endian order. */
  void write(Path file) {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      write(out, starts.length, (into, i) -> into.putInt(starts[i]));
      write(out, columns.length, (into, i) -> into.putInt(columns[i]));
      write(out, values.length, (into, i) -> into.putDouble(values[i]));
      write(out, targets.length, (into, i) -> into.putDouble(targets[i]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Put {
    void put(ByteBuffer into, int i);
  }

  private static void write(FileChannel out, int count, Put put) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      put.put(buffer, i);
      if (buffer.remaining() < 8 || i == count - 1) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
        buffer.clear();
      }
    }
  }
}
