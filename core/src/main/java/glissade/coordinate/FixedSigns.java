package glissade.coordinate;

import glissade.objective.Cholesky;
import glissade.objective.Columns;
import java.util.Arrays;

/**
 * The step of a fixed pattern of signs: where no sign changes, P is a parabola of what is not zero,
 * and its least is at v + δ with
 *
 * <pre>(XᵀX + B)δ = Xᵀr − α·sign v − Bv</pre>
 *
 * The step goes there, or as far as the first coordinate that comes to zero, which then is zero. P
 * falls, and columns that are nearly combinations of each other, over which cycles creep, cost no
 * more than others: O(n·k²) for k of them.
 *
 * <p>Source: Lee, Battle, Raina and Ng, Efficient sparse coding algorithms, Advances in Neural
 * Information Processing Systems 19 (2006), feature-sign search.
 */
final class FixedSigns {

  /** With more, the matrix would be over 8 MB. */
  private static final int MOST = 1_000;

  /**
   * What the diagonal is raised by: along columns that are combinations of each other P has a slope
   * and no curvature, and its least is where a coordinate comes to zero, however far.
   */
  private static final double RAISED = 1e-8;

  private final Columns columns;
  private final double[] v;
  private final int[] moving;

  private FixedSigns(Columns columns, double[] v, int[] moving) {
    this.columns = columns;
    this.v = v;
    this.moving = moving;
  }

  /**
   * Takes the step.
   *
   * @param v updated
   * @param r y − Xv; updated
   * @param among where what is not zero is to be found
   */
  static void step(Columns columns, double[] v, double[] r, int[] among, int size) {
    int[] moving = new int[size];
    int count = 0;
    for (int k = 0; k < size; k++) {
      if (v[among[k]] != 0) {
        moving[count++] = among[k];
      }
    }
    if (count > 0 && count <= MOST) {
      new FixedSigns(columns, v, Arrays.copyOf(moving, count)).step(r);
    }
  }

  private void step(double[] r) {
    double[] delta = direction(r);
    double reach = 1;
    int stopped = -1;
    for (int k = 0; k < moving.length; k++) {
      double zero = -v[moving[k]] / delta[k];
      // An unpenalised coordinate has no corner to stop at.
      if (zero > 0 && zero < reach && columns.absolute(moving[k]) > 0) {
        reach = zero;
        stopped = k;
      }
    }
    for (int k = 0; k < moving.length; k++) {
      double old = v[moving[k]];
      double next = k == stopped ? 0 : Math.fma(reach, delta[k], old);
      v[moving[k]] = next;
      columns.add(moving[k], old - next, r);
    }
  }

  /** δ. */
  private double[] direction(double[] r) {
    int p = moving.length;
    double[] gram = new double[p * p];
    double[] delta = new double[p];
    for (int i = 0; i < p; i++) {
      int column = moving[i];
      for (int j = i; j < p; j++) {
        gram[i * p + j] = columns.product(column, moving[j]);
      }
      gram[i * p + i] = (gram[i * p + i] + columns.square(column)) * (1 + RAISED);
      delta[i] =
          columns.dot(column, r)
              - columns.absolute(column) * Math.signum(v[column])
              - columns.square(column) * v[column];
    }
    Cholesky.of(gram, p).solve(delta);
    return delta;
  }
}
