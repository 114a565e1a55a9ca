package glissade.coordinate;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.ByColumns;
import glissade.objective.Columns;
import glissade.objective.Objective;

/**
 * Cyclic coordinate descent for least squares with a penalty: each coordinate in turn goes to the
 * least value there is along it, see {@link Sweep}. An update is a few cycles over the working set:
 * the coordinates that are not zero, and those whose derivative outweighs the penalty, which the
 * gradient at the point tells. It ends where they move a tenth as far as in the first cycle.
 *
 * <p>O(n) a coordinate visited, with n the number of rows, or that of columns where a triangle
 * holds the rows; beside them an update evaluates the objective once. F falls at every update, and
 * its limit is the least F: the part with corners is a sum over coordinates. Sources: Tseng,
 * Convergence of a block coordinate descent method for nondifferentiable minimization, J. Optim.
 * Theory Appl. 109 (2001); Friedman, Hastie and Tibshirani, J. Stat. Softw. 33 (2010).
 */
public record CoordinateDescent() implements Optimizer {

  /** More cycles without a look at the other coordinates are seldom worth it. */
  private static final int MOST_CYCLES = 20;

  private static final double ENOUGH = 0.01;

  @Override
  public String name() {
    return "cd";
  }

  @Override
  public String title() {
    return "coordinate descent";
  }

  @Override
  public boolean isProximal() {
    return true;
  }

  /**
   * @throws IllegalArgumentException if the objective is not least squares by columns
   */
  @Override
  public CoordinateDescent on(Objective objective) {
    if (!(objective instanceof ByColumns)) {
      throw new IllegalArgumentException(
          "Coordinate descent needs the columns of least squares with a penalty, and this objective"
              + " does not tell them. Leave the optimizer to be chosen, or choose fista.");
    }
    return this;
  }

  @Override
  public Run start(Objective objective) {
    on(objective);
    return new Cycles(((ByColumns) objective).columns());
  }

  private record Cycles(Columns columns) implements Run {

    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      double[] v = next.at();
      System.arraycopy(here.at(), 0, v, 0, v.length);
      int[] set = new int[v.length];
      int size = 0;
      for (int j = 0; j < v.length; j++) {
        if (v[j] != 0 || Math.abs(here.gradient()[j]) > columns.penalty().absolute(j)) {
          set[size++] = j;
        }
      }
      Sweep sweep = new Sweep(columns, v, columns.residual(v));
      double first = sweep.cycle(set, size);
      for (int k = 1; k < MOST_CYCLES && sweep.cycle(set, size) > ENOUGH * first; ) {
        k++;
      }
      next.moved();
      return 1;
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      // All there is to know stands in the point.
    }
  }
}
