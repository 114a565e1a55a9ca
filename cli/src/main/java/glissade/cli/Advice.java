package glissade.cli;

import glissade.forecast.Forecast;
import java.util.OptionalLong;

/** Flags that would do better, each with what it would cost. */
final class Advice {

  /** Arrived, as far as advice goes: this part of what there was to gain is left. */
  static final double GAP = 1e-6;

  private static final int STEP_DIGITS = 3;

  private Advice() {}

  /** The best constant step in the coordinates of a forecast, rounded so as to stay stable. */
  static String bestStep(Forecast forecast) {
    return Numbers.roundedDown(forecast.bestStep(), STEP_DIGITS);
  }

  /** {@code --step 0.49: 130 iterations to a gap of 1e-6}. */
  static String step(Forecast forecast) {
    String step = bestStep(forecast);
    return "--step " + step + ": " + iterations(forecast, Double.parseDouble(step));
  }

  /** {@code 130 iterations to a gap of 1e-6}. */
  static String iterations(Forecast forecast, double step) {
    OptionalLong needed = forecast.withStep(step).iterationsToGap(GAP);
    return needed.isEmpty()
        ? "never arrives"
        : (needed.getAsLong() == 1
                ? "1 iteration"
                : Numbers.about(needed.getAsLong()) + " iterations")
            + " to a gap of 1e-6";
  }
}
