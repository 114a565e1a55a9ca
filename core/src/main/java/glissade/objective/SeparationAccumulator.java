package glissade.objective;

import glissade.fold.Accumulator;
import glissade.loss.Loss;
import glissade.rows.Batch;

/** How the scores of rows change along a direction, as against what their targets would have. */
final class SeparationAccumulator implements Accumulator<Batch, SeparationAccumulator> {

  private static final int TILE_ROWS = 2048;

  /** A score at which nothing is left of what a likelihood may lose by going on. */
  private static final double FAR = 750;

  private static final int UP = 1;
  private static final int DOWN = 2;

  private final Loss loss;
  private final double[] direction;
  private final double rounding;
  private long rows;
  private long apart;
  private long against;
  private double largest;

  /**
   * @param direction (b, w); kept, not copied
   * @param rounding a change of a score that is no more than this is none
   */
  SeparationAccumulator(Loss loss, double[] direction, double rounding) {
    this.loss = loss;
    this.direction = direction;
    this.rounding = rounding;
  }

  @Override
  public SeparationAccumulator empty() {
    return new SeparationAccumulator(loss, direction, rounding);
  }

  @Override
  public void add(Batch batch) {
    double[] weights = new double[direction.length - 1];
    System.arraycopy(direction, 1, weights, 0, weights.length);
    double[] changes = new double[Math.min(TILE_ROWS, batch.rows())];
    int zero = ways(0);
    int one = ways(1);
    for (int first = 0; first < batch.rows(); first += TILE_ROWS) {
      Batch tile = batch.slice(first, Math.min(TILE_ROWS, batch.rows() - first));
      tile.predict(weights, direction[0], changes);
      for (int i = 0; i < tile.rows(); i++) {
        if (tile.weight(i) > 0) {
          double target = tile.target(i);
          look(changes[i], target == 0 ? zero : target == 1 ? one : ways(target));
        }
      }
    }
  }

  /** In which directions a score may go for ever and the loss not grow. */
  private int ways(double target) {
    return (loss.derivative(FAR, target) <= 0 ? UP : 0)
        + (loss.derivative(-FAR, target) >= 0 ? DOWN : 0);
  }

  private void look(double change, int ways) {
    rows++;
    largest = Math.max(largest, Math.abs(change));
    if (Math.abs(change) > rounding) {
      boolean goes = (ways & (change > 0 ? UP : DOWN)) != 0;
      apart += goes ? 1 : 0;
      against += goes ? 0 : 1;
    }
  }

  @Override
  public void merge(SeparationAccumulator later) {
    rows += later.rows;
    apart += later.apart;
    against += later.against;
    largest = Math.max(largest, later.largest);
  }

  long rows() {
    return rows;
  }

  /** Rows whose loss falls for ever. */
  long apart() {
    return apart;
  }

  /** Whether there are such rows, and none whose loss grows. */
  boolean isSeparation() {
    return apart > 0 && against == 0;
  }

  /** The largest change of a score. */
  double largest() {
    return largest;
  }
}
