package glissade.data;

import glissade.fold.Accumulator;
import java.util.TreeSet;

/** What has to be known of a libsvm file before its rows can be made. */
final class LibsvmScan implements Accumulator<LibsvmBlocks.Block, LibsvmScan> {

  /** Targets that take more values than this are no classes. */
  private static final int MOST_CLASSES = 1_000;

  private final String file;
  private final TreeSet<Double> targets = new TreeSet<>();
  private boolean tooMany;
  private int lowest = Integer.MAX_VALUE;
  private int widest;
  private long rows;
  private long stored;
  private long queries;

  LibsvmScan(String file) {
    this.file = file;
  }

  @Override
  public LibsvmScan empty() {
    return new LibsvmScan(file);
  }

  @Override
  public void add(LibsvmBlocks.Block block) {
    LibsvmValues values = new LibsvmValues();
    new LibsvmLine(file, 0, values).read(block.text(), block.length(), block.line());
    for (int i = 0; i < values.rows(); i++) {
      addTarget(values.target(i));
    }
    lowest = Math.min(lowest, values.lowest());
    widest = Math.max(widest, values.features());
    rows += values.rows();
    stored += values.stored();
    queries += values.queries();
  }

  private void addTarget(double target) {
    if (!tooMany) {
      targets.add(target + 0.0);
      tooMany = targets.size() > MOST_CLASSES;
    }
  }

  @Override
  public void merge(LibsvmScan later) {
    tooMany |= later.tooMany;
    later.targets.forEach(this::addTarget);
    lowest = Math.min(lowest, later.lowest);
    widest = Math.max(widest, later.widest);
    rows += later.rows;
    stored += later.stored;
    queries += later.queries;
  }

  /** The values that targets take, rising; none if there are over a thousand. */
  double[] classes() {
    return tooMany ? new double[0] : targets.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The least index that a row holds. */
  int lowest() {
    return lowest;
  }

  /** The greatest index that a row holds, and one more. */
  int widest() {
    return widest;
  }

  long rows() {
    return rows;
  }

  long stored() {
    return stored;
  }

  long queries() {
    return queries;
  }
}
