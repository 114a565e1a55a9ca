package glissade.model;

import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Progress;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.descent.Verdict;
import glissade.forecast.Course;
import glissade.forecast.Forecast;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.ConjugateGradient;
import glissade.optimizer.GradientDescent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Several optimizers from the same start on the same loss: when each has brought the gap to the
 * optimum down to given parts of the first, L(θ_k) − L* ≤ part·(L(θ₀) − L*), and what that cost.
 *
 * <p>On a triangle, where an iteration is cheap whatever the number of rows; what is counted is
 * what it would cost on the rows themselves.
 */
public final class Race {

  private final Forecast forecast;
  private final List<Double> parts;
  private final long most;

  /**
   * @param plan the loss and its coordinates; its own optimizer is not asked
   * @param parts of the first gap, from the largest to the smallest
   * @param most the iterations after which an optimizer is taken out
   */
  public Race(CompressedPlan plan, List<Double> parts, long most) {
    this.forecast = plan.forecast();
    this.parts = List.copyOf(parts);
    this.most = most;
  }

  /**
   * When a mark was met.
   *
   * @param part of the first gap
   * @param predicted the iterations a closed form foretells, where there is one
   * @param bound no more iterations than this, as theory has it, where it says so
   * @param iterations after how many it was met, if it was
   * @param evaluations how many evaluations that took: passes over the rows, see {@link
   *     glissade.descent.Evaluations}
   */
  public record Mark(
      double part,
      OptionalLong predicted,
      OptionalLong bound,
      OptionalLong iterations,
      OptionalLong evaluations) {}

  /**
   * How one optimizer did.
   *
   * @param optimizer with everything automatic decided
   * @param marks one a part, in order
   * @param outcome how it ended; converged if it met the last mark
   * @param gapLeft the part of the first gap that was left at its best point
   */
  public record Result(Optimizer optimizer, List<Mark> marks, Outcome outcome, double gapLeft) {

    /** The last mark, which is what counts. */
    public Mark last() {
      return marks.get(marks.size() - 1);
    }
  }

  /** The parts of the first gap to be met. */
  public List<Double> parts() {
    return parts;
  }

  /** L(θ₀) − L*. */
  public double firstGap() {
    return objective().gap(new double[objective().dimension()]);
  }

  /** L*. */
  public double leastLoss() {
    return objective().leastLoss();
  }

  private CompressedLeastSquares objective() {
    return forecast.objective();
  }

  /**
   * Runs one optimizer until it has met every mark, or as long as is allowed.
   *
   * @param cancelled asked before every update
   * @param listener told every step
   * @throws IllegalArgumentException if it does not go with this loss, and why
   */
  public Result run(Optimizer optimizer, StopRule cancelled, Consumer<Step> listener) {
    CompressedLeastSquares objective = objective();
    Optimizer decided = optimizer.on(objective);
    double first = firstGap();
    StopRule arrived = StopRule.when(progress -> isMet(progress, first), ARRIVED);
    double[] start = new double[objective.dimension()];
    Descent descent =
        new Descent(objective, decided, cancelled.or(arrived).or(StopRule.budget(most)), start);
    List<Step> met = new ArrayList<>();
    int atStart = marksMetAt(objective.gap(start), first);
    int marks = atStart;
    while (descent.hasNext()) {
      Step step = descent.next();
      listener.accept(step);
      int now = marksMetAt(objective.gap(step.at()), first);
      for (; marks < now; marks++) {
        met.add(step);
      }
    }
    Outcome outcome = descent.outcome();
    double left = objective.gap(outcome.arrival().at());
    return new Result(decided, marks(decided, atStart, met), outcome, first > 0 ? left / first : 0);
  }

  private static final Verdict ARRIVED =
      new Verdict(Verdict.Meaning.CONVERGED, "the last mark is met");

  private boolean isMet(Progress progress, double first) {
    return marksMetAt(objective().gap(progress.at()), first) == parts.size();
  }

  private int marksMetAt(double gap, double first) {
    int met = 0;
    while (met < parts.size() && gap <= parts.get(met) * first) {
      met++;
    }
    return met;
  }

  private List<Mark> marks(Optimizer decided, int atStart, List<Step> met) {
    Optional<Course> course =
        decided instanceof GradientDescent descent
            ? descent.recurrence(objective()).map(forecast::course)
            : Optional.empty();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double part = parts.get(i);
      OptionalLong iterations = OptionalLong.empty();
      OptionalLong evaluations = OptionalLong.empty();
      if (i < atStart) {
        iterations = OptionalLong.of(0);
        evaluations = OptionalLong.of(1);
      } else if (i - atStart < met.size()) {
        Step step = met.get(i - atStart);
        iterations = OptionalLong.of(step.iteration() + 1);
        evaluations = OptionalLong.of(step.evaluations());
      }
      OptionalLong predicted =
          course.isPresent() ? course.get().iterationsToGap(part) : OptionalLong.empty();
      OptionalLong bound =
          decided instanceof ConjugateGradient
              ? OptionalLong.of(forecast.conjugate().iterationsToGap(part))
              : OptionalLong.empty();
      marks.add(new Mark(part, predicted, bound, iterations, evaluations));
    }
    return marks;
  }
}
