package glissade.forecast;

import glissade.compress.Spectrum;
import glissade.descent.AutomaticStep;
import glissade.objective.CompressedLeastSquares;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Gradient descent with a constant step on a quadratic, in closed form. In the directions vᵢ of the
 * Hessian, whose curvatures are λᵢ, every coordinate goes its own way: the error cᵢ = vᵢ·(θ₀ − θ*)
 * is multiplied by 1 − ηλᵢ at each iteration. So
 *
 * <pre>θ_k = θ* + Σ (1 − ηλᵢ)ᵏ cᵢvᵢ      L(θ_k) − L* = ½ Σ λᵢcᵢ²(1 − ηλᵢ)²ᵏ</pre>
 *
 * <p>Everything is in the coordinates of the objective. Source: Nesterov, Introductory Lectures on
 * Convex Optimization (2004), section 1.2.3; Goh, Why Momentum Really Works, Distill (2017).
 */
public final class Forecast {

  private final CompressedLeastSquares objective;
  private final Spectrum spectrum;
  private final double[] optimum;
  private final double[] error;

  private Forecast(
      CompressedLeastSquares objective, Spectrum spectrum, double[] optimum, double[] away) {
    this.objective = objective;
    this.spectrum = spectrum;
    this.optimum = optimum;
    this.error = spectrum.coordinatesOf(away);
  }

  /** Descent that starts at zero. */
  public static Forecast fromZero(CompressedLeastSquares objective) {
    double[] optimum = objective.optimum();
    double[] away = away(new double[optimum.length], optimum);
    return new Forecast(objective, objective.spectrum(), optimum, away);
  }

  /**
   * Descent that starts anywhere.
   *
   * @param start θ₀; not modified
   */
  public static Forecast from(CompressedLeastSquares objective, double[] start) {
    double[] optimum = objective.optimum();
    double[] away = away(start, optimum);
    return new Forecast(objective, objective.spectrumOf(away), optimum, away);
  }

  private static double[] away(double[] start, double[] optimum) {
    double[] away = new double[start.length];
    for (int j = 0; j < start.length; j++) {
      away[j] = start[j] - optimum[j];
    }
    return away;
  }

  /** L, μ, κ and the directions. */
  public Spectrum spectrum() {
    return spectrum;
  }

  /** What was forecast about. */
  public CompressedLeastSquares objective() {
    return objective;
  }

  /** θ*, the exact optimum. Not to be modified. */
  public double[] optimum() {
    return optimum;
  }

  /** L*, the loss at the optimum. */
  public double optimumLoss() {
    return objective.leastLoss();
  }

  /** 2/L: steps below it converge, steps above it diverge. Empty where the loss is constant. */
  public OptionalDouble stableBelow() {
    return glissade.descent.GradientDescent.stableBelow(spectrum);
  }

  /** 2/(L + μ), the constant step with the best rate. */
  public double bestStep() {
    return AutomaticStep.best(spectrum);
  }

  /** max |1 − ηλᵢ| over the curvatures that are not zero: what the error shrinks by, at worst. */
  public double rate(double step) {
    double worst = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      worst = Math.max(worst, Math.abs(Math.fma(-step, spectrum.curvature(i), 1)));
    }
    return worst;
  }

  /**
   * θ_k.
   *
   * @param step η
   * @param iterations k, at least 0
   */
  public double[] iterate(double step, long iterations) {
    double[] left = new double[error.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = error[i] * power(step, i, iterations);
    }
    double[] theta = spectrum.combine(left);
    for (int j = 0; j < theta.length; j++) {
      theta[j] += optimum[j];
    }
    return theta;
  }

  /** L(θ_k). */
  public double loss(double step, long iterations) {
    return optimumLoss() + gap(step, iterations);
  }

  /** L(θ_k) − L*. */
  public double gap(double step, long iterations) {
    double gap = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      double left = error[i] * power(step, i, iterations);
      gap = Math.fma(spectrum.curvature(i) * left, left, gap);
    }
    return gap / 2;
  }

  /**
   * The first k with L(θ_k) − L* ≤ part·(L(θ₀) − L*).
   *
   * @return empty if it never gets there
   */
  public OptionalLong iterationsToGap(double step, double part) {
    return iterationsToGapOf(step, part * gap(step, 0));
  }

  /**
   * The first k with L(θ_k) ≤ loss.
   *
   * @return empty if it never gets there
   */
  public OptionalLong iterationsToLoss(double step, double loss) {
    return iterationsToGapOf(step, loss - optimumLoss());
  }

  /**
   * By doubling and halving: while nothing diverges the gap never grows, so the first k is found in
   * about 2·log₂ k evaluations of the closed form.
   */
  private OptionalLong iterationsToGapOf(double step, double target) {
    if (gap(step, 0) <= target) {
      return OptionalLong.of(0);
    }
    // Not by the rate: where κ is over 1e16, 1 − ηλ rounds to 1 and still leads there.
    if (!(target >= 0) || step * spectrum.max() >= 2) {
      return OptionalLong.empty();
    }
    long enough = 1;
    while (gap(step, enough) > target) {
      if (enough > Long.MAX_VALUE / 4) {
        return OptionalLong.empty();
      }
      enough *= 2;
    }
    long tooFew = enough / 2;
    while (enough - tooFew > 1) {
      long middle = (enough + tooFew) >>> 1;
      if (gap(step, middle) > target) {
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
  public OptionalLong firstGrowth(double step) {
    if (rate(step) <= 1) {
      return OptionalLong.empty();
    }
    long grows = 1;
    while (!growsAfter(step, grows)) {
      if (grows > Long.MAX_VALUE / 4) {
        return OptionalLong.empty();
      }
      grows *= 2;
    }
    if (growsAfter(step, 0)) {
      return OptionalLong.of(0);
    }
    long shrinks = grows / 2;
    if (growsAfter(step, shrinks)) {
      shrinks = 0;
    }
    while (grows - shrinks > 1) {
      long middle = (grows + shrinks) >>> 1;
      if (growsAfter(step, middle)) {
        grows = middle;
      } else {
        shrinks = middle;
      }
    }
    return OptionalLong.of(grows);
  }

  private boolean growsAfter(double step, long iterations) {
    double now = gap(step, iterations);
    double then = gap(step, iterations + 1);
    return then > now || !Double.isFinite(then);
  }

  /** (1 − ηλᵢ)ᵏ, through the logarithm of 1 − ηλᵢ, which keeps its digits when ηλᵢ is tiny. */
  private double power(double step, int i, long k) {
    double moved = step * spectrum.curvature(i);
    if (k == 0 || moved == 0) {
      return 1;
    }
    double log = moved < 1 ? Math.log1p(-moved) : Math.log(moved - 1);
    double size = Math.exp(k * log);
    return moved > 1 && (k & 1) == 1 ? -size : size;
  }
}
