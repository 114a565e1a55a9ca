package glissade.objective;

/**
 * A direction v along which the loss of no row grows and that of some falls for ever. For targets
 * yᵢ = ±1 that means yᵢ·x̃ᵢᵀv ≥ 0 on every row, x̃ = (1, x), with one over 0 at least; for counts
 * x̃ᵢᵀv ≤ 0 where the count is 0, and x̃ᵢᵀv = 0 elsewhere. Source: Albert and Anderson, On the
 * existence of maximum likelihood estimates in logistic regression models, Biometrika 71 (1984).
 */
public final class Separation {

  private final double[] direction;
  private final long rows;
  private final long apart;

  /**
   * @param direction (b, w) in original units; kept, not copied
   */
  Separation(double[] direction, long rows, long apart) {
    this.direction = direction;
    this.rows = rows;
    this.apart = apart;
  }

  /** v, (b, w) in original units; a copy. The largest effect on a row's score is about 1. */
  public double[] direction() {
    return direction.clone();
  }

  /** How many rows have a weight. */
  public long rows() {
    return rows;
  }

  /** On how many of them the loss falls for ever; on the others it stays as it is. */
  public long apart() {
    return apart;
  }

  /** Whether it falls on all of them, so that in the end nothing is left of the loss. */
  public boolean isComplete() {
    return apart == rows;
  }
}
