package glissade.stochastic;

/**
 * Which point of an epoch is told. Averages are less noisy by far than the iterates they are of.
 *
 * <p>Source: Polyak and Juditsky, Acceleration of stochastic approximation by averaging, SIAM J.
 * Control Optim. 30 (1992); Rakhlin, Shamir and Sridharan, Making gradient descent optimal for
 * strongly convex stochastic optimization, ICML 2012; Shamir and Zhang, Stochastic gradient descent
 * for non-smooth optimization, ICML 2013.
 */
enum Average {
  /** The last iterate. */
  NONE,
  /** The average of the second half of the epoch, from which the next one starts. */
  SUFFIX,
  /** That of all epochs, with polynomially decaying weight on the early ones; iterates go on. */
  ALL;

  /** γ of the decay: an epoch k counts like kᵞ. */
  private static final double DECAY = 3;

  /** How much of the average the k-th epoch is, counted from 1. */
  static double partOf(long k) {
    return (DECAY + 1) / (k + DECAY);
  }
}
