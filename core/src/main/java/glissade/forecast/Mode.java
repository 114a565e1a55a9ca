package glissade.forecast;

import glissade.optimizer.Recurrence;

/**
 * The error along one eigen-direction, as a part of what it is at the start. With momentum the pair
 * (e, v = e − last e) is multiplied at every iteration by
 *
 * <pre>M = (1 − ηλ  c ; −ηλ  c),   c = β, or β(1 − ηλ) where the gradient is taken ahead</pre>
 *
 * <p>and the k-th power of M is made by squaring M − I, which keeps the digits of a tiny ηλ.
 */
final class Mode {

  private final Recurrence recurrence;
  private final double curvature;

  Mode(Recurrence recurrence, double curvature) {
    this.recurrence = recurrence;
    this.curvature = curvature;
  }

  /** e_k / e₀; not finite where that is beyond a double. */
  double after(long k) {
    if (k == 0 || curvature == 0) {
      return 1;
    }
    return recurrence.beta() == 0 ? power(k) : 1 + change(k);
  }

  /** 1 − e_k/e₀, which keeps its digits where that is small. */
  double gone(long k) {
    if (k == 0 || curvature == 0) {
      return 0;
    }
    double moved = recurrence.eta() * curvature;
    if (recurrence.beta() > 0) {
      return -change(k);
    }
    return moved < 1 ? -Math.expm1(k * Math.log1p(-moved)) : 1 - power(k);
  }

  /** (1 − ηλ)ᵏ, through the logarithm of 1 − ηλ, which keeps its digits when ηλ is tiny. */
  private double power(long k) {
    double moved = recurrence.eta() * curvature;
    double log = moved < 1 ? Math.log1p(-moved) : Math.log(moved - 1);
    double size = Math.exp(k * log);
    return moved > 1 && (k & 1) == 1 ? -size : size;
  }

  /** e_k/e₀ − 1. */
  private double change(long k) {
    double moved = recurrence.eta() * curvature;
    double c = recurrence.ahead() ? recurrence.beta() * (1 - moved) : recurrence.beta();
    // (e₁, v₁), and then k − 1 times M.
    double e = recurrence.first(curvature);
    double v = e - 1;
    double[] square = {-moved, c, -moved, c - 1};
    double[] power = new double[4];
    for (long left = k - 1; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        power = combined(power, square);
      }
      square = combined(square, square);
    }
    return v + Math.fma(power[0], e, power[1] * v);
  }

  /** (I + A)(I + B) − I = A + B + AB. */
  private static double[] combined(double[] a, double[] b) {
    return new double[] {
      a[0] + b[0] + Math.fma(a[0], b[0], a[1] * b[2]),
      a[1] + b[1] + Math.fma(a[0], b[1], a[1] * b[3]),
      a[2] + b[2] + Math.fma(a[2], b[0], a[3] * b[2]),
      a[3] + b[3] + Math.fma(a[2], b[1], a[3] * b[3])
    };
  }
}
