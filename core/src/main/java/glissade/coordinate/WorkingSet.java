package glissade.coordinate;

import glissade.objective.Columns;
import java.util.Arrays;

/**
 * Solves least squares with the lasso or the elastic net for one λ after another, each from the
 * solution before. Coordinate descent goes over a working set: what is not zero, what is not
 * penalised, and what the sequential strong rule does not discard. Then every other column is
 * looked at, and what outweighs its penalty joins the set, until the duality gap says that it is
 * done.
 *
 * <p>Most columns need no look: {@link Products} tells without one that they are outweighed.
 *
 * <p>The gap is that of the dual point θ = s·r̂ with r̂ the residual of the columns with √βⱼ below
 * and s ≤ 1 the largest that makes it feasible, told as a sum of parts that are not negative:
 *
 * <pre>½(1 − s)²‖r̂‖² + Σ (αⱼ|vⱼ| − s·vⱼ(xⱼᵀr − βⱼvⱼ))</pre>
 *
 * <p>Sources: Tibshirani and others, Strong rules for discarding predictors in lasso-type problems,
 * J. R. Statist. Soc. B 74 (2012); Ndiaye, Fercoq, Gramfort and Salmon, Gap safe screening rules
 * for sparsity enforcing penalties, J. Mach. Learn. Res. 18 (2017); Massias, Gramfort and Salmon,
 * Celer: a fast solver for the lasso with dual extrapolation, ICML (2018).
 */
public final class WorkingSet {

  /** Of fixed signs, once cycles stand. */
  private static final int MOST_STEPS = 10;

  /** Each leaves a part of 1e-8 of what there was, or more where columns are nearly collinear. */
  private static final int POLISHING = 4;

  private static final int MOST_ROUNDS = 1_000;
  private static final int MOST_CYCLES = 200;

  /** What rounding may change, as a part: bounds and the first λ are rounded up by so much. */
  private static final double SLACK = 1e-12;

  /** A change of the residual below this part of the target, squared, is rounding. */
  private static final double ROUNDING = 0x1p-104;

  private final double[] v;
  private final double[] r;

  private final Products products;
  private final int[] set;
  private final boolean[] isIn;
  private int size;
  private double gap;
  private long cycles;

  /** Starts from zero. */
  public WorkingSet(Columns columns) {
    this(columns, new double[columns.count()]);
  }

  /**
   * Starts from a point.
   *
   * @param start copied
   */
  public WorkingSet(Columns columns, double[] start) {
    int d = columns.count();
    v = start.clone();
    r = columns.residual(v);
    products = new Products(columns);
    set = new int[d];
    isIn = new boolean[d];
  }

  /** v of the last solution. */
  public double[] at() {
    return v;
  }

  /** y − Xv of the last solution. */
  public double[] residual() {
    return r;
  }

  /** The duality gap of the last solution. */
  public double gap() {
    return gap;
  }

  /** Cycles made so far. */
  public long cycles() {
    return cycles;
  }

  /**
   * Solves for what is not penalised and returns the least λ that leaves all else at zero, rounded
   * up.
   *
   * @param columns with the penalty for λ = 1
   * @param tolerance of the part that is not penalised
   */
  public double first(Columns columns, double tolerance) {
    for (int j = 0; j < v.length; j++) {
      if (columns.absolute(j) == 0) {
        join(j);
      }
    }
    descend(columns, tolerance * SLACK);
    double largest = 0;
    products.moveTo(r);
    products.refer();
    for (int j = 0; j < v.length; j++) {
      if (columns.absolute(j) > 0) {
        largest = Math.max(largest, Math.abs(products.look(j)) / columns.absolute(j));
      }
    }
    return largest * (1 + SLACK);
  }

  /**
   * Solves for a penalty.
   *
   * @param columns the same but for their penalty, which is now asked for
   * @param strong a column whose derivative is less than this part of its penalty is left out at
   *     first: 2 − (last λ)/λ by the strong rule
   * @param tolerance the duality gap to reach
   * @return whether it was reached
   */
  public boolean solve(Columns columns, double strong, double tolerance) {
    begin(columns, strong);
    double moved = Math.max(tolerance, ROUNDING * columns.targetSquares());
    int steps = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      descend(columns, moved);
      boolean grown = look(columns);
      if (gap <= tolerance) {
        return true;
      }
      if (!grown) {
        moved /= 10;
      }
      if (moved < ROUNDING * columns.targetSquares()) {
        // Cycles may creep so slowly that they seem to stand.
        if (++steps > MOST_STEPS) {
          return false;
        }
        FixedSigns.step(columns, v, r, set, size);
      }
    }
    return false;
  }

  /**
   * Goes from a solution that is near enough to have the right signs to the least there is with
   * those signs, as far as doubles go: a gap cannot tell a point nearer than the root of rounding.
   *
   * @param columns those that were just solved for
   */
  public void polish(Columns columns) {
    // Kept up to date by small changes, it has gathered their rounding.
    System.arraycopy(columns.residual(v), 0, r, 0, r.length);
    for (int k = 0; k < POLISHING; k++) {
      FixedSigns.step(columns, v, r, set, size);
    }
  }

  private void begin(Columns columns, double strong) {
    Arrays.fill(isIn, false);
    size = 0;
    for (int j = 0; j < v.length; j++) {
      double alpha = columns.absolute(j);
      if (v[j] != 0 || alpha == 0 || Math.abs(products.estimate(j)) > strong * alpha) {
        join(j);
      }
    }
  }

  private void join(int j) {
    isIn[j] = true;
    set[size++] = j;
  }

  /** Until the set does not move, with a {@linkplain FixedSigns step} where cycles creep. */
  private void descend(Columns columns, double moved) {
    for (int round = 0; round < MOST_ROUNDS && !cycle(columns, moved); round++) {
      FixedSigns.step(columns, v, r, set, size);
    }
  }

  /**
   * Cycles over what is not zero, and now and then over the whole set, until neither moves; returns
   * whether that was so before there were too many cycles.
   */
  private boolean cycle(Columns columns, double moved) {
    Sweep sweep = new Sweep(columns, v, r);
    for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
      cycles++;
      if (sweep.cycle(set, size) <= moved) {
        return true;
      }
      int[] moving = new int[size];
      int count = 0;
      for (int k = 0; k < size; k++) {
        if (v[set[k]] != 0) {
          moving[count++] = set[k];
        }
      }
      Extrapolation extrapolation = new Extrapolation(columns, moving, count);
      extrapolation.after(v, r);
      while (sweep.cycle(moving, count) > moved && cycle < MOST_CYCLES) {
        extrapolation.after(v, r);
        cycles++;
        cycle++;
      }
    }
    return false;
  }

  /** Finds the gap, and what must join the set; returns whether anything did. */
  private boolean look(Columns columns) {
    products.moveTo(r);
    double scale = 1;
    double squares = 0;
    int before = size;
    for (int j = 0; j < v.length; j++) {
      double alpha = columns.absolute(j);
      if (!isIn[j] && products.isWithin(j, alpha)) {
        continue;
      }
      double derivative = Math.abs(products.look(j) - columns.square(j) * v[j]);
      squares = Math.fma(columns.square(j) * v[j], v[j], squares);
      if (alpha > 0 && derivative > alpha) {
        scale = Math.min(scale, alpha / derivative);
        if (!isIn[j]) {
          join(j);
        }
      }
    }
    gap = gap(columns, scale, squares);
    return size > before;
  }

  private double gap(Columns columns, double scale, double squares) {
    double sum = squares;
    for (double element : r) {
      sum = Math.fma(element, element, sum);
    }
    sum *= (1 - scale) * (1 - scale) / 2;
    for (int k = 0; k < size; k++) {
      int j = set[k];
      double derivative = products.look(j) - columns.square(j) * v[j];
      double alpha = columns.absolute(j);
      sum += Math.max(0, alpha * Math.abs(v[j]) - scale * v[j] * derivative);
      if (alpha == 0 && columns.squares(j) > 0) {
        // No dual point is feasible while this is not zero; what is to be gained along it is known.
        sum += derivative * derivative / (columns.squares(j) + columns.square(j)) / 2;
      }
    }
    return sum;
  }
}
