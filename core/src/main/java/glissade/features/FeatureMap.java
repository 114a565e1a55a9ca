package glissade.features;

import glissade.rows.Batch;
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
   * @throws UnusableDataException if a cell is infinite or a weight negative, naming row and column
   */
  Batch train(TableChunk chunk, String source, MissingCells cells) {
    boolean[] keep = rowsToKeep(chunk, cells);
    int used = 0;
    for (int i = 0; i < chunk.rows(); i++) {
      used += keep[i] ? 1 : 0;
    }
    cells.addRows(chunk.rows(), used);
    int width = chunk.width();
    double[] values = new double[used * width];
    for (int j = 0; j < width; j++) {
      checkFinite(chunk, j, source);
      double filled = fill(j);
      double[] column = chunk.column(j);
      int to = j * used;
      for (int i = 0; i < chunk.rows(); i++) {
        if (keep[i]) {
          values[to++] = Double.isNaN(column[i]) ? filled : column[i];
        }
      }
    }
    return new Batch(values, 0, used, used, features.size(), rowWeights != null);
  }

  /**
   * The features of a chunk that has just the columns {@link #features()}. A row with a missing
   * value that no mean stands in for keeps a NaN.
   *
   * @param source what to call the table in a message
   * @return a batch without target or weights
   * @throws UnusableDataException if a cell is infinite, naming row and column
   */
  public Batch map(TableChunk chunk, String source) {
    int rows = chunk.rows();
    double[] values = new double[rows * features.size()];
    for (int j = 0; j < features.size(); j++) {
      checkFinite(chunk, j, source);
      double[] column = chunk.column(j);
      double filled = fill(j);
      for (int i = 0; i < rows; i++) {
        values[j * rows + i] = Double.isNaN(column[i]) ? filled : column[i];
      }
    }
    return new Batch(values, 0, rows, rows, features.size(), false);
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
      double[] column = chunk.column(j);
      boolean filled = !Double.isNaN(fill(j));
      long count = 0;
      for (int i = 0; i < rows; i++) {
        if (Double.isNaN(column[i])) {
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
    double[] column = chunk.column(j);
    boolean isWeight = j == features.size() + 1;
    for (int i = 0; i < chunk.rows(); i++) {
      if (Double.isInfinite(column[i]) || (isWeight && column[i] < 0)) {
        throw new UnusableDataException(
            String.format(
                Locale.ROOT,
                "%s, row %,d, column %s: found %s, expected a finite number%s. Correct the cell, or"
                    + " leave it empty and choose --missing drop.",
                source,
                chunk.firstRow() + i + 1,
                trainingColumns().get(j),
                Double.isInfinite(column[i])
                    ? (column[i] > 0 ? "infinity" : "-infinity")
                    : column[i],
                isWeight ? " that is not negative (it is the row weight)" : ""));
      }
    }
  }
}
