package glissade.rows;

import glissade.fold.Accumulator;
import glissade.fold.Chunks;
import glissade.fold.ParallelFold;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows held in memory, in the chunks they are folded in. */
public final class InMemoryRows implements Rows {

  /** The part of the heap that rows may take which are collected from elsewhere. */
  private static final double PART_OF_HEAP = 0.5;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final int features;
  private final List<Batch> chunks;
  private final ParallelFold fold;

  private InMemoryRows(int features, List<Batch> chunks, ParallelFold fold) {
    this.features = features;
    this.chunks = chunks;
    this.fold = fold;
  }

  /**
   * Copies rows from arrays.
   *
   * @param x n rows of d features each; not modified
   * @param y n targets; not modified
   * @throws IllegalArgumentException if the lengths differ or a value is not finite
   */
  public static InMemoryRows of(double[][] x, double[] y) {
    return copy(x, y, null);
  }

  /**
   * Copies weighted rows from arrays. A row of weight 2 counts as two such rows.
   *
   * @param x n rows of d features each; not modified
   * @param y n targets; not modified
   * @param weights n weights, none negative; not modified
   * @throws IllegalArgumentException if the lengths differ, a value is not finite or a weight is
   *     negative
   */
  public static InMemoryRows of(double[][] x, double[] y, double[] weights) {
    return copy(x, y, weights);
  }

  /**
   * Rows of which only the features that are not zero are held, on the arrays of the batch: nothing
   * is copied.
   *
   * @param whole all rows; kept
   */
  public static InMemoryRows of(SparseBatch whole) {
    return cut(whole);
  }

  /**
   * Rows with categories as codes, on the arrays of the batch: nothing is copied.
   *
   * @param whole all rows; kept
   */
  public static InMemoryRows of(CodedBatch whole) {
    return cut(whole);
  }

  private static InMemoryRows cut(Batch whole) {
    List<Batch> chunks = new ArrayList<>();
    int chunkRows = Batch.chunkRows(whole.features(), whole.stored(), whole.rows());
    for (int first = 0; first < whole.rows(); first += chunkRows) {
      chunks.add(whole.slice(first, Math.min(chunkRows, whole.rows() - first)));
    }
    return ofChunks(whole.features(), chunks, ParallelFold.onAllProcessors());
  }

  /** The same rows, folded by another number of threads. */
  public InMemoryRows withThreads(int threads) {
    return new InMemoryRows(features, chunks, new ParallelFold(threads));
  }

  /**
   * Copies rows from wherever they are, cut as they are there: folding the copy gives the same
   * bits.
   *
   * @param rows folded once
   * @param fold how many threads fold the copy
   * @throws IllegalArgumentException if they are spread over machines and too many for this one
   */
  public static InMemoryRows copyOf(Rows rows, ParallelFold fold) {
    checkFit(rows, "What was asked for");
    return ofChunks(rows.features(), rows.fold(new CopiedRows()).chunks(), fold);
  }

  /**
   * Rows in this process's memory, for a method that goes by single rows or columns. Of those that
   * are spread only as many are fetched as half of that memory holds.
   *
   * @param method what goes by them, for the message
   * @throws IllegalArgumentException if they are spread and more than that
   */
  public static InMemoryRows gathered(Rows rows, String method) {
    checkFit(rows, method);
    return rows.inMemory();
  }

  private static void checkFit(Rows rows, String method) {
    if (rows.isSpread() && !fits(rows)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s goes by rows in the memory of one process, and these are spread over a cluster:"
                  + " %,d rows with %,d values each are more than half of the %,d MB that this"
                  + " process may use. Leave the optimizer to be chosen, or give the driver more"
                  + " memory.",
              method,
              rows.count(),
              valuesHeld(rows),
              Runtime.getRuntime().maxMemory() / 1_000_000));
    }
  }

  /** Whether half of this process's memory holds a copy of the rows. */
  public static boolean fits(Rows rows) {
    double bytes = 8.0 * rows.count() * valuesHeld(rows);
    return bytes <= PART_OF_HEAP * Runtime.getRuntime().maxMemory();
  }

  /**
   * The rows, where going through them again is cheap if there is room for them.
   *
   * @param rows folded once, unless they are too many
   */
  public static Rows keptIfRoom(Rows rows) {
    return rows.isSpread() || fits(rows) ? rows.kept() : rows;
  }

  /** Of one row: its features and its target. */
  private static long valuesHeld(Rows rows) {
    return rows.valuesPerRow() + 1L;
  }

  /**
   * About one row in {@code part} of every chunk, on the same arrays: rows that follow each other,
   * from another place in each chunk.
   */
  public InMemoryRows sample(int part) {
    List<Batch> sampled = new ArrayList<>();
    for (int k = 0; k < chunks.size(); k++) {
      Batch chunk = chunks.get(k);
      int rows = (chunk.rows() + part - 1) / part;
      int places = chunk.rows() - rows + 1;
      // Steps of a golden section never come round to the same place.
      int from = (int) (places * (k * GOLDEN - Math.floor(k * GOLDEN)));
      sampled.add(chunk.slice(from, rows));
    }
    return ofChunks(features, sampled, fold);
  }

  /**
   * The same of rows that may be elsewhere, which come here.
   *
   * @param rows folded once
   */
  public static InMemoryRows sampleOf(Rows rows, int part) {
    List<Batch> chunks = rows.fold(new CopiedRows(part)).chunks();
    return ofChunks(rows.features(), chunks, ParallelFold.onAllProcessors());
  }

  @Override
  public Optional<InMemoryRows> sampled(int part) {
    return Optional.of(sample(part));
  }

  /** How these are folded. */
  public ParallelFold threads() {
    return fold;
  }

  @Override
  public int valuesPerRow() {
    long stored = chunks.stream().mapToLong(Batch::stored).sum();
    return (int) Math.min(features, (stored + count() - 1) / Math.max(1, count()));
  }

  @Override
  public long count() {
    return chunks.stream().mapToLong(Batch::rows).sum();
  }

  @Override
  public InMemoryRows inMemory() {
    return this;
  }

  /** The chunks, in order. */
  public List<Batch> chunks() {
    return chunks;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    Iterator<Batch> each = chunks.iterator();
    Chunks<Batch> inOrder = () -> each.hasNext() ? each.next() : null;
    // A thread that finds nothing left to do costs more to start than a small fold takes.
    int threads = Math.max(1, Math.min(fold.threads(), chunks.size()));
    return new ParallelFold(threads).fold(zero, inOrder);
  }

  /**
   * Keeps chunks as they are.
   *
   * @param features d
   * @param chunks kept, not copied; all but the last of {@link Batch#chunkRows} rows
   */
  static InMemoryRows ofChunks(int features, List<Batch> chunks, ParallelFold fold) {
    return new InMemoryRows(features, List.copyOf(chunks), fold);
  }

  private static InMemoryRows copy(double[][] x, double[] y, double @Nullable [] weights) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "rows and targets differ: " + x.length + " != " + y.length);
    }
    if (weights != null && weights.length != y.length) {
      throw new IllegalArgumentException(
          "weights and targets differ: " + weights.length + " != " + y.length);
    }
    int features = x.length == 0 ? 0 : x[0].length;
    int chunkRows = Batch.chunkRows(features);
    List<Batch> chunks = new ArrayList<>();
    for (int first = 0; first < x.length; first += chunkRows) {
      int rows = Math.min(chunkRows, x.length - first);
      double[] values = new double[rows * (features + (weights == null ? 1 : 2))];
      for (int i = 0; i < rows; i++) {
        copyRow(x, y, weights, first + i, values, i, rows);
      }
      chunks.add(new DenseBatch(values, 0, rows, rows, features, weights != null));
    }
    return ofChunks(features, chunks, ParallelFold.onAllProcessors());
  }

  private static void copyRow(
      double[][] x,
      double[] y,
      double @Nullable [] weights,
      int row,
      double[] values,
      int i,
      int stride) {
    int features = x[0].length;
    if (x[row].length != features) {
      throw new IllegalArgumentException(
          "row " + row + " has " + x[row].length + " features, the first has " + features);
    }
    for (int j = 0; j < features; j++) {
      values[i + j * stride] = finite(x[row][j], "feature " + j, row);
    }
    values[i + features * stride] = finite(y[row], "target", row);
    if (weights != null) {
      if (weights[row] < 0) {
        throw new IllegalArgumentException(
            "weight of row " + row + " is negative: " + weights[row]);
      }
      values[i + (features + 1) * stride] = finite(weights[row], "weight", row);
    }
  }

  private static double finite(double value, String what, int row) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " of row " + row + " is not finite: " + value);
    }
    return value;
  }
}
