package glissade.forecast;

import glissade.compress.Spectrum;
import glissade.optimizer.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one method with fixed coefficients will do, in closed form. In the directions vᵢ of the
 * Hessian, whose curvatures are λᵢ, every coordinate goes its own way: after k iterations pᵢ(k) is
 * left of the error cᵢ = vᵢ·(θ₀ − θ*), with pᵢ(k) = (1 − ηλᵢ)ᵏ for steepest descent and the
 * solution of a recurrence of two terms with momentum. So
 *
 * <pre>θ_k = θ* + Σ pᵢ(k)cᵢvᵢ      L(θ_k) − L* = ½ Σ λᵢcᵢ²pᵢ(k)²</pre>
 *
 * <p>Source: Nesterov, Introductory Lectures on Convex Optimization (2004), section 1.2.3; Goh, Why
 * Momentum Really Works, Distill (2017).
 */
public final class Course {

  /** How many iterations with momentum are looked at one by one. */
  private static final long WATCHED = 1_000;

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
      modes[i] = Mode.of(recurrence, i < spectrum.curved() ? spectrum.curvature(i) : 0);
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

  /** Whether the step is below {@link #stableBelow}. */
  public boolean isStable() {
    OptionalDouble limit = stableBelow();
    return limit.isEmpty() || recurrence.eta() < limit.getAsDouble();
  }

  /** What a long run multiplies the error by at each iteration, at worst. */
  public double rate() {
    double worst = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      worst = Math.max(worst, modes[i].rate());
    }
    return worst;
  }

  /** How the gap after k iterations is made up, the largest part first. */
  public List<GapShare> shares(long k) {
    double[] left = error.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] *= modes[i].after(k);
    }
    return GapShare.of(spectrum, left);
  }

  /** What a long run multiplies the error along the direction of curvature number i by. */
  public double rateAlong(int i) {
    return modes[i].rate();
  }

  /**
   * How many iterations a long run takes to bring the gap along one direction down to a tenth: ln
   * 10/(−2 ln rate); infinite where it does not shrink.
   *
   * @param i the direction of curvature number i
   */
  public double iterationsPerDigit(int i) {
    double log = modes[i].log();
    return log < 0 ? Math.log(10) / (-2 * log) : Double.POSITIVE_INFINITY;
  }

  /**
   * The first k at which the gap along one direction alone is at most a part of what it is at the
   * start.
   *
   * @param i the direction of curvature number i
   * @return empty if it never gets there
   */
  public OptionalLong iterationsAlong(int i, double part) {
    return new FirstPassage(new Mode[] {modes[i]}, new double[] {1}, part).find();
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
   * The first k with L(θ_k) − L* ≤ part·(L(θ₀) − L*), also where it does not stay there: a course
   * that diverges may pass on its way.
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

  private OptionalLong iterationsToGapOf(double target) {
    return passage(target).find();
  }

  /** Without the directions along which there is no error. */
  FirstPassage passage(double target) {
    List<Mode> moving = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < spectrum.curved(); i++) {
      double weight = spectrum.curvature(i) * error[i] * error[i] / 2;
      if (weight > 0) {
        moving.add(modes[i]);
        weights.add(weight);
      }
    }
    return new FirstPassage(
        moving.toArray(Mode[]::new),
        weights.stream().mapToDouble(Double::doubleValue).toArray(),
        target);
  }

  /**
   * The first k with L(θ_{k+1}) &gt; L(θ_k). Without momentum the loss is a sum of exponentials in
   * k, which once it grows goes on growing, so the first time is found by doubling and halving; and
   * it never grows where the step is stable. With momentum it may grow now and then even where it
   * converges, so the first {@value #WATCHED} iterations are looked at one by one, and after them
   * it is taken to go on growing as well.
   *
   * @return empty if it does not grow
   */
  public OptionalLong firstGrowth() {
    long watched = recurrence.beta() > 0 ? WATCHED : isStable() ? 0 : 1;
    for (long k = 0; k < watched; k++) {
      if (growsAfter(k)) {
        return OptionalLong.of(k);
      }
    }
    if (isStable()) {
      return OptionalLong.empty();
    }
    long shrinks = watched - 1;
    long grows = watched;
    while (!growsAfter(grows)) {
      if (grows > Long.MAX_VALUE / 4) {
        return OptionalLong.empty();
      }
      shrinks = grows;
      grows *= 2;
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
