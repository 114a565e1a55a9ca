package glissade.report.run;

import glissade.descent.Outcome;
import glissade.forecast.Course;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run that was stopped because it diverges would have gone on to do. With a step beyond a
 * known limit that is after an update or two, when there is little to be seen yet; and there what
 * comes next is known exactly.
 */
final class Onward {

  /** Iterations are told up to here, or until the loss has grown so much. */
  private static final long LAST = 40;

  private static final double GROWN = 1e12;

  private Onward() {}

  /** The iterates of a story, and after them those that were not run any more. */
  static List<History.Iterate> of(Story story) {
    List<History.Iterate> run = story.history().iterates();
    Plan plan = story.plan();
    Optional<Recurrence> method = plan.recurrence();
    boolean stopped = story.fit().outcome() instanceof Outcome.Diverged;
    if (!stopped || run.isEmpty() || method.isEmpty() || !(plan instanceof CompressedPlan known)) {
      return run;
    }
    List<History.Iterate> all = new ArrayList<>(run);
    Course course = known.forecast().course(method.get());
    double first = run.get(0).loss();
    for (long k = run.get(run.size() - 1).iteration() + 1; k <= LAST; k++) {
      double loss = course.loss(k);
      double[] at = course.iterate(k);
      if (!(loss < GROWN * first)) {
        break;
      }
      all.add(iterate(k, loss, at, known.objective(), method.get().eta(), run));
    }
    return all;
  }

  private static History.Iterate iterate(
      long k,
      double loss,
      double[] at,
      CompressedLeastSquares objective,
      double eta,
      List<History.Iterate> run) {
    double[] gradient = new double[at.length];
    objective.valueAndGradient(at, gradient);
    double norm = 0;
    for (double derivative : gradient) {
      norm = Math.hypot(norm, derivative);
    }
    History.Iterate last = run.get(run.size() - 1);
    long evaluations = last.evaluations() + k - last.iteration();
    return new History.Iterate(k, loss, norm, eta, at, evaluations, last.elapsed());
  }
}
