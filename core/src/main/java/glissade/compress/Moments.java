package glissade.compress;

/**
 * What one pass says about each column of [1 Φ y] by itself. Column 0 is the constant, 1 … d are
 * the features, d + 1 the target.
 */
public interface Moments {

  /** d. */
  int features();

  /** n. */
  long rows();

  /** W: the row weights added up, n where there are none. */
  double weightSum();

  /** The (weighted) mean of column j; 0 where no row has a weight. */
  double mean(int j);

  /** √Σ weight·x²: the norm of column j as it stands. */
  double norm(int j);

  /** √Σ weight·(x − mean)²: the norm of column j about its mean. */
  double centredNorm(int j);

  /** The column that holds the target: d + 1. */
  default int target() {
    return features() + 1;
  }

  /** The standard deviation of column j over the rows: √(Σ weight·(x − mean)² / W). */
  default double standardDeviation(int j) {
    return weightSum() == 0 ? 0 : centredNorm(j) / Math.sqrt(weightSum());
  }
}
