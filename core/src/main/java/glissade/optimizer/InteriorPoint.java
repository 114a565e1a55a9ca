package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.MeanPinball;
import glissade.objective.Objective;

/**
 * An interior-point method for quantile regression: follows the optima of the problem smoothed by a
 * logarithmic barrier of its dual as the width μ of the smoothing goes to 0, by Newton's steps,
 * with a step along the path at each. Every dual value on the way bounds the loss from below, so
 * the duality gap says how near the optimum is, whatever the corners. Mostly 30 to 60 updates to a
 * gap of 1e-10; each is a weighted least squares, 2n(d + 3)² operations, and two passes more.
 * Source: Portnoy and Koenker, The Gaussian hare and the Laplacian tortoise, Statistical Science 12
 * (1997), for interior points in quantile regression; the duals are not kept, but follow from the
 * residuals, see {@link MeanPinball#step}.
 */
public record InteriorPoint() implements Optimizer {

  @Override
  public String name() {
    return "interior-point";
  }

  @Override
  public String title() {
    return "the interior-point method";
  }

  /** A triangle keeps neither signs of residuals nor corners. */
  @Override
  public boolean needsRows() {
    return true;
  }

  @Override
  public Optimizer on(Objective objective) {
    pinball(objective);
    return this;
  }

  @Override
  public Run start(Objective objective) {
    return new Path(pinball(objective));
  }

  private static MeanPinball pinball(Objective objective) {
    if (objective instanceof MeanPinball pinball) {
      return pinball;
    }
    throw new IllegalArgumentException(
        "The interior-point method is for the quantile loss without a penalty.");
  }

  private static final class Path implements Run {

    /** Nothing is left to tell a smaller μ by. */
    private static final double LEAST = 1e-15;

    private final MeanPinball objective;
    private double mu;

    Path(MeanPinball objective) {
      this.objective = objective;
    }

    /** Returns the part of μ that is left. */
    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      if (mu == 0) {
        mu = here.value();
      }
      if (mu <= LEAST * here.value()) {
        return Double.NaN;
      }
      double before = mu;
      mu = objective.step(here.at(), mu, next.at());
      return mu / before;
    }

    @Override
    public String whyNoStep() {
      return "the smoothing is as narrow as rounding lets it be, and the duality gap no smaller";
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      mu = checkpoint.number("mu", mu);
      objective.raiseBound(checkpoint.number("bound", objective.bound()));
    }
  }
}
