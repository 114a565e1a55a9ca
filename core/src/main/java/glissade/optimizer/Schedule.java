package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;

/** A step size that is a function of the number of updates made, and of nothing else. */
interface Schedule extends StepSize {

  /** η at update k, the first of which is 0. */
  double at(long k);

  @Override
  default Kind kind() {
    return Kind.FIXED;
  }

  @Override
  default boolean isGiven() {
    return true;
  }

  @Override
  default Run start(Objective objective) {
    return new Run() {
      private long made;

      @Override
      public double size(Point here, Line line) {
        return at(made++);
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        made = checkpoint.count("made", made);
      }
    };
  }
}
