package glissade.descent;

/**
 * Why to stop.
 *
 * @param meaning stopping is not converging: which of them it is
 * @param reason in a clause, for people
 */
public record Verdict(Meaning meaning, String reason) {

  /** What it means to stop here. */
  public enum Meaning {
    /** The gradient is zero, as far as was asked. */
    CONVERGED,
    /** The number of updates asked for has been made. */
    COMPLETED,
    /** What was allowed is used up, and the end was not reached. */
    BUDGET_SPENT,
    /** There is no optimum: the loss falls for ever along a direction that is known. */
    SEPARABLE,
    /** Somebody wants to stop. */
    CANCELLED
  }
}
