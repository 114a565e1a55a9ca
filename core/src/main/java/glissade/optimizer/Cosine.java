package glissade.optimizer;

/**
 * η_k = φ + (η − φ)(1 + cos(πk/N))/2 for k &lt; N, and φ from there on: from η to a floor φ along
 * half a cosine, large for long and then quickly small. For a run of known length. A floor over 0
 * goes on descending after it; a floor of 0 stays where it is. Costs nothing. Source: Loshchilov
 * and Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017; for what can be
 * proved Li, Zhuang and Orabona, ICML 2021.
 *
 * @param from η, positive and finite
 * @param over N, at least 1
 * @param floor φ, at least 0 and at most η
 */
public record Cosine(double from, long over, double floor) implements Schedule {

  public Cosine {
    Positive.check("The step size", from);
    Positive.checkCount("The iterations of a cosine", over);
    if (!(floor >= 0 && floor <= from)) {
      throw new IllegalArgumentException(
          "The floor must be at least 0 and at most the first step "
              + from
              + ", not "
              + floor
              + ".");
    }
  }

  static Cosine of(Choice choice) {
    return new Cosine(choice.number("from"), choice.count("over"), choice.number("floor", 0));
  }

  @Override
  public String name() {
    return "cosine:from=" + from + ",over=" + over + ",floor=" + floor;
  }

  @Override
  public double at(long k) {
    // 1 + cos x = 2cos²(x/2), which keeps its digits near the end.
    double half = k < over ? StrictMath.cos(Math.PI / 2 * ((double) k / over)) : 0;
    return Math.fma(from - floor, half * half, floor);
  }
}
