package glissade.formula;

import java.util.Arrays;
import java.util.List;

/** A piecewise polynomial as arrays, by Horner's rule on each piece. */
final class Pieces {

  private final double[] breaks;
  private final double[] origins;
  private final double[][] coefficients;

  Pieces(Expression.Piecewise piecewise) {
    // −0 comes before 0 in a search, and is the same number.
    breaks = piecewise.breaks().stream().mapToDouble(end -> end + 0.0).toArray();
    origins = array(piecewise.origins());
    coefficients = piecewise.coefficients().stream().map(Pieces::array).toArray(double[][]::new);
  }

  /** The value at x. */
  double at(double x) {
    int k = piece(x);
    double t = x - origins[k];
    double[] of = coefficients[k];
    double value = of[of.length - 1];
    for (int j = of.length - 2; j >= 0; j--) {
      value = value * t + of[j];
    }
    return value;
  }

  /** How many breaks are at most x. */
  private int piece(double x) {
    int found = Arrays.binarySearch(breaks, x + 0.0);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(number -> number).toArray();
  }
}
