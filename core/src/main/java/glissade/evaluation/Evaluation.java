package glissade.evaluation;

import glissade.features.FeatureMap;
import glissade.features.MissingCells;
import glissade.fold.Accumulator;
import glissade.fold.ParallelFold;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.rows.Batch;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import org.jspecify.annotations.Nullable;

/**
 * What a model is worth on a table that holds its target: {@link Measures} of all rows in which
 * nothing is missing that the model does not fill in, and a count of the others. One pass.
 */
public final class Evaluation implements Accumulator<TableChunk, Evaluation> {

  /** A score, and four sums of it, in an array that is sorted and merged. */
  private static final long BYTES_A_SCORE = 3 * 5 * 8;

  private static final int PART_OF_MEMORY = 4;

  private final Measures measures;
  private final FeatureMap map;
  private final Loss loss;
  private final String table;
  private final MissingCells cells = new MissingCells();
  private final long[] unknown;
  private long unseen;

  private Evaluation(Measures measures, FeatureMap map, Loss loss, String table) {
    this.measures = measures;
    this.map = map;
    this.loss = loss;
    this.table = table;
    this.unknown = new long[map.predictionLevels().size()];
  }

  /**
   * Measures a model on a table.
   *
   * @param rowWeights the column of row weights, or null
   * @throws UnusableDataException if a column is not there, a cell cannot be used, or no row is
   *     left
   */
  public static Evaluation of(
      Model model, TableSource source, @Nullable String rowWeights, ParallelFold threads) {
    FeatureMap map = model.featureMap().withRowWeights(rowWeights);
    Loss loss = model instanceof LinearModel linear ? linear.loss() : new SquaredLoss();
    long distinct = source.memory() / PART_OF_MEMORY / BYTES_A_SCORE;
    int most = (int) Math.min(1 << 26, Math.max(Tally.MOST, distinct));
    Evaluation whole =
        source
            .chunks(
                map.trainingColumns(),
                map.trainingLevels(),
                Batch.chunkRows(map.valuesPerRow()),
                threads)
            .fold(new Evaluation(Measures.of(model, most), map, loss, source.name()));
    whole.check();
    return whole;
  }

  private void check() {
    if (!(measures.weightSum() > 0)) {
      throw new UnusableDataException(
          cells.rows() == 0
              ? table + " has no rows. There is nothing to measure."
              : "None of the "
                  + cells.rows()
                  + " rows of "
                  + table
                  + " can be measured: each misses a value, is of a class that the model has never"
                  + " seen, or has no weight.");
    }
    if (!Double.isFinite(measures.loss())) {
      throw new UnusableDataException(
          "A prediction for "
              + table
              + " is beyond what a double can hold; are the columns in the units the model was"
              + " fitted on?");
    }
  }

  @Override
  public Evaluation empty() {
    return new Evaluation(measures.empty(), map, loss, table);
  }

  @Override
  public void add(TableChunk chunk) {
    long[] found = map.unknownLevels(chunk);
    for (int k = 0; k < found.length; k++) {
      unknown[k] += found[k];
    }
    Batch batch = map.train(chunk, table, loss, cells);
    measures.add(map.classes() == null ? batch : withoutUnseen(batch));
    chunk.release();
  }

  private Batch withoutUnseen(Batch batch) {
    int[] kept = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (batch.target(i) != Levels.UNKNOWN) {
        kept[count++] = i;
      }
    }
    unseen += batch.rows() - count;
    return count == batch.rows() ? batch : batch.pick(kept, count);
  }

  @Override
  public void merge(Evaluation later) {
    measures.merge(later.measures);
    cells.merge(later.cells);
    unseen += later.unseen;
    for (int k = 0; k < unknown.length; k++) {
      unknown[k] += later.unknown[k];
    }
  }

  /** The measures. */
  public Measures measures() {
    return measures;
  }

  /** What was missing; rows in which the target is missing, or what the model does not fill in. */
  public MissingCells missing() {
    return cells;
  }

  /**
   * In how many rows a column of levels has a value that the model has never seen.
   *
   * @param column its place among {@link FeatureMap#predictionLevels()}
   */
  public long unknown(int column) {
    return unknown[column];
  }

  /** How many rows were left out whose target is a class that the model has never seen. */
  public long unseenClasses() {
    return unseen;
  }
}
