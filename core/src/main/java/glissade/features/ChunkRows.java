package glissade.features;

import glissade.formula.OutOfDomainException;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.table.Remedy;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One chunk of a table on its way to design rows: what is checked and what is filled in. */
final class ChunkRows {

  private final FeatureMap map;
  private final TableChunk chunk;
  private final List<String> columns;
  private final int numbers;
  private final int weightColumn;
  private final int offsetColumn;
  private final int codes;
  private final String source;

  /**
   * @param training whether the chunk has targets and row weights
   * @param source what to call the table in a message
   */
  ChunkRows(FeatureMap map, TableChunk chunk, boolean training, String source) {
    this.map = map;
    this.chunk = chunk;
    this.columns = training ? map.trainingColumns() : map.predictionColumns();
    this.numbers = map.numbers().size();
    this.codes = columns.size() - map.predictionLevels().size();
    this.weightColumn = training && map.response().weighted() ? numbers + 1 : -1;
    this.offsetColumn = map.response().shifted() ? codes - 1 : -1;
    this.source = source;
  }

  Batch train(Loss loss, MissingCells cells) {
    int rows = chunk.rows();
    boolean usable = isAllUsable();
    if (!usable) {
      checkFinite();
    }
    checkTargets(loss);
    if (usable && !isExposure()) {
      cells.addRows(rows, rows);
      return trainingBatch(chunk.values(), chunk.stride(), null, rows);
    }
    boolean[] keep = rowsToKeep(cells);
    int used = 0;
    for (int i = 0; i < rows; i++) {
      used += keep[i] ? 1 : 0;
    }
    cells.addRows(rows, used);
    double[] values = new double[used * chunk.width()];
    for (int j = 0; j < chunk.width(); j++) {
      copy(j, keep, values, j * used);
    }
    return trainingBatch(values, used, keep, used);
  }

  private Batch trainingBatch(double[] values, int stride, boolean @Nullable [] kept, int rows) {
    ResponseColumns response = map.response();
    DenseBatch dense =
        new DenseBatch(values, 0, stride, rows, numbers, response.weighted(), response.shifted());
    return batch(dense, values, stride, kept);
  }

  /**
   * The features of some rows.
   *
   * @param raw the columns of numbers, filled, and what else rows carry
   * @param coded the codes, each column {@code stride} after the one before
   * @param kept which rows of the chunk they are; null for all
   */
  private Batch batch(DenseBatch raw, double[] coded, int stride, boolean @Nullable [] kept) {
    Derivation derivation = map.derivation();
    DenseBatch dense = raw;
    if (derivation != null) {
      ComputedColumns computed = new ComputedColumns(map, raw, coded, codes * stride, stride);
      try {
        dense = computed.of(derivation.features());
      } catch (OutOfDomainException e) {
        throw unusable(e, row(kept, e.row()));
      }
    }
    return map.batch(dense, coded, codes * stride, stride);
  }

  /** The row of the chunk that a row kept is. */
  private static int row(boolean @Nullable [] kept, int number) {
    if (kept == null) {
      return number;
    }
    int row = -1;
    for (int left = number; left >= 0; left--) {
      row++;
      while (!kept[row]) {
        row++;
      }
    }
    return row;
  }

  Batch map() {
    int rows = chunk.rows();
    boolean usable = isAllUsable();
    if (usable && offsetColumn < 0 && map.derivation() == null) {
      DenseBatch dense = new DenseBatch(chunk.values(), 0, chunk.stride(), rows, numbers, false);
      return map.batch(dense, chunk.values(), codes * chunk.stride(), chunk.stride());
    }
    if (!usable) {
      checkFinite();
    }
    boolean[] all = new boolean[rows];
    Arrays.fill(all, true);
    // After the numbers a column where the target would be, and the offsets.
    double[] values = new double[rows * (numbers + 2)];
    for (int j = 0; j < numbers; j++) {
      copy(j, all, values, j * rows);
    }
    int offsets = (numbers + 1) * rows;
    if (offsetColumn >= 0) {
      copy(offsetColumn, all, values, offsets);
    }
    for (int j = codes; j < chunk.width(); j++) {
      for (int i = 0; i < rows; i++) {
        if (Double.isNaN(chunk.values()[j * chunk.stride() + i])) {
          values[offsets + i] = Double.NaN;
        }
      }
    }
    DenseBatch dense = new DenseBatch(values, 0, rows, rows, numbers, false, true);
    return batch(dense, chunk.values(), chunk.stride(), null);
  }

  /** The cells of a column in the rows to keep, with what stands in for missing ones. */
  private void copy(int column, boolean[] keep, double[] values, int start) {
    double filled = map.fill(column);
    boolean logarithm = column == offsetColumn && isExposure();
    int from = column * chunk.stride();
    int to = start;
    for (int i = 0; i < keep.length; i++) {
      if (keep[i]) {
        double value = chunk.values()[from + i];
        value = Double.isNaN(value) ? filled : value;
        values[to++] = logarithm ? StrictMath.log(value) : value;
      }
    }
  }

  private boolean isExposure() {
    return offsetColumn >= 0 && map.response().exposure();
  }

  /** Whether nothing is missing or infinite and nothing negative that must not be. */
  private boolean isAllUsable() {
    for (int j = 0; j < chunk.width(); j++) {
      int start = j * chunk.stride();
      double least = least(j);
      boolean usable =
          least == Double.NEGATIVE_INFINITY
              ? isAllFinite(chunk.values(), start, chunk.rows())
              : isAllAtLeast(least, chunk.values(), start, chunk.rows());
      if (!usable) {
        return false;
      }
    }
    return true;
  }

  /** The least number that may stand in a column: weights are not negative, exposures positive. */
  private double least(int column) {
    if (column == weightColumn) {
      return 0;
    }
    return column == offsetColumn && isExposure() ? Double.MIN_VALUE : Double.NEGATIVE_INFINITY;
  }

  /**
   * Zero times a number is zero, and NaN if the number is infinite or NaN: sums of that need no
   * branches, and four of them need not wait for each other.
   */
  private static boolean isAllFinite(double[] values, int start, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = start;
    int end = start + count;
    for (; i < end - 3; i += 4) {
      s0 += values[i] * 0;
      s1 += values[i + 1] * 0;
      s2 += values[i + 2] * 0;
      s3 += values[i + 3] * 0;
    }
    for (; i < end; i++) {
      s0 += values[i] * 0;
    }
    return s0 + s1 + s2 + s3 == 0;
  }

  private static boolean isAllAtLeast(double least, double[] values, int start, int count) {
    for (int i = start; i < start + count; i++) {
      if (!(values[i] >= least && values[i] <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private boolean[] rowsToKeep(MissingCells cells) {
    int rows = chunk.rows();
    boolean[] keep = new boolean[rows];
    boolean[] complete = new boolean[rows];
    Arrays.fill(keep, true);
    Arrays.fill(complete, true);
    for (int j = 0; j < chunk.width(); j++) {
      int start = j * chunk.stride();
      boolean filled = !Double.isNaN(map.fill(j));
      long count = 0;
      for (int i = 0; i < rows; i++) {
        if (Double.isNaN(chunk.values()[start + i])) {
          count++;
          complete[i] = false;
          keep[i] &= filled;
        }
      }
      cells.addMissing(columns.get(j), count);
    }
    for (int i = 0; i < rows; i++) {
      if (!complete[i]) {
        cells.addRowWithMissing(i);
      }
    }
    return keep;
  }

  private void checkFinite() {
    for (int j = 0; j < codes; j++) {
      double least = least(j);
      for (int i = 0; i < chunk.rows(); i++) {
        double value = chunk.values()[j * chunk.stride() + i];
        if (Double.isInfinite(value) || value < least) {
          throw unusable(
              i,
              j,
              "a finite number"
                  + (j == weightColumn ? " that is not negative (it is the row weight)" : "")
                  + (least > 0 ? " greater than 0 (it is the exposure)" : ""),
              Remedy.EMPTY_CELL);
        }
      }
    }
  }

  private UnusableDataException unusable(OutOfDomainException e, int row) {
    return new UnusableDataException(
        String.format(
            Locale.ROOT, "%s, row %,d: %s.", source, chunk.firstRow() + row + 1, e.getMessage()),
        Remedy.WITHIN_DOMAIN);
  }

  private void checkTargets(Loss loss) {
    if (loss instanceof SquaredLoss || map.classes() != null) {
      return;
    }
    int start = numbers * chunk.stride();
    for (int i = 0; i < chunk.rows(); i++) {
      double target = chunk.values()[start + i];
      if (!Double.isNaN(target) && !loss.accepts(target)) {
        throw unusable(
            i,
            numbers,
            loss.expected() + " (the " + loss.name() + " loss is defined for nothing else)",
            Remedy.OTHER_LOSS);
      }
    }
  }

  private UnusableDataException unusable(int row, int column, String expected, Remedy remedy) {
    double value = chunk.values()[column * chunk.stride() + row];
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "%s, row %,d, column %s: found %s, expected %s.",
            source,
            chunk.firstRow() + row + 1,
            columns.get(column),
            Double.isInfinite(value) ? (value > 0 ? "infinity" : "-infinity") : value,
            expected),
        remedy);
  }
}
