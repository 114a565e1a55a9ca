package glissade.features;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;

/** How many rows have each level of categories, and what their targets add up to. */
final class LevelSums implements Accumulator<Batch, LevelSums> {

  private final int numbers;
  private final long[] counts;
  private final double[] sums;
  private long rows;
  private double sum;

  /**
   * @param numbers how many features come before the levels
   * @param levels how many levels there are, of all categories; 0 if nobody asks
   */
  LevelSums(int numbers, int levels) {
    this.numbers = numbers;
    this.counts = new long[levels];
    this.sums = new double[levels];
  }

  @Override
  public LevelSums empty() {
    return new LevelSums(numbers, counts.length);
  }

  @Override
  public void add(Batch batch) {
    if (counts.length == 0 || !(batch instanceof CodedBatch coded)) {
      return;
    }
    for (int i = 0; i < coded.rows(); i++) {
      sum += coded.target(i);
      for (int k = 0; k < coded.categories(); k++) {
        int level = coded.code(i, k) - numbers;
        if (level >= 0) {
          counts[level]++;
          sums[level] += coded.target(i);
        }
      }
    }
    rows += coded.rows();
  }

  @Override
  public void merge(LevelSums later) {
    for (int k = 0; k < counts.length; k++) {
      counts[k] += later.counts[k];
      sums[k] += later.sums[k];
    }
    rows += later.rows;
    sum += later.sum;
  }

  /** The mean target of all rows. */
  double mean() {
    return sum / rows;
  }

  /**
   * The mean target of a level's rows and of {@code strength} more that have the mean of all.
   *
   * <p>Source: Efron and Morris, Stein's paradox in statistics, Scientific American 236 (1977);
   * Micci-Barreca, A preprocessing scheme for high-cardinality categorical attributes, SIGKDD
   * Explorations 3 (2001).
   */
  double shrunk(int level, double strength) {
    return (sums[level] + strength * mean()) / (counts[level] + strength);
  }
}
