package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Divergence;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.report.words.Forecasts;
import glissade.report.words.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A fit with everything that is told about it.
 *
 * @param data what was read
 * @param fit where it arrived
 * @param curve how the loss came down
 * @param heldOut what the rows held out say, or null where none are
 * @param forecasts what gradient descent would do, or null where that is not known
 * @param summary what the loss and the penalty amount to, or null where squares alone are folded
 * @param inference what R's summary says, or null where that was not asked for
 * @param keeper has the state of the run
 * @param tolerance when the gradient was to count as zero, if that was chosen
 */
record FitResult(
    TrainingData data,
    Fit fit,
    LossCurve curve,
    @Nullable HeldOut heldOut,
    @Nullable Forecasts forecasts,
    @Nullable LossSummary summary,
    @Nullable Summarized inference,
    StateKeeper keeper,
    OptionalDouble tolerance) {

  Plan plan() {
    return fit.plan();
  }

  Outcome outcome() {
    return fit.outcome();
  }

  List<String> features() {
    return data.map().features();
  }

  boolean intercept() {
    return plan().coordinates().intercept();
  }

  /** What several classes amount to; empty where the model is none, or not of several. */
  Optional<ClassesText> classes() {
    return fit.isMultinomial() && outcome().hasUsablePoint()
        ? Optional.of(new ClassesText(this))
        : Optional.empty();
  }

  /** What a row costs, where it has one score. */
  Loss loss() {
    return plan().loss();
  }

  /** How a prediction hangs on the score. */
  Link link() {
    return loss().link();
  }

  /** Why it diverged, where the step was the reason, else null. */
  @Nullable Divergence divergence() {
    return Verdict.divergence(fit, forecasts);
  }

  /** How it ended, in a sentence. */
  String verdict() {
    HeldOut watched = heldOut;
    boolean ended =
        outcome() instanceof Outcome.Completed || outcome() instanceof Outcome.BudgetSpent;
    return watched != null && plan().stopsEarly() && ended
        ? new HeldOutText(this, watched).verdict()
        : Verdict.of(fit, forecasts, features());
  }
}
