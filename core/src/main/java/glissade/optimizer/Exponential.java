package glissade.optimizer;

/**
 * η_k = ηqᵏ. All steps together are worth η/(1 − q) and no more, so it may stop short of the
 * optimum: for a run of known length that is to end with small steps, say of a method that cycles
 * at a distance of η. Costs nothing. Source: for smooth functions and noisy gradients Li, Zhuang
 * and Orabona, A second look at exponential and cosine step sizes, ICML 2021.
 *
 * @param from η, positive and finite
 * @param factor q, over 0 and at most 1
 */
public record Exponential(double from, double factor) implements Schedule {

  public Exponential {
    Positive.check("The step size", from);
    Positive.checkFactor("The factor", factor);
  }

  static Exponential of(Choice choice) {
    return new Exponential(choice.number("from"), choice.number("factor"));
  }

  @Override
  public String name() {
    return "exponential:from=" + from + ",factor=" + factor;
  }

  @Override
  public double at(long k) {
    // Underflow would stop the descent for good, where the step was only meant to be small.
    return Math.max(Double.MIN_NORMAL, from * StrictMath.pow(factor, (double) k));
  }
}
