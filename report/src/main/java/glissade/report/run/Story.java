package glissade.report.run;

import glissade.model.Fit;
import glissade.model.Plan;
import glissade.report.words.Forecasts;
import glissade.rows.Rows;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one run: what the pictures are drawn from.
 *
 * @param fit where it arrived, and what had been planned
 * @param features the names of the columns of the design
 * @param target the name of what is predicted
 * @param history how it got there
 * @param forecasts what gradient descent does there, or null where that is not known
 * @param truth what the rows were made from, if they were made up
 * @param rows the rows it was fitted to, where they can still be gone through
 */
public record Story(
    Fit fit,
    List<String> features,
    String target,
    History history,
    @Nullable Forecasts forecasts,
    Optional<Truth> truth,
    Optional<Rows> rows) {

  /** What had been decided before it ran. */
  public Plan plan() {
    return fit.plan();
  }

  /**
   * The iterates to be drawn: those that were kept, and where the run was stopped because it
   * diverges, those that it would have gone on to, as far as that is known.
   */
  public List<History.Iterate> iterates() {
    return Onward.of(this);
  }

  /** The same with at most so many of the iterates that were kept. */
  public Story thinned(int count) {
    History fewer = history.thinned(count);
    return fewer == history
        ? this
        : new Story(fit, features, target, fewer, forecasts, truth, rows);
  }

  /**
   * The name of a coefficient.
   *
   * @param coefficient 0 for the intercept, then one a feature
   */
  public String name(int coefficient) {
    return coefficient == 0 ? "(intercept)" : features.get(coefficient - 1);
  }

  /**
   * The iterates of the updates that were made; of a diverging run without those that would follow.
   */
  public List<History.Iterate> made() {
    List<History.Iterate> kept = history.iterates();
    long last = kept.isEmpty() ? 0 : kept.get(kept.size() - 1).iteration();
    long made = Math.max(last, history.updates());
    return iterates().stream().filter(iterate -> iterate.iteration() <= made).toList();
  }
}
