package glissade.cli;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.model.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs a plan, with everybody listening who wants to. */
final class DescentRun {

  private final Plan plan;
  private final LossCurve curve;
  private final ProgressLine progress;
  private final Cancellation cancellation;

  DescentRun(Plan plan, LossCurve curve, ProgressLine progress, Cancellation cancellation) {
    this.plan = plan;
    this.curve = curve;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Descends to the end, whatever end.
   *
   * @param target where the trace goes, or null
   */
  Outcome run(@Nullable Path target) {
    cancellation.keepBestPoint();
    Descent descent = plan.start(StopRule.whenCancelled(cancellation::isAsked));
    try (Trace trace = target == null ? null : Trace.start(target, plan.coordinates())) {
      while (descent.hasNext()) {
        Step step = descent.next();
        curve.add(step.loss());
        progress.step();
        if (trace != null) {
          trace.append(step);
        }
      }
      if (trace != null) {
        trace.commit();
      }
    }
    return descent.outcome();
  }
}
