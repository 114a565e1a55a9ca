package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import java.util.Arrays;

/**
 * The largest eigenvalue of the mean of uuᵀ and the largest ‖u‖² of a stream of rows: the power
 * method, of which each step is made with the rows of another stretch, so that it does not matter
 * how many come at a time. O(1) a value that is held, for the first rows of a stretch alone.
 */
final class RunningCurvature implements Stateful {

  /** Rows of a stretch that are enough for a step of the power method. */
  private static final int ROWS = 2048;

  /** Fewer do not tell more than those of the batch at hand. */
  private static final int LEAST_ROWS = 16;

  private final double[] direction;
  private final double[] product;
  private double[] along = {};
  private long rows;
  private double largest;

  RunningCurvature(int variables) {
    direction = new double[variables];
    product = new double[variables];
    for (int j = 0; j < variables; j++) {
      // Signs without a pattern, which no group of columns is likely to cancel.
      direction[j] = (Integer.bitCount(j * 0x9e3779b9) & 1) == 0 ? 1 : -1;
    }
    normalize(direction);
  }

  /** Takes in rows as they are learned from. */
  void add(MiniBatch batch, double largestSquare) {
    largest = Math.max(largest, largestSquare);
    if (rows >= ROWS) {
      return;
    }
    if (along.length < batch.count()) {
      along = new double[batch.count()];
    }
    batch.linear(direction, along);
    batch.add(along, 1, product);
    rows += batch.count();
  }

  /** Whether this stretch had rows enough. */
  boolean isKnown() {
    return rows >= LEAST_ROWS;
  }

  /**
   * 𝓛/c of {@link Probe} for the stretch that ends here, and begins another.
   *
   * @param batch m
   */
  double turn(int batch) {
    double eigenvalue = 0;
    for (double each : product) {
      eigenvalue += each * each;
    }
    eigenvalue = Math.sqrt(eigenvalue) / rows;
    double smoothness = (1 - 1.0 / batch) * eigenvalue + largest / batch;
    if (eigenvalue > 0) {
      System.arraycopy(product, 0, direction, 0, product.length);
      normalize(direction);
    }
    begin();
    return smoothness;
  }

  /** Begins another stretch. */
  void begin() {
    Arrays.fill(product, 0);
    rows = 0;
    largest = 0;
  }

  private static void normalize(double[] v) {
    double sum = 0;
    for (double each : v) {
      sum += each * each;
    }
    for (int j = 0; j < v.length; j++) {
      v[j] /= Math.sqrt(sum);
    }
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("direction", direction);
    checkpoint.vector("product", product);
    rows = checkpoint.count("rows", rows);
    largest = checkpoint.number("largest", largest);
  }
}
