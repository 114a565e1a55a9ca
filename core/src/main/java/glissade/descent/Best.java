package glissade.descent;

/** The point that was judged best of all so far, with what was found there. */
final class Best implements Stateful {

  private double[] at;
  private double judged = Double.POSITIVE_INFINITY;
  private long iteration;
  private double value = Double.NaN;
  private double gradientNorm = Double.NaN;

  /**
   * @param start copied
   */
  Best(double[] start) {
    this.at = start.clone();
  }

  /** Takes a point that is judged no worse than those before it; of equals the last one counts. */
  void see(Point point, double norm, double judgedAs, long updates) {
    if (judgedAs <= judged) {
      at = point.at();
      judged = judgedAs;
      iteration = updates;
      value = point.value();
      gradientNorm = norm;
    }
  }

  /** Where it is; not to be modified. */
  double[] at() {
    return at;
  }

  /** How many updates led there. */
  long iteration() {
    return iteration;
  }

  /** Whether it was evaluated in this run, and not before a checkpoint, which keeps the point. */
  boolean isEvaluated() {
    return !Double.isNaN(gradientNorm);
  }

  double value() {
    return value;
  }

  double gradientNorm() {
    return gradientNorm;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("best", at);
    judged = checkpoint.number("bestJudged", judged);
    iteration = checkpoint.count("bestIteration", iteration);
  }
}
