package glissade.cli;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.model.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a plan, with everybody listening who wants to. */
final class DescentRun {

  private final Plan plan;
  private final List<String> features;
  private final LossCurve curve;
  private final @Nullable HeldOut heldOut;
  private final ProgressLine progress;
  private final Cancellation cancellation;
  private final List<Consumer<Step>> listeners = new ArrayList<>();

  /**
   * @param heldOut what the rows held out say, if some are
   */
  DescentRun(
      Plan plan,
      List<String> features,
      LossCurve curve,
      @Nullable HeldOut heldOut,
      ProgressLine progress,
      Cancellation cancellation) {
    this.plan = plan;
    this.features = features;
    this.curve = curve;
    this.heldOut = heldOut;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Has somebody else told of every step. */
  DescentRun tell(Consumer<Step> listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Descends to the end, whatever end.
   *
   * @param target where the trace goes, or null
   * @param from where the run is taken up
   * @param keeper keeps its states
   */
  Outcome run(@Nullable Path target, ResumeOptions from, StateKeeper keeper) {
    cancellation.keepBestPoint();
    StopRule cancelled = StopRule.whenCancelled(cancellation::isAsked);
    // The watch is asked first, so that it sees the last point as well.
    StopRule rules = heldOut == null ? cancelled : heldOut.watch().or(cancelled);
    Descent descent = from.start(plan, features, rules);
    keeper.begin(descent);
    progress.add(descent.iterations());
    try (Trace trace = target == null ? null : Trace.start(target, plan.coordinates())) {
      while (descent.hasNext()) {
        Step step = descent.next();
        listen(step, trace);
        keeper.see(descent);
      }
      if (trace != null) {
        trace.commit();
      }
    }
    return descent.outcome();
  }

  private void listen(Step step, @Nullable Trace trace) {
    curve.add(step.loss());
    progress.step();
    listeners.forEach(listener -> listener.accept(step));
    if (heldOut != null) {
      heldOut.see();
    }
    if (trace != null && heldOut != null) {
      trace.append(step, heldOut.watch().last());
    } else if (trace != null) {
      trace.append(step);
    }
  }
}
