package glissade.report.run;

/** The coefficients that made-up rows were made from. */
public final class Truth {

  private final double[] coefficients;

  /**
   * @param coefficients (b, w); not modified
   */
  public Truth(double... coefficients) {
    this.coefficients = coefficients.clone();
  }

  /**
   * One of them.
   *
   * @param number 0 for the intercept, then one a feature
   */
  public double coefficient(int number) {
    return coefficients[number];
  }

  /** How many there are. */
  public int size() {
    return coefficients.length;
  }
}
