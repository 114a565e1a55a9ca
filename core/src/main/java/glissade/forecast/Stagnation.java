package glissade.forecast;

import glissade.optimizer.Recurrence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why a descent that ended before it arrived was slow: what is left of the gap lies along few
 * directions of small curvature, and those shrink by little at each iteration.
 *
 * @param here the forecast from the point reached
 * @param left L(θ) − L* at the point reached, as a part of what it was at the start
 * @param slow how that is made up, the largest part first: as many directions as make up nearly all
 *     of it, at most three
 * @param target the next part of the first gap worth reaching: 1e-6, 1e-12, 1e-18 or 1e-24
 * @param more iterations from here to that target; empty where the method has no theory, or never
 *     gets there
 */
public record Stagnation(
    Forecast here, double left, List<GapShare> slow, double target, OptionalLong more) {

  /** κ. */
  public double condition() {
    return here.spectrum().condition();
  }

  private static final int MOST_SLOW = 3;

  /** What lies in further directions is not worth telling once so much is told. */
  private static final double NEARLY_ALL = 0.95;

  /**
   * @param forecast of the run, from where it started
   * @param method what was run, where it has fixed coefficients
   * @param at where it was after the iterations, in the coordinates descended in; not modified
   * @param iterations how many were made
   */
  public static Stagnation of(
      Forecast forecast, Optional<Recurrence> method, double[] at, long iterations) {
    Forecast here = Forecast.from(forecast.objective(), at);
    double left = forecast.firstGap() > 0 ? here.firstGap() / forecast.firstGap() : 0;
    double target = 1e-6;
    while (target >= left && target > 1e-23) {
      target *= 1e-6;
    }
    OptionalLong more = OptionalLong.empty();
    if (method.isPresent()) {
      OptionalLong all = forecast.course(method.get()).iterationsToGap(target);
      if (all.isPresent()) {
        more = OptionalLong.of(Math.max(0, all.getAsLong() - iterations));
      }
    }
    return new Stagnation(here, left, slow(here), target, more);
  }

  private static List<GapShare> slow(Forecast here) {
    List<GapShare> all = here.shares();
    double told = 0;
    int count = 0;
    while (count < Math.min(MOST_SLOW, all.size()) && told < NEARLY_ALL) {
      told += all.get(count).part();
      count++;
    }
    return List.copyOf(all.subList(0, count));
  }
}
