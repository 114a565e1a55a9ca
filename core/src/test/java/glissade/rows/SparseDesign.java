package glissade.rows;

import java.util.Random;

/** Random rows that hold few of their features, for tests beside this package too. */
public final class SparseDesign {

  private SparseDesign() {}

  /** Rows that each hold a feature with a probability; some hold none, some a zero. */
  public static SparseBatch sparse(
      int rows, int features, double share, boolean weighted, boolean shifted, long seed) {
    Random random = new Random(seed);
    int[] starts = new int[rows + 1];
    int[] columns = new int[rows * features];
    double[] values = new double[rows * features];
    int next = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < features; j++) {
        if (random.nextDouble() < share) {
          columns[next] = j;
          values[next++] = random.nextInt(10) == 0 ? 0 : random.nextGaussian() + 0.3;
        }
      }
      starts[i + 1] = next;
    }
    return new SparseBatch(
        starts, columns, values, features, responses(rows, weighted, shifted, random));
  }

  /** Two numeric features and two categories of five levels, of which some rows have none. */
  public static CodedBatch coded(int rows, boolean weighted, boolean shifted, long seed) {
    Random random = new Random(seed);
    int width = 3 + (weighted ? 1 : 0) + (shifted ? 1 : 0);
    double[] values = new double[rows * width];
    Responses given = responses(rows, weighted, shifted, random);
    System.arraycopy(given.values(), 0, values, 2 * rows, given.values().length);
    for (int i = 0; i < 2 * rows; i++) {
      values[i] = random.nextGaussian();
    }
    int[] codes = new int[2 * rows];
    for (int i = 0; i < codes.length; i++) {
      int level = random.nextInt(6) - 1;
      codes[i] = level < 0 ? CodedBatch.NONE : 2 + level + (i < rows ? 0 : 5);
    }
    DenseBatch numbers = new DenseBatch(values, 0, rows, rows, 2, weighted, shifted);
    return new CodedBatch(numbers, codes, 0, rows, 2, 12);
  }

  /** The same rows with every zero. */
  public static InMemoryRows dense(Batch batch) {
    double[][] x = new double[batch.rows()][batch.features()];
    double[] y = new double[batch.rows()];
    double[] weights = new double[batch.rows()];
    for (int i = 0; i < y.length; i++) {
      batch.addRow(i, 1, x[i]);
      y[i] = batch.target(i);
      weights[i] = batch.weight(i);
    }
    return batch.weighted() ? InMemoryRows.of(x, y, weights) : InMemoryRows.of(x, y);
  }

  private static Responses responses(int rows, boolean weighted, boolean shifted, Random random) {
    int width = 1 + (weighted ? 1 : 0) + (shifted ? 1 : 0);
    double[] values = new double[rows * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < rows ? random.nextInt(2) : random.nextDouble();
    }
    return new Responses(values, 0, rows, weighted, shifted);
  }
}
