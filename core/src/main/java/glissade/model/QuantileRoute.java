package glissade.model;

import glissade.descent.Optimizer;
import glissade.table.Remedy;

/** What does not arrive at a quantile. */
final class QuantileRoute {

  private static final String WHY = " The quantile loss has corners that no gradient leads to";

  private QuantileRoute() {}

  /**
   * The corners of quantiles are where their optimum lies, and no gradient falls to zero there.
   * Rows one by one go where they go, and a number of iterations is what it is.
   *
   * @param trainer one for quantiles by anything but an interior point
   * @throws IllegalArgumentException if it is to go on until it arrives
   */
  static void refuse(Trainer trainer) {
    boolean oneByOne = trainer.optimizer().map(Optimizer::needsRows).orElse(false);
    if (oneByOne || trainer.iterations().isPresent()) {
      return;
    }
    if (!trainer.penalty().isNone()) {
      throw new ImpossibleChoiceException(
          "With the quantile loss there can be no penalty."
              + WHY
              + ": its optimum is found by an interior point, without one.",
          Remedy.NO_PENALTY);
    }
    String title = trainer.optimizer().map(Optimizer::title).orElse("Descent over so many columns");
    throw new ImpossibleChoiceException(
        Character.toUpperCase(title.charAt(0))
            + title.substring(1)
            + " does not arrive at a quantile."
            + WHY
            + ".",
        trainer.optimizer().isPresent() ? Remedy.INTERIOR_POINT : Remedy.SMOOTH_LOSS);
  }
}
