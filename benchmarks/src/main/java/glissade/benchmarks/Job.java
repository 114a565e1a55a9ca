package glissade.benchmarks;

/** A piece of work over data that is already there, done as often as it is to be timed. */
interface Job {

  /** Does it once and keeps the result, so that no part of it can be left out. */
  void run();

  /** How far the last result is from one computed in another way, relative to its size. */
  double error();

  /** The loss that the last run ended with, where that is not the same for all. */
  default double loss() {
    return Double.NaN;
  }

  /** The bytes of the data, each counted once; 0 where they stay in a cache. */
  default long bytes() {
    return 0;
  }

  /** Floating-point operations, a fused multiply-add counted as two; 0 where nobody asks. */
  default long flops() {
    return 0;
  }
}
