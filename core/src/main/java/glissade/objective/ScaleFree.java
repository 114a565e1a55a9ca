package glissade.objective;

import java.util.Locale;

/**
 * An objective that can say how far from stationary a point is in a number that does not change
 * with the units of its columns or of its target.
 */
public interface ScaleFree extends Objective {

  /**
   * How far the gradient is from zero, as a part of its own scale.
   *
   * @param at where; not modified
   * @param value F(at)
   * @param gradient ∇F(at); not modified
   * @return 0 where the gradient is zero as far as rounding lets one tell, up to 1 far away
   */
  double relativeGradient(double[] at, double value, double[] gradient);

  /** What {@link #relativeGradient} found at a point that counts as stationary, in a clause. */
  default String describe(double relative) {
    return gradientIs(relative);
  }

  /** The clause for a gradient. */
  static String gradientIs(double relative) {
    return relative == 0
        ? "the gradient is zero but for rounding"
        : String.format(Locale.ROOT, "the gradient is %.1e of its scale", relative);
  }
}
