package glissade.objective;

import java.util.Optional;

/** A function whose second derivatives are worth having: few enough variables, and smooth. */
public interface TwiceDifferentiable extends Objective {

  /** What part of the rows {@link #sample} takes: one in so many. */
  int SAMPLE = 16;

  /**
   * ∇²F; of a {@link Composite} that of its smooth part. Where F has kinks in its slope, any of its
   * second derivatives there.
   *
   * @param at where; not modified
   * @return p × p, row-major, of which the upper triangle is to be read; a fresh array
   */
  double[] hessian(double[] at);

  /**
   * Says that {@link #hessian} will be asked for at the point that is evaluated next, so that where
   * it saves a pass both can be found in one. It does not change what is found.
   */
  default void expectHessian() {}

  /**
   * About the same function at a {@value #SAMPLE}th of the cost, from a part of the rows, where
   * there are so many of them that its optimum is near this one's.
   */
  default Optional<TwiceDifferentiable> sample() {
    return Optional.empty();
  }
}
