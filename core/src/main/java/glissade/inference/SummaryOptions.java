package glissade.inference;

import java.util.Optional;

/**
 * How a fit is summarised.
 *
 * @param confidence how often an interval holds the coefficient
 * @param robust of which kind standard errors are that do not suppose that all rows err by as much,
 *     if they are to be
 */
public record SummaryOptions(double confidence, Optional<RobustErrors> robust) {

  /** Intervals of 95 %, and rows that err alike. */
  public static final SummaryOptions USUAL = new SummaryOptions(0.95, Optional.empty());

  /**
   * @throws IllegalArgumentException if the confidence is not between 0 and 1
   */
  public SummaryOptions {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "The confidence must lie between 0 and 1, as 0.95 does, not be " + confidence + ".");
    }
  }

  /** With another confidence. */
  public SummaryOptions withConfidence(double other) {
    return new SummaryOptions(other, robust);
  }

  /** With robust standard errors. */
  public SummaryOptions withRobust(RobustErrors kind) {
    return new SummaryOptions(confidence, Optional.of(kind));
  }
}
