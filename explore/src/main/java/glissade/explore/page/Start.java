package glissade.explore.page;

import java.util.List;

/**
 * Where a descent begins.
 *
 * @param coefficients (b, w) in original units; empty for where it begins by itself
 */
record Start(List<Double> coefficients) {

  static final Start USUAL = new Start(List.of());

  Start {
    coefficients = List.copyOf(coefficients);
  }

  boolean isUsual() {
    return coefficients.isEmpty();
  }

  double[] toArray() {
    return coefficients.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
