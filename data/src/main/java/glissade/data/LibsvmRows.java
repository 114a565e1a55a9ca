package glissade.data;

import glissade.fold.Accumulator;
import glissade.fold.Foldable;
import glissade.fold.Mapped;
import glissade.fold.Mapping;
import glissade.fold.ParallelFold;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.table.IndexedRows;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a libsvm file (also called svmlight), {@code target index:value index:value … #
 * comment} on each line: only what is not zero is written. Features have no names but their
 * indices. A {@code qid:} is passed over, see {@link #queries}. The file may be gzipped, and need
 * not fit in memory: every fold reads it, in blocks of lines that several threads take apart.
 *
 * <p>It is read once beforehand, to find d, the targets, and whether indices start at 0 or 1: at 0
 * if one of them is 0, otherwise at 1, as the format says.
 *
 * <p>Source: Chang and Lin, LIBSVM: a library for support vector machines, ACM TIST 2 (2011); the
 * format is Joachims' for SVMlight.
 */
public final class LibsvmRows implements IndexedRows {

  private static final int LEAST_BLOCK = 1 << 20;

  private static final int MOST_BLOCK = 1 << 28;

  /** A stored value takes about this many bytes of text. */
  private static final int BYTES_A_VALUE = 12;

  private final Path file;
  private final LibsvmScan scan;
  private final int base;
  private final int features;
  private final boolean asClasses;
  private final ParallelFold fold;

  private LibsvmRows(
      Path file, LibsvmScan scan, int base, int features, boolean asClasses, ParallelFold fold) {
    this.file = file;
    this.scan = scan;
    this.base = base;
    this.features = features;
    this.asClasses = asClasses;
    this.fold = fold;
  }

  /**
   * Whether a file's name says that it holds libsvm text: .svm, .libsvm, .svmlight, or .gz of it.
   */
  public static boolean isNamedSo(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(svm|libsvm|svmlight)(\\.gz)?");
  }

  /**
   * The rows of a file, which is read once.
   *
   * @throws UnusableDataException if it cannot be read, holds no row, or a line is not as it must
   *     be
   */
  public static LibsvmRows of(Path file, ParallelFold fold) {
    LibsvmScan scan =
        fold.fold(new LibsvmScan(file.toString()), new LibsvmBlocks(file, LEAST_BLOCK));
    if (scan.rows() == 0) {
      throw new UnusableDataException(
          file
              + " holds no rows. A row is written as `1 3:0.5 7:2`: a target and what is not zero.");
    }
    int base = scan.lowest() == 0 ? 0 : 1;
    return new LibsvmRows(file, scan, base, Math.max(0, scan.widest() - base), false, fold);
  }

  /**
   * The same rows with indices and features as they are in another file: the one that a model was
   * trained on, whose last features may be missing here.
   *
   * @param features d
   * @param indicesFrom what the first feature is called: 0 or 1
   * @throws UnusableDataException if a row holds a feature that is not one of those
   */
  @Override
  public LibsvmRows withFeatures(int features, int indicesFrom) {
    if (scan.stored() > 0
        && (scan.widest() - indicesFrom > features || scan.lowest() < indicesFrom)) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "%s has indices from %d to %d, where %,d features start at %d.",
              file,
              scan.lowest(),
              scan.widest() - 1,
              features,
              indicesFrom));
    }
    return new LibsvmRows(file, scan, indicesFrom, features, asClasses, fold);
  }

  /**
   * The same rows with targets 0, 1, 2 … for the values that targets take, in rising order: −1 and
   * +1 become 0 and 1.
   *
   * @throws UnusableDataException if they take over a thousand values
   */
  @Override
  public LibsvmRows asClasses() {
    if (scan.classes().length == 0) {
      throw new UnusableDataException(
          "The targets of " + file + " take over a thousand values; those are no classes.");
    }
    return new LibsvmRows(file, scan, base, features, true, fold);
  }

  /** The values that targets take in the file, rising; empty if there are over a thousand. */
  @Override
  public double[] classes() {
    return scan.classes();
  }

  /** What the first feature is called: 0 or 1. */
  @Override
  public int indicesFrom() {
    return base;
  }

  /** How many values the rows hold. */
  public long stored() {
    return scan.stored();
  }

  /** How many rows tell with {@code qid:} which query they belong to, which is left out. */
  public long queries() {
    return scan.queries();
  }

  /** The number of the one feature that has this index in the file, if any has. */
  public OptionalInt feature(int index) {
    int feature = index - base;
    return feature >= 0 && feature < features ? OptionalInt.of(feature) : OptionalInt.empty();
  }

  @Override
  public int features() {
    return features;
  }

  /** A chunk of rows is cut by the bytes of its text; this is what memory is counted by. */
  @Override
  public int valuesPerRow() {
    // A value and its index take a half more than a value.
    return (int) Math.min(features, 1 + 3 * scan.stored() / (2 * scan.rows()));
  }

  @Override
  public long count() {
    return scan.rows();
  }

  @Override
  public InMemoryRows inMemory() {
    return InMemoryRows.copyOf(this, fold);
  }

  @Override
  public <A extends Accumulator<Batch, A>> A fold(A zero) {
    // As in memory: chunks hold twice as many values as there are features, or more.
    long bytes = Math.max(LEAST_BLOCK, 2L * BYTES_A_VALUE * features);
    int length = (int) Math.min(MOST_BLOCK, bytes);
    return fold(zero, Foldable.here(() -> new LibsvmBlocks(file, length), fold));
  }

  /** Made wherever the text is. */
  <A extends Accumulator<Batch, A>> A fold(A zero, Foldable<LibsvmBlocks.Block> text) {
    return text.fold(new Mapped<>(zero, new Reading(this))).inner();
  }

  /** What makes rows of lines. */
  private static final class Reading implements Mapping<LibsvmBlocks.Block, Batch> {

    private final String file;
    private final int base;
    private final int features;

    /** The values that targets take, rising; null where targets are numbers. */
    private final double @Nullable [] classes;

    Reading(LibsvmRows rows) {
      this.file = rows.file.toString();
      this.base = rows.base;
      this.features = rows.features;
      this.classes = rows.asClasses ? rows.scan.classes() : null;
    }

    @Override
    public Batch map(LibsvmBlocks.Block block) {
      LibsvmValues values = new LibsvmValues();
      new LibsvmLine(file, base, values).read(block.text(), block.length(), block.line());
      double[] targets = new double[values.rows()];
      for (int i = 0; i < targets.length; i++) {
        double target = values.target(i) + 0.0;
        targets[i] = classes == null ? target : Arrays.binarySearch(classes, target);
      }
      if (values.features() > features
          || (classes != null && Arrays.stream(targets).anyMatch(t -> t < 0))) {
        throw new UnusableDataException(file + " has changed while it was read. Start again.");
      }
      return values.batch(features, targets);
    }
  }
}
