package glissade.forecast;

import glissade.compress.Spectrum;
import glissade.optimizer.Recurrence;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one method with fixed coefficients will do, in closed form. In the directions vᵢ of the
 * Hessian, whose curvatures are λᵢ, every coordinate goes its own way: after k iterations pᵢ(k) is
 * left of the error cᵢ = vᵢ·(θ₀ − θ*), with pᵢ(k) = (1 − ηλᵢ)ᵏ for steepest descent and an element
 * of the k-th power of a 2 × 2 matrix with momentum. So
 *
 * <pre>θ_k = θ* + Σ pᵢ(k)cᵢvᵢ      L(θ_k) − L* = ½ Σ λᵢcᵢ²pᵢ(k)²</pre>
 *
 * <p>Source: Nesterov, Introductory Lectures on Convex Optimization (2004), section 1.2.3; Goh, Why
 * Momentum Really Works, Distill (2017).
 */
public final class Course {

  private final Forecast forecast;
  private final Recurrence recurrence;
  private final Spectrum spectrum;
  private final double[] error;
  private final Mode[] modes;

  Course(Forecast forecast, Recurrence recurrence, double[] error) {
    this.forecast = forecast;
    this.recurrence = recurrence;
    this.spectrum = forecast.spectrum();
    this.error = error;
    this.modes = new Mode[spectrum.size()];
    for (int i = 0; i < modes.length; i++) {
      modes[i] = new Mode(recurrence, i < spectrum.curved() ? spectrum.curvature(i) : 0);
    }
  }

  /** The method. */
  public Recurrence recurrence() {
    return recurrence;
  }

  /** What was forecast about. */
  public Forecast forecast() {
    return forecast;
  }

  /** Steps below this converge, steps above it diverge. Empty where the loss is constant. */
  public OptionalDouble stableBelow() {
    return spectrum.max() > 0
        ? OptionalDouble.of(recurrence.stableBelow(spectrum.max()))
        : OptionalDouble.empty();
  }

  /** What a long run multiplies the error by at each iteration, at worst. */
  public double rate() {
    double worst = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      worst = Math.max(worst, recurrence.rate(spectrum.curvature(i)));
    }
    return worst;
  }

  /** pᵢ(k), what is left of the error along direction i after k iterations. */
  public double left(int i, long k) {
    return modes[i].after(k);
  }

  /** 1 − pᵢ(k), which keeps its digits where little has been learned. */
  public double learned(int i, long k) {
    return modes[i].gone(k);
  }

  /**
   * θ_k.
   *
   * @param k at least 0
   */
  public double[] iterate(long k) {
    double[] left = new double[error.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = error[i] * modes[i].after(k);
    }
    double[] theta = spectrum.combine(left);
    for (int j = 0; j < theta.length; j++) {
      theta[j] += forecast.optimum()[j];
    }
    return theta;
  }

  /** L(θ_k). */
  public double loss(long k) {
    return forecast.optimumLoss() + gap(k);
  }

  /** L(θ_k) − L*. */
  public double gap(long k) {
    double gap = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      double left = error[i] * modes[i].after(k);
      gap = Math.fma(spectrum.curvature(i) * left, left, gap);
    }
    return gap / 2;
  }

  /**
   * The first k with L(θ_k) − L* ≤ part·(L(θ₀) − L*).
   *
   * @return empty if it never gets there
   */
  public OptionalLong iterationsToGap(double part) {
    return iterationsToGapOf(part * gap(0));
  }

  /**
   * The first k with L(θ_k) ≤ loss.
   *
   * @return empty if it never gets there
   */
  public OptionalLong iterationsToLoss(double loss) {
    return iterationsToGapOf(loss - forecast.optimumLoss());
  }

  /**
   * By doubling and halving: while nothing diverges the gap never grows, so the first k is found in
   * about 2·log₂ k evaluations of the closed form.
   */
  private OptionalLong iterationsToGapOf(double target) {
    if (gap(0) <= target) {
      return OptionalLong.of(0);
    }
    // Not by the rate: where κ is over 1e16, 1 − ηλ rounds to 1 and still leads there.
    OptionalDouble limit = stableBelow();
    if (!(target >= 0) || limit.isEmpty() || recurrence.eta() >= limit.getAsDouble()) {
      return OptionalLong.empty();
    }
    long enough = 1;
    while (gap(enough) > target) {
      if (enough > Long.MAX_VALUE / 4) {
        return OptionalLong.empty();
      }
      enough *= 2;
    }
    long tooFew = enough / 2;
    while (enough - tooFew > 1) {
      long middle = (enough + tooFew) >>> 1;
      if (gap(middle) > target) {
        tooFew = middle;
      } else {
        enough = middle;
      }
    }
    return OptionalLong.of(enough);
  }

  /**
   * The first k with L(θ_{k+1}) &gt; L(θ_k). The loss is a sum of exponentials in k, so once it
   * grows it goes on growing, and the first time is found by doubling and halving.
   *
   * @return empty if it never grows
   */
  public OptionalLong firstGrowth() {
    if (rate() <= 1) {
      return OptionalLong.empty();
    }
    long grows = 1;
    while (!growsAfter(grows)) {
      if (grows > Long.MAX_VALUE / 4) {
        return OptionalLong.empty();
      }
      grows *= 2;
    }
    if (growsAfter(0)) {
      return OptionalLong.of(0);
    }
    long shrinks = grows / 2;
    if (growsAfter(shrinks)) {
      shrinks = 0;
    }
    while (grows - shrinks > 1) {
      long middle = (grows + shrinks) >>> 1;
      if (growsAfter(middle)) {
        grows = middle;
      } else {
        shrinks = middle;
      }
    }
    return OptionalLong.of(grows);
  }

  private boolean growsAfter(long k) {
    double now = gap(k);
    double then = gap(k + 1);
    return then > now || !Double.isFinite(then);
  }
}
