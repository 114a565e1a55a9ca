package glissade.forecast;

import glissade.compress.Spectrum;

/**
 * The most iterations that linear conjugate gradient takes. After k of them the error is the one of
 * the best polynomial of degree k with p(0) = 1, so any such polynomial bounds it:
 *
 * <pre>(L(θ_k) − L*)/(L(θ₀) − L*) ≤ max p(λᵢ)²</pre>
 *
 * <p>Taken are polynomials that vanish at the m largest and the s smallest curvatures, times the
 * Chebyshev polynomial of what lies between μ' and L', κ' = L'/μ', which gives
 *
 * <pre>k ≤ m + s + ⌈acosh(Π (L'/λⱼ − 1)/√part) / ln((√κ' + 1)/(√κ' − 1))⌉,   j the s smallest</pre>
 *
 * <p>and the least of these over m and s; with m = s = 0 it is the textbook's bound, and with all
 * of them taken away the rank. In exact arithmetic: for a large κ rounding makes it take longer.
 *
 * <p>Source: Nocedal and Wright, Numerical Optimization, 2nd edition, section 5.1; Axelsson and
 * Lindskog, On the rate of convergence of the preconditioned conjugate gradient method, Numer.
 * Math. 48 (1986), for taking curvatures away at both ends.
 */
public final class ConjugateBound {

  /** Taking away more of the smallest never pays: each costs a factor of about κ. */
  private static final int MOST_SMALLEST = 8;

  private final Spectrum spectrum;

  ConjugateBound(Spectrum spectrum) {
    this.spectrum = spectrum;
  }

  /** The rank: after as many iterations it is there, whatever κ is. */
  public int iterations() {
    return spectrum.rank();
  }

  /**
   * The most iterations until L(θ_k) − L* ≤ part·(L(θ₀) − L*).
   *
   * @param part over 0
   */
  public long iterationsToGap(double part) {
    if (part >= 1) {
      return 0;
    }
    long best = spectrum.rank();
    if (!spectrum.isComplete()) {
      // Which curvatures lie between those that are held is not known.
      return spectrum.rank() == 0 ? 0 : Math.min(best, between(0, spectrum.curved() - 1, 1, part));
    }
    for (int s = 0; s <= Math.min(MOST_SMALLEST, spectrum.rank() - 1); s++) {
      int last = spectrum.rank() - 1 - s;
      for (int m = 0; m <= last && m + s < best; m++) {
        best = Math.min(best, m + s + between(m, last, product(m, last), part));
      }
    }
    return best;
  }

  /** Π (λ_m/λⱼ − 1) over those smaller than number {@code last}, each at least 1. */
  private double product(int m, int last) {
    double product = 1;
    for (int j = last + 1; j < spectrum.rank(); j++) {
      product *= Math.max(1, spectrum.curvature(m) / spectrum.curvature(j) - 1);
    }
    return product;
  }

  private long between(int first, int last, double factor, double part) {
    double root = Math.sqrt(spectrum.curvature(first) / spectrum.curvature(last));
    double needed = acosh(factor / Math.sqrt(part)) / Math.log((root + 1) / (root - 1));
    return needed < spectrum.rank() ? Math.max(1, (long) Math.ceil(needed)) : spectrum.rank();
  }

  /** ln(x + √(x² − 1)), where x² may be beyond a double. */
  private static double acosh(double x) {
    return Math.log(x) + Math.log1p(Math.sqrt(Math.max(0, 1 - 1 / x / x)));
  }
}
