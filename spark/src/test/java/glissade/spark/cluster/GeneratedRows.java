package glissade.spark.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Rows made of random numbers: some columns, a target that is a number, and one that is a class.
 */
final class GeneratedRows {

  static final List<String> FEATURES = List.of("a", "b", "c", "d");

  private static final double[] TRUTH = {0.5, -0.25, 0.125, 1};

  final double[][] x;
  final double[] y;
  final double[] classes;

  GeneratedRows(int count) {
    x = new double[count][TRUTH.length];
    y = new double[count];
    classes = new double[count];
    Random random = new Random(20261123);
    for (int i = 0; i < count; i++) {
      double eta = 1;
      for (int j = 0; j < TRUTH.length; j++) {
        x[i][j] = random.nextGaussian();
        eta += TRUTH[j] * x[i][j];
      }
      y[i] = eta + random.nextGaussian();
      classes[i] = random.nextDouble() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
    }
  }

  /** Writes them: the features, then {@code y} and {@code class}. */
  void write(Path csv) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(csv))) {
      out.println(String.join(",", FEATURES) + ",y,class");
      for (int i = 0; i < x.length; i++) {
        for (double value : x[i]) {
          out.print(value + ",");
        }
        out.println(y[i] + "," + classes[i]);
      }
    }
  }
}
