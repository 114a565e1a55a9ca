import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.descent.Step;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;

/** Every step of a descent, as it happens, and an end of one's own. */
class WatchAndStop {
  public static void main(String[] args) {
    double[][] x = {{1}, {2}, {3}, {4}};
    double[] y = {3, 5, 7, 9};
    Plan plan = Trainer.automatic().withStep(0.05).plan(InMemoryRows.of(x, y), columns -> {});
    boolean[] enough = new boolean[1];
    Descent descent = plan.start(StopRule.whenCancelled(() -> enough[0]));
    while (descent.hasNext()) {
      Step step = descent.next();
      System.out.printf("iteration %d: loss %.6f%n", step.iteration(), step.loss());
      enough[0] = step.loss() < 1;
    }
    System.out.println(descent.outcome().status());
  }
}

// Prints:
//   iteration 0: loss 41.000000
//   iteration 1: loss 1.128750
//   iteration 2: loss 0.043272
//   cancelled
