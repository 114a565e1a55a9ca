package glissade.report.run;

import glissade.compress.Moments;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which weights matter most, where there are too many to show. */
public final class LargestWeights {

  private LargestWeights() {}

  /**
   * The numbers, from 1, of the weights that are largest per standard deviation of their column, in
   * the order of the columns.
   *
   * @param coefficients (b, w)
   * @param most how many
   */
  public static List<Integer> of(double[] coefficients, Moments columns, int most) {
    return IntStream.range(1, coefficients.length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                j -> -Math.abs(coefficients[j]) * columns.standardDeviation(j)))
        .limit(most)
        .sorted()
        .toList();
  }
}
