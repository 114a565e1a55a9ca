package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SAGA: known is the derivative of each row as it was last seen, one number a row. Before a row was
 * seen that is the one at the start. Source: Defazio, Bach and Lacoste-Julien, SAGA: a fast
 * incremental gradient method, NIPS 2014.
 */
final class LastSeen extends Baseline {

  /** Of a row that was not seen yet; a checkpoint can hold it. */
  private static final double UNSEEN = Double.MAX_VALUE;

  private final double[] mean;
  private final double[] start;
  private final double weightSum;
  private List<double[]> slopes = new ArrayList<>();
  private boolean begun;
  private double[] atStart = {};

  /**
   * @param weightSum W
   */
  LastSeen(int size, double weightSum) {
    this.mean = new double[size];
    this.start = new double[size];
    this.weightSum = weightSum;
  }

  @Override
  void forget() {
    begun = false;
    slopes.clear();
  }

  @Override
  void begin(double[] z, double[] gradient) {
    if (!begun) {
      System.arraycopy(z, 0, start, 0, z.length);
      System.arraycopy(gradient, 0, mean, 0, z.length);
      begun = true;
    }
  }

  @Override
  double[] mean() {
    return mean;
  }

  @Override
  void correct(MiniBatch batch, Loss loss, double factor, double[] r) {
    double[] seen = slopesOf(batch);
    if (atStart.length < batch.count()) {
      atStart = new double[batch.count()];
    }
    boolean asked = false;
    for (int i = 0; i < batch.count(); i++) {
      int row = batch.row(i);
      double slope = factor == 0 ? 0 : r[i] / factor;
      if (seen[row] == UNSEEN) {
        if (!asked) {
          batch.scores(start, atStart);
          batch.derivatives(loss, atStart, 1, atStart);
          asked = true;
        }
        seen[row] = atStart[i];
      }
      r[i] = factor * (slope - seen[row]);
      seen[row] = slope;
    }
  }

  private double[] slopesOf(MiniBatch batch) {
    while (slopes.size() <= batch.chunk()) {
      slopes.add(new double[0]);
    }
    double[] seen = slopes.get(batch.chunk());
    int needed = batch.chunkRows();
    if (seen.length < needed) {
      seen = new double[needed];
      Arrays.fill(seen, UNSEEN);
      slopes.set(batch.chunk(), seen);
    }
    return seen;
  }

  @Override
  void learned(MiniBatch batch, double[] r, double factor) {
    batch.add(r, 1 / (factor * weightSum), mean);
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    begun = checkpoint.flag("begun", begun);
    checkpoint.vector("start", start);
    checkpoint.vector("mean", mean);
    slopes = checkpoint.vectors("slopes", slopes);
  }
}
