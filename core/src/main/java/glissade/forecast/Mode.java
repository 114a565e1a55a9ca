package glissade.forecast;

import glissade.optimizer.Recurrence;

/**
 * The error along one eigen-direction, as a part of what it is at the start: the solution e_k of
 * e_{k+1} = a·e_k − b·e_{k−1}, e₀ = 1, e₁ = f, by the roots of z² − az + b. Each of the three cases
 * keeps its digits where the roots nearly meet, as they do for the best coefficients, and where one
 * is nearly 1.
 *
 * <p>Source: Goh, Why Momentum Really Works, Distill (2017), for the three cases.
 */
sealed interface Mode {

  /** e_k; not finite where that is beyond a double. */
  double after(long k);

  /** 1 − e_k, with the digits it has where that is small. */
  default double gone(long k) {
    return 1 - after(k);
  }

  /** Nothing under this is |e_k| for any from ≤ k ≤ to; for one k alone nothing need be better. */
  double least(long from, long to);

  /** Nothing over this is |e_j| for any j ≥ k, once that shrinks. */
  double envelope(long k);

  /** ln |z|, z the larger root. */
  double log();

  /** |z|: what a long run multiplies the error by at each iteration. */
  default double rate() {
    return Math.exp(log());
  }

  /** Along a direction of curvature λ. */
  static Mode of(Recurrence recurrence, double curvature) {
    double moved = recurrence.eta() * curvature;
    if (moved == 0) {
      return new Flat();
    }
    double beta = recurrence.beta();
    double discriminant = recurrence.discriminant(curvature);
    double s = Math.sqrt(Math.abs(discriminant));
    double h = Math.fma(-(recurrence.ahead() ? 1 + beta : 1), moved, 1 - beta) / 2;
    double a = recurrence.a(curvature);
    // ln √|b|: b is the product of the roots, whose sizes are the same unless both are real.
    double mean = (Math.log(beta) + (recurrence.ahead() ? Math.log(Math.abs(1 - moved)) : 0)) / 2;
    if (discriminant < 0) {
      return new Turning(
          mean,
          a < 0,
          Math.atan2(s, Math.abs(a) / 2),
          Math.atan2(s, a < 0 ? -h : h),
          Math.hypot(s, h) / s);
    }
    if (s == 0) {
      double z = (a < 0 ? -1 : 1) * Math.exp(mean);
      return new Meeting(mean, a < 0, recurrence.first(curvature), h / z);
    }
    double b = recurrence.b(curvature);
    double larger = Math.abs(a) / 2 + s;
    double smaller = b == 0 ? 0 : b / larger;
    // 1 − |z| is small beside 1, so it comes from the polynomial at 1 or −1, not from z.
    // Where both roots are lost beside 1, rounding may leave a size under 0: they are 0 then.
    double left = (a < 0 ? recurrence.toLimit(curvature) : moved) / (1 - smaller);
    double log = Math.log1p(-Math.min(1, left));
    double sum = Math.abs(h) + s;
    double q = (recurrence.ahead() ? beta * beta : beta) * moved / (sum * sum);
    double own = 2 * s / sum;
    double logPart = q < 0.5 ? Math.log(q) : Math.log1p(-own);
    double w = Math.abs(smaller) / larger;
    double logRatio = Math.min(0, w < 0.5 || b < 0 ? Math.log(w) : Math.log1p(-2 * s / larger));
    return new Apart(log, a < 0, logPart, own, logRatio, b < 0);
  }

  /** Without curvature nothing changes. */
  record Flat() implements Mode {
    @Override
    public double after(long k) {
      return 1;
    }

    @Override
    public double least(long from, long to) {
      return 1;
    }

    @Override
    public double envelope(long k) {
      return 1;
    }

    @Override
    public double log() {
      return 0;
    }
  }

  /**
   * Two real roots, z the larger in size: with h = f − a/2 and s = √(a²/4 − b)
   *
   * <pre>e_k = zᵏ(1 − q·wᵏ)/(1 − q),   q = (|h| − s)/(|h| + s),   w = b/z²</pre>
   *
   * Here h has the sign of z and h² − s² is βηλ, or β²ηλ where the gradient is taken ahead, so 0 ≤
   * q &lt; 1: the error changes its side with zᵏ alone, and its size grows and then shrinks, if it
   * grows at all. For steepest descent q = 0.
   *
   * @param log ln |z|
   * @param alternates whether z is negative
   * @param logPart ln q
   * @param own 1 − q
   * @param logRatio ln |w|
   * @param opposite whether w is negative
   */
  record Apart(
      double log, boolean alternates, double logPart, double own, double logRatio, boolean opposite)
      implements Mode {
    @Override
    public double after(long k) {
      double size = size(k, opposite && odd(k));
      return alternates && odd(k) ? -size : size;
    }

    @Override
    public double gone(long k) {
      if (alternates || opposite || k == 0) {
        return 1 - after(k);
      }
      double still = Math.exp(k * log);
      double part = -Math.exp(logPart) * Math.expm1(k * logRatio) / own;
      return -Math.expm1(k * log) - still * part;
    }

    private double size(long k, boolean more) {
      if (k == 0) {
        return 1;
      }
      double other = logOther(k);
      return Math.exp(k * log) * (more ? 1 + Math.exp(other) : -Math.expm1(other)) / own;
    }

    /** ln q|w|ᵏ; w may be 0. */
    private double logOther(long k) {
      return k == 0 ? logPart : logPart + k * logRatio;
    }

    @Override
    public double least(long from, long to) {
      return Math.min(size(from, false), size(to, false));
    }

    @Override
    public double envelope(long k) {
      return k == 0 ? (1 + Math.exp(logPart)) / own : size(k, true);
    }
  }

  /**
   * A double root z = a/2: e_k = zᵏ(1 + k·h/z), where h has the sign of z.
   *
   * @param log ln |z|
   * @param alternates whether z is negative
   * @param first f
   * @param slope h/z
   */
  record Meeting(double log, boolean alternates, double first, double slope) implements Mode {
    @Override
    public double after(long k) {
      if (k == 1) {
        // z may be 0, and h/z nothing then.
        return first;
      }
      return alternates && odd(k) ? -size(k) : size(k);
    }

    private double size(long k) {
      return k == 0 ? 1 : log == Double.NEGATIVE_INFINITY ? 0 : Math.exp(k * log) * (1 + k * slope);
    }

    @Override
    public double least(long from, long to) {
      return Math.min(size(from), size(to));
    }

    @Override
    public double envelope(long k) {
      return Math.abs(after(k));
    }
  }

  /**
   * Complex roots: with h = f − a/2 and s = √(b − a²/4)
   *
   * <pre>e_k = √bᵏ sin(kφ + χ)/sin χ,   tan φ = 2s/a,   tan χ = s/h</pre>
   *
   * and where a is negative (−√b)ᵏ, with angles from the negative axis, which keep their digits
   * near it.
   *
   * @param log ln √b, below 0
   * @param alternates whether a is negative
   * @param angle φ, between 0 and π/2
   * @param start χ, between 0 and π
   * @param amplitude 1/sin χ
   */
  record Turning(double log, boolean alternates, double angle, double start, double amplitude)
      implements Mode {
    @Override
    public double after(long k) {
      double size = k == 0 ? 1 : envelope(k) * Math.sin(Math.fma((double) k, angle, start));
      return alternates && odd(k) ? -size : size;
    }

    @Override
    public double least(long from, long to) {
      double low = Math.fma((double) from, angle, start);
      double high = Math.fma((double) to, angle, start);
      return Math.floor(low / Math.PI) == Math.floor(high / Math.PI)
          ? envelope(to) * Math.min(Math.abs(Math.sin(low)), Math.abs(Math.sin(high)))
          : 0;
    }

    @Override
    public double envelope(long k) {
      return amplitude * Math.exp(k * log);
    }
  }

  private static boolean odd(long k) {
    return (k & 1) == 1;
  }
}
