package glissade.report.diagnostics;

import glissade.evaluation.Tally;
import glissade.fold.Accumulator;
import glissade.inference.ErrorModel;
import glissade.inference.Influence;
import glissade.inference.Reweighted;
import glissade.loss.Link;
import glissade.model.LinearModel;
import glissade.rows.Batch;
import java.util.EnumMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything that one pass over the rows says of a model of one score. */
final class RowSums implements Accumulator<Batch, RowSums> {

  /** So many points can be told apart in a picture, and no more. */
  static final int MOST_DRAWN = 1_500;

  static final int EXTREMES = 3;

  private static final int TILE_ROWS = 256;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final double[] coefficients;
  private final ErrorModel errors;
  private final @Nullable Influence influence;

  /** Rows read, and those of them that have a weight. */
  private long read;

  private long rows;
  private long pinned;
  private double pearson;
  private double squares;
  private boolean binary;
  private final Correlation predictions = new Correlation();
  private final Correlation spread = new Correlation();

  /** By score: rows, residuals, √|deviation|, deviations. */
  private final Tally byScore = new Tally(4);

  /** By deviation: rows. */
  private final Tally byDeviation = new Tally(1);

  /** By score, of classes 0 and 1: weight, that of ones, weight·probability, rows. */
  private final Tally classes = new Tally(4);

  /** The weight of rows of class k that are predicted to be of class l, at 2k + l. */
  private final double[] confusion = new double[4];

  private final EnumMap<KeptRows.Order, KeptRows> kept = new EnumMap<>(KeptRows.Order.class);

  /**
   * @param coefficients (b, w); kept, not copied
   * @param influence null where leverage is not told
   */
  RowSums(double[] coefficients, ErrorModel errors, @Nullable Influence influence) {
    this.coefficients = coefficients;
    this.errors = errors;
    this.influence = influence;
    for (KeptRows.Order order : KeptRows.Order.values()) {
      int most = order == KeptRows.Order.LOT ? MOST_DRAWN : EXTREMES;
      kept.put(order, new KeptRows(order, most));
    }
    this.binary = errors.loss().link() == Link.LOGIT || errors.loss().link() == Link.MARGIN;
  }

  @Override
  public RowSums empty() {
    return new RowSums(coefficients, errors, influence);
  }

  @Override
  public void add(Batch batch) {
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      addTile(batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first)));
    }
  }

  private void addTile(Batch tile) {
    double[] scores = Reweighted.scores(tile, coefficients);
    double[] leverage =
        influence == null
            ? new double[scores.length]
            : influence.of(tile.dense(), Reweighted.weights(tile, errors, scores));
    for (int i = 0; i < scores.length; i++) {
      read++;
      double weight = errors.weight(tile.weight(i), tile.target(i));
      if (weight > 0) {
        addRow(scores[i], tile.target(i), weight, leverage[i]);
        addClass(scores[i], tile.target(i), tile.weight(i));
      }
    }
  }

  private void addRow(double score, double target, double weight, double leverage) {
    boolean isPinned = leverage >= MeasuredRow.PINNED;
    double residual = errors.residual(score, target);
    double error = errors.pearson(score, target);
    double unit = isPinned ? 0 : Math.sqrt(weight / (1 - leverage));
    double deviation = unit * residual;
    rows++;
    double mean = errors.mean(score);
    pearson = Math.fma(weight, error * error, pearson);
    squares = Math.fma(weight, (target - mean) * (target - mean), squares);
    predictions.add(mean, target, weight);
    if (isPinned) {
      pinned++;
    } else {
      spread.add(score, Math.sqrt(Math.abs(deviation)), 1);
      byScore.add(score, 1, residual, Math.sqrt(Math.abs(deviation)), deviation);
      byDeviation.add(deviation, 1);
    }
    long hash = hash(score, target, weight);
    MeasuredRow row =
        new MeasuredRow(read, score, target, residual, deviation, leverage, unit * error, hash);
    kept.values().forEach(some -> some.add(row));
  }

  private void addClass(double score, double target, double weight) {
    binary &= target == 0 || target == 1;
    if (binary && weight > 0) {
      classes.add(score, weight, weight * target, weight * errors.mean(score), 1);
      confusion[2 * ((int) target) + LinearModel.classOf(score)] += weight;
    }
  }

  /** Of what is drawn of a row, and of its place in the batch, so that equal rows differ. */
  private long hash(double score, double target, double weight) {
    long hash = mix(read * GOLDEN);
    hash = mix((hash + GOLDEN) ^ Double.doubleToRawLongBits(score));
    hash = mix((hash + GOLDEN) ^ Double.doubleToRawLongBits(target));
    return mix((hash + GOLDEN) ^ Double.doubleToRawLongBits(weight));
  }

  /** Source: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators (2014). */
  private static long mix(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public void merge(RowSums later) {
    kept.forEach((order, some) -> some.merge(later.kept(order), read));
    read += later.read;
    rows += later.rows;
    pinned += later.pinned;
    pearson += later.pearson;
    squares += later.squares;
    binary &= later.binary;
    predictions.merge(later.predictions);
    spread.merge(later.spread);
    byScore.merge(later.byScore);
    byDeviation.merge(later.byDeviation);
    classes.merge(later.classes);
    for (int k = 0; k < confusion.length; k++) {
      confusion[k] += later.confusion[k];
    }
  }

  /** Rows that were read, with a weight or without. */
  long read() {
    return read;
  }

  /** Rows with a weight. */
  long rows() {
    return rows;
  }

  /** Rows that are fitted exactly whatever their targets are. */
  long pinned() {
    return pinned;
  }

  /** Σ weight·Pearson's residual². */
  double pearson() {
    return pearson;
  }

  /** Σ weight·(y − μ)². */
  double squares() {
    return squares;
  }

  /** Whether every target is 0 or 1 and the loss is one of two classes. */
  boolean isBinary() {
    return binary && rows > 0;
  }

  /** Of prediction and target. */
  Correlation predictions() {
    return predictions;
  }

  /** Of score and √|deviation|. */
  Correlation spread() {
    return spread;
  }

  Tally.Sorted byScore() {
    return byScore.sorted();
  }

  Tally.Sorted byDeviation() {
    return byDeviation.sorted();
  }

  Tally.Sorted classes() {
    return classes.sorted();
  }

  double[] confusion() {
    return confusion.clone();
  }

  KeptRows kept(KeptRows.Order order) {
    return Objects.requireNonNull(kept.get(order));
  }
}
