package glissade.loss;

/** How the mean of the target hangs on the score s = b + w·φ + offset. */
public enum Link {
  /** The mean is s. */
  IDENTITY {
    @Override
    public double mean(double score) {
      return score;
    }
  },
  /** The mean is a probability, 1/(1 + e⁻ˢ): s is the logarithm of the odds. */
  LOGIT {
    @Override
    public double mean(double score) {
      double e = Math.exp(-Math.abs(score));
      return score >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
  },
  /** The mean is eˢ. */
  LOG {
    @Override
    public double mean(double score) {
      return Math.exp(score);
    }
  },
  /**
   * The mean is a probability, (1 + s)/2 cut off at 0 and 1: the score between margins −1 and 1
   * that the squared hinge is least at. Source: Zhang, Statistical behavior and consistency of
   * classification methods based on convex risk minimization, Ann. Stat. 32 (2004).
   */
  MARGIN {
    @Override
    public double mean(double score) {
      return Math.max(0, Math.min(1, (1 + score) / 2));
    }
  };

  /** The mean of the target at a score. */
  public abstract double mean(double score);
}
