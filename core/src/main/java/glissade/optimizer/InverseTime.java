package glissade.optimizer;

/**
 * η_k = η/(1 + k/m): η at first, half of it at update m, and in the long run ηm/k. Its sum is
 * infinite and the sum of its squares is not, which is what a descent along noisy gradients needs
 * to arrive at all; on the full gradient it converges too, and slower than a constant step. Costs
 * nothing. Source: Robbins and Monro, A stochastic approximation method, Ann. Math. Statist. 22
 * (1951).
 *
 * @param from η, positive and finite
 * @param over m, after how many updates it is half: positive and finite
 */
public record InverseTime(double from, double over) implements Schedule {

  public InverseTime {
    Positive.check("The step size", from);
    Positive.check("What inverse time goes over", over);
  }

  static InverseTime of(Choice choice) {
    return new InverseTime(choice.number("from"), choice.number("over"));
  }

  @Override
  public String name() {
    return "inverse-time:from=" + from + ",over=" + over;
  }

  @Override
  public double at(long k) {
    return from / (1 + (double) k / over);
  }
}
