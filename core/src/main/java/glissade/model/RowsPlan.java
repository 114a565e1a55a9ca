package glissade.model;

import glissade.compress.ColumnStatistics;
import glissade.compress.Moments;
import glissade.descent.ConjugateGradient;
import glissade.descent.ConstantStep;
import glissade.descent.GradientDescent;
import glissade.objective.Coordinates;
import glissade.objective.RowsLeastSquares;
import glissade.objective.Scaling;
import glissade.rows.Rows;
import java.util.OptionalDouble;

/**
 * A descent on the rows themselves, which are gone through at every iteration. Neither the exact
 * optimum is known nor what descent will do.
 */
public final class RowsPlan extends Plan {

  /** When the gradient counts as zero over rows, unless chosen. */
  private static final double TOLERANCE = 1e-8;

  /** The most updates, unless chosen; each costs two passes over the rows. */
  private static final long BUDGET = 10_000;

  private final RowsLeastSquares objective;
  private final Scaling scaling;
  private final ColumnStatistics columns;

  /**
   * @throws IllegalArgumentException if the step is to be automatic, which needs curvatures that
   *     are not known here, or no row has a weight
   */
  RowsPlan(Trainer trainer, RouteChoice choice, Rows rows, ColumnStatistics columns) {
    super(
        choice,
        trainer.descends()
            ? new GradientDescent(new ConstantStep(step(trainer)))
            : new ConjugateGradient(),
        trainer.step(),
        trainer.stop(TOLERANCE, BUDGET));
    this.columns = columns;
    this.scaling = trainer.scaling(columns);
    this.objective = new RowsLeastSquares(rows, columns, scaling);
  }

  private static double step(Trainer trainer) {
    OptionalDouble step = trainer.step();
    if (step.isEmpty()) {
      throw new IllegalArgumentException(
          "Gradient descent on the rows themselves needs a --step: the best one comes from curvatures"
              + " that only a triangle knows. Give one, choose --optimizer cg, which finds its own,"
              + " or --route triangle.");
    }
    return step.getAsDouble();
  }

  @Override
  public RowsLeastSquares objective() {
    return objective;
  }

  @Override
  public Coordinates coordinates() {
    return scaling;
  }

  @Override
  public Moments columns() {
    return columns;
  }
}
