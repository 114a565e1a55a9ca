package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.optimizer.Recurrence;
import glissade.report.words.Numbers;

/**
 * What a long run multiplies the error by at each iteration, by the size of the step: for steepest
 * descent max|1 − ηλᵢ|, which is the larger of |1 − ηL| and |1 − ημ|; with momentum the largest
 * root of its recurrence. Source: Polyak, Introduction to Optimization (1987), sections 1.4.2 and
 * 3.2.1.
 */
final class Rates {

  /** Rates that differ from 1 by less are told by what they differ by. */
  private static final double NEAR_ONE = 1e-3;

  private final Spectrum spectrum;

  /**
   * @param spectrum with a curvature that is not zero
   */
  Rates(Spectrum spectrum) {
    this.spectrum = spectrum;
  }

  /** max|1 − ηλᵢ|. */
  double plain(double eta) {
    return Math.max(along(eta, spectrum.max()), along(eta, spectrum.min()));
  }

  /** |1 − ηλ|. */
  static double along(double eta, double curvature) {
    return Math.abs(Math.fma(-eta, curvature, 1));
  }

  /**
   * 1 − max|1 − ηλᵢ|, with its digits where that is small.
   *
   * @param eta η
   */
  double gone(double eta) {
    return Math.min(goneOf(eta * spectrum.max()), goneOf(eta * spectrum.min()));
  }

  private static double goneOf(double moved) {
    return moved <= 1 ? moved : 2 - moved;
  }

  /** The same with momentum, β and where the gradient is taken being those of a method. */
  double with(Recurrence method, double eta) {
    Recurrence stepped = new Recurrence(eta, method.beta(), method.ahead());
    double worst = 0;
    for (int i = 0; i < spectrum.curved(); i++) {
      worst = Math.max(worst, stepped.rate(spectrum.curvature(i)));
    }
    return worst;
  }

  /** {@code 0.9802}, {@code 1 − 2.3e-11}. */
  static String text(double rate, double gone) {
    return Math.abs(gone) >= NEAR_ONE
        ? Numbers.shortest(rate, 4)
        : "1 " + (gone < 0 ? "+ " : "− ") + Numbers.shortest(Math.abs(gone), 2);
  }

  /** The same of a rate whose digits are all there are. */
  static String text(double rate) {
    return text(rate, 1 - rate);
  }
}
