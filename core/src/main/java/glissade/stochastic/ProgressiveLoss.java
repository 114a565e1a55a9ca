package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;

/**
 * The mean loss of predictions each of which was made before its row was learned from: an unbiased
 * view of how well a stream is predicted, with nothing held out. Source: Blum, Kalai and Langford,
 * Beating the hold-out: bounds for k-fold and progressive cross-validation, COLT 1999.
 */
final class ProgressiveLoss implements Stateful {

  /** Rows after which the recent loss begins anew, its last stretch kept. */
  private static final long WINDOW = 1000;

  private double sum;
  private double weight;
  private double recentSum;
  private double recentWeight;
  private long recentRows;
  private double lastSum;
  private double lastWeight;

  void add(double rowWeight, double loss) {
    sum = Math.fma(rowWeight, loss, sum);
    weight += rowWeight;
    recentSum = Math.fma(rowWeight, loss, recentSum);
    recentWeight += rowWeight;
    recentRows++;
    if (recentRows == WINDOW) {
      lastSum = recentSum;
      lastWeight = recentWeight;
      recentSum = 0;
      recentWeight = 0;
      recentRows = 0;
    }
  }

  /** Of all rows. */
  double mean() {
    return sum / weight;
  }

  /** Of the last one to two thousand. */
  double recent() {
    return (lastSum + recentSum) / (lastWeight + recentWeight);
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    sum = checkpoint.number("sum", sum);
    weight = checkpoint.number("weight", weight);
    recentSum = checkpoint.number("recentSum", recentSum);
    recentWeight = checkpoint.number("recentWeight", recentWeight);
    recentRows = checkpoint.count("recentRows", recentRows);
    lastSum = checkpoint.number("lastSum", lastSum);
    lastWeight = checkpoint.number("lastWeight", lastWeight);
  }
}
