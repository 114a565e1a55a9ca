package glissade.inference;

import java.io.Serializable;

/**
 * Durbin and Watson's Σ(eᵢ − eᵢ₋₁)²/Σeᵢ² of residuals in the order of their rows: near 2 where
 * neighbours have nothing to do with each other, near 0 where they are alike. Parts keep their
 * first and last residual, so that they can be put together. Source: Durbin and Watson, Testing for
 * serial correlation in least squares regression, Biometrika 37 (1950).
 */
final class SerialCorrelation implements Serializable {

  private long count;
  private double first;
  private double last;
  private double squares;
  private double steps;

  void add(double residual) {
    if (count == 0) {
      first = residual;
    } else {
      steps = Math.fma(residual - last, residual - last, steps);
    }
    squares = Math.fma(residual, residual, squares);
    last = residual;
    count++;
  }

  void merge(SerialCorrelation later) {
    if (later.count == 0) {
      return;
    }
    if (count == 0) {
      first = later.first;
    } else {
      steps += (later.first - last) * (later.first - last);
    }
    steps += later.steps;
    squares += later.squares;
    last = later.last;
    count += later.count;
  }

  /** Between 0 and 4; 2 where nothing is left. */
  double statistic() {
    return squares > 0 ? steps / squares : 2;
  }
}
