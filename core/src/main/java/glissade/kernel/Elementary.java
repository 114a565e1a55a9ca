package glissade.kernel;

/**
 * eˣ, and what the logistic loss makes of it, in additions, products and fused multiply-adds alone:
 * whoever goes through the same operations, on a vector unit or another machine, gets the same
 * bits. {@link Math#exp} promises only to be near.
 *
 * <p>eˣ = 2ᵏ·eʳ with k the whole number nearest x/ln 2 and r = x − k·ln 2, ln 2 taken in two parts
 * of which the fused multiply-add subtracts the first exactly; eʳ = 1 + r + r²P(r). 2ᵏ is
 * multiplied in as two factors, so that the ends of the range round once, to a denormal, 0 or ∞.
 * ln(1 + e) for 0 ≤ e ≤ 1 is e − s(e − s²Q(s²)) with s = e/(2 + e). P and Q are minimax
 * polynomials, found by Remez exchange in 60 digits: relative errors 3.4e-18 of eʳ for |r| ≤ ½ ln 2
 * and 1.4e-18 of ln(1 + e). Both results are within 1.5 units of the last place. Source: Cody and
 * Waite, Software Manual for the Elementary Functions (1980); Muller, Elementary Functions, 3rd
 * edition (2016), chapters 3 and 11.
 */
public final class Elementary {

  /** Below it eˣ is 0. */
  public static final double LEAST = -746;

  /** From here on eˣ is ∞. */
  public static final double GREATEST = 710;

  public static final double INVERSE_LN2 = 1.4426950408889634;

  /** ln 2 to 53 bits. */
  public static final double LN2 = 0.6931471805599453;

  /** The rest of it. */
  public static final double LN2_REST = 2.3190468138462996e-17;

  /** Added to a small number, it leaves that rounded to a whole one in the last bits. */
  public static final double ROUNDER = 0x1.8p52;

  /** The exponent of 1, as it is held in a double. */
  public static final int BIAS = 1023;

  /** Where the exponent stands. */
  public static final int EXPONENT = 52;

  public static final double P0 = 0.5000000000000012;
  public static final double P1 = 0.166666666666667;
  public static final double P2 = 0.04166666666651542;
  public static final double P3 = 0.00833333333330719;
  public static final double P4 = 0.0013888888947016513;
  public static final double P5 = 0.00019841269917416428;
  public static final double P6 = 2.4801489941602325e-05;
  public static final double P7 = 2.7557216272284714e-06;
  public static final double P8 = 2.763128055132321e-07;
  public static final double P9 = 2.5117869849567036e-08;

  public static final double Q0 = 0.666666666666663;
  public static final double Q1 = 0.40000000000158;
  public static final double Q2 = 0.28571428547752303;
  public static final double Q3 = 0.22222223976383543;
  public static final double Q4 = 0.1818174367971903;
  public static final double Q5 = 0.15386565357510745;
  public static final double Q6 = 0.1330089968052013;
  public static final double Q7 = 0.12106689736778452;
  public static final double Q8 = 0.08337387093770197;
  public static final double Q9 = 0.17023742741774694;

  private Elementary() {}

  /** eˣ. */
  public static double exp(double x) {
    double within = Math.max(Math.min(x, GREATEST), LEAST);
    double k = Math.fma(within, INVERSE_LN2, ROUNDER) - ROUNDER;
    double r = Math.fma(-k, LN2_REST, Math.fma(-k, LN2, within));
    double p = Math.fma(P9, r, P8);
    p = Math.fma(p, r, P7);
    p = Math.fma(p, r, P6);
    p = Math.fma(p, r, P5);
    p = Math.fma(p, r, P4);
    p = Math.fma(p, r, P3);
    p = Math.fma(p, r, P2);
    p = Math.fma(p, r, P1);
    p = Math.fma(p, r, P0);
    double power = 1 + Math.fma(r * r, p, r);
    double half = Math.fma(k, 0.5, ROUNDER);
    double rest = (k - (half - ROUNDER)) + ROUNDER;
    return power * powerOfTwo(half) * powerOfTwo(rest);
  }

  /** 2ᵏ for k + {@link #ROUNDER}. */
  private static double powerOfTwo(double rounded) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + BIAS) << EXPONENT);
  }

  /**
   * ln(1 + e).
   *
   * @param e between 0 and 1
   */
  public static double log1pOfPart(double e) {
    double s = e / (2 + e);
    double z = s * s;
    double q = Math.fma(Q9, z, Q8);
    q = Math.fma(q, z, Q7);
    q = Math.fma(q, z, Q6);
    q = Math.fma(q, z, Q5);
    q = Math.fma(q, z, Q4);
    q = Math.fma(q, z, Q3);
    q = Math.fma(q, z, Q2);
    q = Math.fma(q, z, Q1);
    q = Math.fma(q, z, Q0);
    return Math.fma(s, Math.fma(z, q, -e), e);
  }

  /** 1 where s is positive, else 0. */
  private static double step(double s) {
    return s > 0 ? 1 : 0;
  }

  /** ln(1 + eˢ) − ys, which cancels at neither end. */
  public static double logisticValue(double s, double y) {
    return Math.fma(s, step(s) - y, log1pOfPart(exp(-Math.abs(s))));
  }

  /** 1/(1 + e⁻ˢ) − y, without the loss of digits where the two are near. */
  public static double logisticDerivative(double s, double y) {
    double e = exp(-Math.abs(s));
    double smaller = e * (1 / (1 + e));
    double step = step(s);
    // 1/(1 + e⁻ˢ) is the smaller part where s is negative, and lacks it to 1 where s is positive.
    return Math.fma(1 - 2 * step, smaller, step - y);
  }

  /** p(1 − p), p = 1/(1 + e⁻ˢ). */
  public static double logisticCurvature(double s) {
    double e = exp(-Math.abs(s));
    double share = 1 / (1 + e);
    return e * share * share;
  }
}
