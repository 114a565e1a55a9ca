package glissade.features;

import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fitted φ: which columns of a table become the features, the target and the row weights, and
 * what stands in for a missing value. Part of the model, so that predicting applies the same φ.
 *
 * <p>Immutable and serialisable.
 */
public final class FeatureMap implements Serializable {

  private final List<String> features;
  private final String target;
  private final @Nullable String rowWeights;
  private final Missing missing;
  private final double @Nullable [] means;

  /**
   * @param features the columns that become features, in this order
   * @param target the column to predict
   * @param rowWeights the column of row weights, or null
   * @param missing what to do with missing values
   * @param means for {@link Missing#MEAN} what to put in, one a feature; otherwise null
   */
  public FeatureMap(
      List<String> features,
      String target,
      @Nullable String rowWeights,
      Missing missing,
      double @Nullable [] means) {
    this.features = new ArrayList<>(features);
    this.target = target;
    this.rowWeights = rowWeights;
    this.missing = missing;
    this.means = means == null ? null : means.clone();
  }

  /** The columns that become features. */
  public List<String> features() {
    return List.copyOf(features);
  }

  /** The column to predict. */
  public String target() {
    return target;
  }

  /** What to do with missing values. */
  public Missing missing() {
    return missing;
  }

  /** What stands in for a missing value of each feature, or null. */
  public double @Nullable [] means() {
    return means == null ? null : means.clone();
  }

  /** The columns a training chunk must have, in this order: features, target, row weights. */
  public List<String> trainingColumns() {
    List<String> columns = new ArrayList<>(features);
    columns.add(target);
    if (rowWeights != null) {
      columns.add(rowWeights);
    }
    return columns;
  }

  /**
   * The design rows of a chunk with {@link #trainingColumns()}. Rows with missing values that are
   * not filled in are left out and counted.
   *
   * @param source what to call the table in a message
   * @param cells counts what is missing; added to
   * @return a view of the chunk if all of it can be used
   * @throws UnusableDataException if a cell is infinite or a weight negative, naming row and column
   */
  Batch train(TableChunk chunk, String source, MissingCells cells) {
    int rows = chunk.rows();
    if (isAllUsable(chunk)) {
      cells.addRows(rows, rows);
      return batch(chunk.values(), chunk.stride(), rows);
    }
    boolean[] keep = rowsToKeep(chunk, cells);
    int used = 0;
    for (int i = 0; i < rows; i++) {
      used += keep[i] ? 1 : 0;
    }
    cells.addRows(rows, used);
    double[] values = new double[used * chunk.width()];
    for (int j = 0; j < chunk.width(); j++) {
      checkFinite(chunk, j, source);
      double filled = fill(j);
      int from = j * chunk.stride();
      int to = j * used;
      for (int i = 0; i < rows; i++) {
        if (keep[i]) {
          double value = chunk.values()[from + i];
          values[to++] = Double.isNaN(value) ? filled : value;
        }
      }
    }
    return batch(values, used, used);
  }

  private Batch batch(double[] values, int stride, int rows) {
    return new DenseBatch(values, 0, stride, rows, features.size(), rowWeights != null);
  }

  /** Whether nothing is missing or infinite and no weight is negative. */
  private boolean isAllUsable(TableChunk chunk) {
    for (int j = 0; j < chunk.width(); j++) {
      int start = j * chunk.stride();
      boolean usable =
          isWeight(j)
              ? isAllFiniteAndNotNegative(chunk.values(), start, chunk.rows())
              : isAllFinite(chunk.values(), start, chunk.rows());
      if (!usable) {
        return false;
      }
    }
    return true;
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

  private static boolean isAllFiniteAndNotNegative(double[] values, int start, int count) {
    for (int i = start; i < start + count; i++) {
      if (!(values[i] >= 0 && values[i] <= Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWeight(int column) {
    return column == features.size() + 1;
  }

  /**
   * The features of a chunk that has just the columns {@link #features()}. A row with a missing
   * value that no mean stands in for keeps a NaN.
   *
   * @param source what to call the table in a message
   * @return a batch without target or weights; a view of the chunk if nothing is missing
   * @throws UnusableDataException if a cell is infinite, naming row and column
   */
  public Batch map(TableChunk chunk, String source) {
    int rows = chunk.rows();
    if (isAllUsable(chunk)) {
      return new DenseBatch(chunk.values(), 0, chunk.stride(), rows, features.size(), false);
    }
    double[] values = new double[rows * features.size()];
    for (int j = 0; j < features.size(); j++) {
      checkFinite(chunk, j, source);
      double filled = fill(j);
      for (int i = 0; i < rows; i++) {
        double value = chunk.values()[j * chunk.stride() + i];
        values[j * rows + i] = Double.isNaN(value) ? filled : value;
      }
    }
    return new DenseBatch(values, 0, rows, rows, features.size(), false);
  }

  private double fill(int column) {
    return means != null && column < means.length ? means[column] : Double.NaN;
  }

  private boolean[] rowsToKeep(TableChunk chunk, MissingCells cells) {
    int rows = chunk.rows();
    boolean[] keep = new boolean[rows];
    boolean[] complete = new boolean[rows];
    Arrays.fill(keep, true);
    Arrays.fill(complete, true);
    List<String> names = trainingColumns();
    for (int j = 0; j < chunk.width(); j++) {
      int start = j * chunk.stride();
      boolean filled = !Double.isNaN(fill(j));
      long count = 0;
      for (int i = 0; i < rows; i++) {
        if (Double.isNaN(chunk.values()[start + i])) {
          count++;
          complete[i] = false;
          keep[i] &= filled;
        }
      }
      cells.addMissing(names.get(j), count);
    }
    for (int i = 0; i < rows; i++) {
      if (!complete[i]) {
        cells.addRowWithMissing(chunk.firstRow() + i);
      }
    }
    return keep;
  }

  private void checkFinite(TableChunk chunk, int j, String source) {
    boolean isWeight = isWeight(j);
    for (int i = 0; i < chunk.rows(); i++) {
      double value = chunk.values()[j * chunk.stride() + i];
      if (Double.isInfinite(value) || (isWeight && value < 0)) {
        throw new UnusableDataException(
            String.format(
                Locale.ROOT,
                "%s, row %,d, column %s: found %s, expected a finite number%s. Correct the cell, or"
                    + " leave it empty and choose --missing drop.",
                source,
                chunk.firstRow() + i + 1,
                trainingColumns().get(j),
                Double.isInfinite(value) ? (value > 0 ? "infinity" : "-infinity") : value,
                isWeight ? " that is not negative (it is the row weight)" : ""));
      }
    }
  }
}
