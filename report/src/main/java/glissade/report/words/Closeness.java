package glissade.report.words;

import glissade.compress.Moments;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.model.Fit;

/** How close to the exact optimum a fit came, in a clause. */
public final class Closeness {

  /** A loss under this part of the first one is rounding. */
  public static final double PERFECT = 1e-20;

  /** Closer than this, digits say more than per cent. */
  private static final double DIGITS_FROM = 1e-4;

  /** Under this part of the largest coefficient one is zero but for rounding. */
  private static final double NEGLIGIBLE = 1e-10;

  private static final int MOST_DIGITS = 15;
  private static final int SHOWN = 6;

  private Closeness() {}

  /** {@code the loss 17.8765 equals the exact optimum to 15 digits}. */
  public static String of(Fit fit) {
    if (!(fit.plan() instanceof CompressedPlan plan)) {
      return "the " + objective(fit) + " is " + Numbers.significant(fit.loss(), SHOWN);
    }
    Forecast forecast = plan.forecast();
    double best = fit.optimumLoss();
    double first = best + forecast.firstGap();
    String what = fit.plan().penalty().isNone() ? "the loss " : "the loss with the penalty ";
    String loss = what + Numbers.significant(fit.loss(), SHOWN);
    if (first == 0) {
      return "the loss is zero from the start";
    }
    if (best <= PERFECT * first) {
      return perfect(fit, first, loss);
    }
    double over = fit.gap() / best;
    if (over < DIGITS_FROM) {
      long ofLoss = digits(over);
      long ofCoefficients = digits(away(fit));
      return loss
          + " and the coefficients equal the exact optimum to "
          + (ofLoss == ofCoefficients ? "" : ofLoss + " and ")
          + ofCoefficients
          + " digits";
    }
    String optimum = " the exact optimum " + Numbers.significant(best, SHOWN);
    return over < 1
        ? loss + " is " + Numbers.shortest(100 * over, 2) + " % above" + optimum
        : loss + " is " + Numbers.shortest(1 + over, 2) + " times" + optimum;
  }

  /** What is as small as possible, in words. */
  private static String objective(Fit fit) {
    boolean penalised = !fit.plan().penalty().isNone();
    return LossTitle.of(fit.plan().lossName()) + (penalised ? " with the penalty" : "");
  }

  private static String perfect(Fit fit, double first, String loss) {
    if (fit.loss() <= PERFECT * first) {
      return loss
          + " is zero but for rounding, a perfect fit, and the coefficients are exact to "
          + digits(away(fit))
          + " digits";
    }
    return loss
        + " has come down from "
        + Numbers.significant(first, SHOWN)
        + ", and at the exact optimum it is zero but for rounding";
  }

  /**
   * The largest difference between coefficients, each as a part of its own size. One that is
   * negligible beside the largest, both counted per standard deviation of their columns, is zero
   * but for rounding and has no digits to compare.
   */
  private static double away(Fit fit) {
    Moments columns = fit.plan().columns();
    double[] at = fit.coefficients();
    double[] optimum = fit.optimum();
    double[] size = new double[at.length];
    double most = 0;
    for (int j = 0; j < at.length; j++) {
      size[j] = (j == 0 ? 1 : columns.standardDeviation(j)) * Math.abs(optimum[j]);
      most = Math.max(most, size[j]);
    }
    double worst = 0;
    for (int j = 0; j < at.length; j++) {
      if (size[j] > NEGLIGIBLE * most) {
        worst = Math.max(worst, Math.abs(at[j] - optimum[j]) / Math.abs(optimum[j]));
      }
    }
    return worst;
  }

  private static long digits(double relative) {
    return relative > 0
        ? Math.max(0, Math.min(MOST_DIGITS, (long) Math.floor(-Math.log10(relative))))
        : MOST_DIGITS;
  }
}
