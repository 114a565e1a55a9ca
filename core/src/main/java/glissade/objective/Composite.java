package glissade.objective;

import glissade.penalty.Penalty;
import java.util.OptionalDouble;

/**
 * A function with a part that has no gradient: F = f + Σ aⱼ|vⱼ|. Its {@link #valueAndGradient}
 * tells the value of F and the gradient of f alone, so only an optimizer that takes a proximal step
 * on the rest can descend on it.
 */
public interface Composite extends Objective {

  /** What it is penalised by; f contains the squares of it, the absolute values are the rest. */
  Penalty penalty();

  /** L, the largest curvature of f, if it is known. */
  default OptionalDouble largestCurvature() {
    return OptionalDouble.empty();
  }
}
