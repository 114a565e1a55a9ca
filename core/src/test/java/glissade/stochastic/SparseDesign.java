package glissade.stochastic;

import glissade.rows.Batch;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of which most values are zero, with weights and offsets, held either way. */
final class SparseDesign {

  final List<Batch> sparse = new ArrayList<>();
  final List<Batch> dense = new ArrayList<>();

  SparseDesign(int chunks, int rows, int d, boolean labels, long seed) {
    Random random = new Random(seed);
    double[] truth = random.doubles(d, -2, 2).toArray();
    for (int c = 0; c < chunks; c++) {
      SparseBatch made = chunk(rows, d, labels, truth, random);
      sparse.add(made);
      dense.add(made.dense());
    }
  }

  private static SparseBatch chunk(int rows, int d, boolean labels, double[] truth, Random random) {
    int[] starts = new int[rows + 1];
    int[] columns = new int[rows * d];
    double[] values = new double[rows * d];
    double[] responses = new double[3 * rows];
    for (int i = 0; i < rows; i++) {
      int next = starts[i];
      double score = 0.5;
      for (int j = 0; j < d; j++) {
        if (random.nextInt(4) == 0) {
          columns[next] = j;
          values[next] = Math.pow(10, j % 3 - 1) * (1 + random.nextGaussian());
          score += truth[j] * values[next++] / Math.pow(10, j % 3 - 1);
        }
      }
      starts[i + 1] = next;
      double offset = random.nextGaussian() / 4;
      boolean one = random.nextDouble() < 1 / (1 + Math.exp(-score - offset));
      responses[i] = labels ? (one ? 1 : 0) : score + offset + random.nextGaussian() / 2;
      responses[rows + i] = 0.5 + random.nextDouble();
      responses[2 * rows + i] = offset;
    }
    return new SparseBatch(
        starts, columns, values, d, new Responses(responses, 0, rows, true, true));
  }
}
