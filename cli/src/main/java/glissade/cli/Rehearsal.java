package glissade.cli;

import glissade.descent.Outcome;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.objective.MeanLoss;
import glissade.objective.Whitened;
import glissade.report.words.Prose;
import glissade.rows.InMemoryRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same descent on a part of the rows: what is known beforehand of a loss that curves
 * differently from place to place. Newton's method and descent on whitened columns take about as
 * many iterations on few rows as on many, once those tell the optimum roughly.
 *
 * @param rows how many it was on
 * @param part of how many rows one was taken
 * @param outcome how it ended
 */
record Rehearsal(long rows, int part, Outcome outcome) {

  /** With fewer rows a variable the optimum of a part lies elsewhere. */
  private static final int ROWS_A_VARIABLE = 100;

  private static final int LARGEST_PART = 16;

  /** Empty where rows are not in memory, or too few. */
  static Optional<Rehearsal> of(Plan plan, Trainer trainer) {
    boolean isOverRows =
        plan.objective() instanceof MeanLoss || plan.objective() instanceof Whitened;
    if (!isOverRows || !(plan.rows().orElse(null) instanceof InMemoryRows rows)) {
      return Optional.empty();
    }
    long enough = (long) ROWS_A_VARIABLE * plan.objective().dimension();
    int part = (int) Math.min(LARGEST_PART, rows.count() / enough);
    if (part < 2) {
      return Optional.empty();
    }
    InMemoryRows some = rows.sample(part);
    Trainer same = trainer.withLoss(plan.loss()).withPenalty(plan.penalty());
    Outcome outcome = same.plan(some, columns -> {}).start().outcome();
    return Optional.of(new Rehearsal(some.count(), part, outcome));
  }

  /** A sentence. */
  String told() {
    String iterations = Prose.count(outcome.arrival().iterations(), "iteration");
    String evaluations = Prose.count(outcome.arrival().evaluations(), "evaluation");
    return "A rehearsal on one row in "
        + part
        + (outcome instanceof Outcome.Converged
            ? " converged after " + iterations + " with " + evaluations
            : " ended after " + iterations + " without converging: " + outcome.reason())
        + "; on all rows expect about as many.";
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("rows", rows);
    object.put("iterations", outcome.arrival().iterations());
    object.put("evaluations", outcome.arrival().evaluations());
    object.put("converged", outcome instanceof Outcome.Converged);
    return object;
  }
}
