package glissade.report.words;

import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.optimizer.Recurrence;
import java.util.OptionalLong;

/** Flags that would do better, each with what it would cost. */
public final class Advice {

  /** Arrived, as far as advice goes: this part of what there was to gain is left. */
  public static final double GAP = 1e-6;

  /** Nobody waits for more. */
  public static final long MOST_ITERATIONS = 100_000_000;

  private static final int STEP_DIGITS = 3;

  private Advice() {}

  /** The best constant step in the coordinates of a forecast, rounded so as to stay stable. */
  public static String bestStep(Forecast forecast) {
    return Numbers.roundedDown(forecast.bestStep(), STEP_DIGITS);
  }

  /** {@code --step 0.49: 130 iterations to a gap of 1e-6}. */
  public static String step(Forecast forecast) {
    String step = bestStep(forecast);
    return "--step " + step + ": " + iterations(forecast.withStep(Double.parseDouble(step)));
  }

  /** {@code 130 iterations to a gap of 1e-6}. */
  public static String iterations(Course course) {
    OptionalLong needed = course.iterationsToGap(GAP);
    if (needed.isEmpty() && !course.isStable()) {
      return "never arrives";
    }
    String count = needed.isEmpty() ? "over 1e18" : Numbers.about(needed.getAsLong());
    return count + (count.equals("1") ? " iteration" : " iterations") + " to a gap of 1e-6";
  }

  /** Whether somebody would wait for it, on a triangle. */
  public static boolean isPayable(Course course) {
    OptionalLong needed = course.iterationsToGap(GAP);
    return needed.isPresent() && needed.getAsLong() <= MOST_ITERATIONS;
  }

  /** {@code step 0.49 and momentum 0.9}, as far as there is a momentum. */
  public static String coefficients(Recurrence method) {
    return "step "
        + Numbers.shortest(method.eta(), 4)
        + (method.beta() > 0 ? " and momentum " + momentum(method.beta()) : "");
  }

  /** Four digits; never 1, which is no momentum that converges. */
  public static String momentum(double beta) {
    String rounded = Numbers.shortest(beta, 4);
    return rounded.equals("1") ? Numbers.roundedDown(beta, 4) : rounded;
  }

  /** The limit of steps as a formula: {@code 2/L}. */
  public static String limit(Recurrence method) {
    if (method.beta() == 0) {
      return "2/L";
    }
    return method.ahead() ? "2(1 + β)/((1 + 2β)L)" : "2(1 + β)/L";
  }
}
