package glissade.explore.live;

import glissade.descent.Descent;
import glissade.model.CompressedPlan;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;

/** Runs to look at. */
final class Descents {

  private Descents() {}

  /** Gradient descent on four rows, with a step size and a number of updates. */
  static CompressedPlan plan(double step, long updates) {
    double[][] x = {{1}, {2}, {3}, {4}};
    double[] y = {2, 4.5, 5.5, 8};
    return Trainer.automatic()
        .withStep(step)
        .withIterations(updates)
        .compressedPlan(InMemoryRows.of(x, y), columns -> {});
  }

  static Descent run(double step, long updates) {
    return plan(step, updates).start();
  }
}
