package glissade.descent;

import glissade.objective.Objective;
import java.time.Duration;

/** Where a descent stands, for a stop rule to look at. */
public interface Progress {

  /** Updates made so far. */
  long iterations();

  /** Evaluations of value and gradient made so far. */
  long evaluations();

  /** Since the descent started. */
  Duration elapsed();

  /** What is descended on. */
  Objective objective();

  /** The point reached. Not to be modified. */
  double[] at();

  /** F there. */
  double value();

  /** ∇F there. Not to be modified. */
  double[] gradient();

  /** ‖∇F‖ at the start. */
  double firstGradientNorm();
}
