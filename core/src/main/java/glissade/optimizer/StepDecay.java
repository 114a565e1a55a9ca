package glissade.optimizer;

/**
 * η_k = ηq^⌊k/m⌋: constant for m updates, then multiplied by q. Like {@link Exponential} in steps,
 * which leaves time to settle between them; all steps together are worth ηm/(1 − q) and no more.
 * Costs nothing. Source: Ge, Kakade, Kidambi and Netrapalli, The step decay schedule: a near
 * optimal, geometrically decaying learning rate procedure for least squares, NeurIPS 2019.
 *
 * @param from η, positive and finite
 * @param factor q, over 0 and at most 1
 * @param every m, at least 1
 */
public record StepDecay(double from, double factor, long every) implements Schedule {

  public StepDecay {
    Positive.check("The step size", from);
    Positive.checkFactor("The factor", factor);
    Positive.checkCount("The updates between two decays", every);
  }

  static StepDecay of(Choice choice) {
    return new StepDecay(
        choice.number("from"), choice.number("factor", 0.5), choice.count("every"));
  }

  @Override
  public String name() {
    return "step-decay:from=" + from + ",factor=" + factor + ",every=" + every;
  }

  @Override
  public double at(long k) {
    long decays = k / every;
    return Math.max(Double.MIN_NORMAL, from * StrictMath.pow(factor, (double) decays));
  }
}
