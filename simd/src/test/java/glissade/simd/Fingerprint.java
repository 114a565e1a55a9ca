package glissade.simd;

import glissade.compress.Triangle;
import glissade.fold.ParallelFold;
import glissade.kernel.KernelChoice;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.Arrays;

/**
 * Says which kernels run in this JVM, then prints a hash of the bits of a triangle, a loss and its
 * gradient, made with them over several chunks of rows.
 */
final class Fingerprint {

  private Fingerprint() {}

  public static void main(String[] args) {
    System.out.println(KernelChoice.describe());
    for (int features : new int[] {1, 5, 33}) {
      System.out.println(of(features));
    }
  }

  private static String of(int features) {
    double[] weights = new double[features];
    Arrays.setAll(weights, j -> 1.0 / (j + 1));
    int rows = 600_000 / (features + 9) + 7;
    InMemoryRows inMemory =
        new SyntheticRows(rows, weights, 2, 0.5, 42, new ParallelFold(2)).inMemory();
    Triangle triangle = Triangle.of(inMemory);
    double[] gradient = new double[features + 1];
    MeanLoss loss = MeanLoss.squared(inMemory, triangle, Scaling.raw(features, true));
    double value = loss.valueAndGradient(weights(features), gradient);
    return String.format(
        "%d features: %x %x %x",
        features, triangle.hashCode(), Double.hashCode(value), Arrays.hashCode(gradient));
  }

  private static double[] weights(int features) {
    double[] point = new double[features + 1];
    Arrays.setAll(point, j -> Math.sin(j + 1));
    return point;
  }
}
