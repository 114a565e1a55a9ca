package glissade.descent;

import glissade.objective.Separation;

/** How a descent ended. Only {@link Converged} says that the optimum was reached. */
public sealed interface Outcome {

  /** The best point and the counts. */
  Arrival arrival();

  /** What happened, in a clause for people. */
  String reason();

  /** As in the model file: {@code converged}, {@code budget-spent}. */
  String status();

  /** The gradient is zero, as far as was asked. */
  record Converged(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "converged";
    }
  }

  /** The number of updates asked for has been made; whether they were enough was not asked. */
  record Completed(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "completed";
    }
  }

  /** What was allowed is used up and the optimum was not reached. */
  record BudgetSpent(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "budget-spent";
    }
  }

  /**
   * The rows can be told apart perfectly, at least in part, so there is no optimum: the loss falls
   * for ever along a direction. The point is a model as good as any further out.
   *
   * @param separation the direction
   */
  record Separable(Arrival arrival, String reason, Separation separation) implements Outcome {
    @Override
    public String status() {
      return "separable";
    }
  }

  /** The loss grows without bound. */
  record Diverged(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "diverged";
    }
  }

  /** A value, a derivative or a point was not finite. */
  record NonFinite(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "non-finite";
    }
  }

  /** Somebody stopped it. */
  record Cancelled(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "cancelled";
    }
  }

  /** The optimizer found no step to make. */
  record StepFailed(Arrival arrival, String reason) implements Outcome {
    @Override
    public String status() {
      return "step-failed";
    }
  }

  /** Whether the best point is worth keeping as a model: not after divergence. */
  default boolean hasUsablePoint() {
    return !(this instanceof Diverged) && !(this instanceof NonFinite);
  }
}
