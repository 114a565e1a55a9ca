package glissade.coordinate;

import glissade.objective.Cholesky;
import glissade.objective.Columns;
import java.util.Arrays;

/**
 * What is known of the products xⱼᵀr with the columns while r moves, mostly without reading them.
 * Of a few residuals Rᵢ, the references, all products are known; with r = Σ aᵢRᵢ + e, e as small as
 * least squares makes it,
 *
 * <pre>|xⱼᵀr − Σ aᵢxⱼᵀRᵢ| ≤ ‖xⱼ‖‖e‖      |xⱼᵀr − xⱼᵀr′| ≤ ‖xⱼ‖‖r − r′‖</pre>
 *
 * the latter with r′ where the column was looked at last. The residuals of a path are linear in λ
 * from one kink to the next, so a few references come near to all that follow, and e is a small
 * part of a step. A new reference is made when as many products have been looked at as it costs.
 *
 * <p>The bounds are those of a sphere test; source: Ndiaye, Fercoq, Gramfort and Salmon, Gap safe
 * screening rules for sparsity enforcing penalties, J. Mach. Learn. Res. 18 (2017). That the path
 * is linear by pieces: Efron, Hastie, Johnstone and Tibshirani, Least angle regression, Ann.
 * Statist. 32 (2004).
 */
final class Products {

  private static final int MOST_REFERENCES = 5;

  /** What rounding may change, as a part: bounds are rounded up by so much. */
  private static final double SLACK = 1e-12;

  private final Columns columns;

  /** R, and what all columns make of each. */
  private final double[][] references;

  private final double[][] known;
  private int count;
  private int oldest;

  /** a, ‖e‖ with what rounding may add, and ‖r‖. */
  private double[] a = {};

  private double rest = Double.POSITIVE_INFINITY;

  /** xⱼᵀr′, and in how many moves and on what way the residual had come there. */
  private final double[] looked;

  private final int[] lookedAt;
  private final double[] lookedOn;
  private int moves;
  private double way;

  /** r. */
  private final double[] there;

  /** Products looked at since the last reference. */
  private long spent;

  /** At r = 0, where all products are known. */
  Products(Columns columns) {
    this.columns = columns;
    this.references = new double[MOST_REFERENCES][columns.rows()];
    this.known = new double[MOST_REFERENCES][columns.count()];
    this.looked = new double[columns.count()];
    this.lookedAt = new int[columns.count()];
    this.lookedOn = new double[columns.count()];
    this.there = new double[columns.rows()];
  }

  /** Goes to another residual. */
  void moveTo(double[] r) {
    double squares = 0;
    for (int i = 0; i < r.length; i++) {
      double moved = r[i] - there[i];
      squares = Math.fma(moved, moved, squares);
    }
    moves++;
    way += Math.sqrt(squares) * (1 + SLACK);
    System.arraycopy(r, 0, there, 0, r.length);
    if (spent > columns.count()) {
      refer();
    } else {
      approach();
    }
  }

  /** Makes r a reference, in place of the oldest: reads all columns. */
  void refer() {
    System.arraycopy(there, 0, references[oldest], 0, there.length);
    columns.products(there, known[oldest]);
    System.arraycopy(known[oldest], 0, looked, 0, looked.length);
    Arrays.fill(lookedAt, moves);
    Arrays.fill(lookedOn, way);
    count = Math.max(count, oldest + 1);
    a = new double[count];
    a[oldest] = 1;
    rest = norm(there) * SLACK;
    oldest = (oldest + 1) % MOST_REFERENCES;
    spent = 0;
  }

  /** Finds a and e. */
  private void approach() {
    double[] gram = new double[count * count];
    double[] right = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = i; j < count; j++) {
        gram[i * count + j] = dot(references[i], references[j]);
      }
      right[i] = dot(references[i], there);
    }
    Cholesky.of(gram, count).solve(right);
    a = right;
    double[] e = there.clone();
    double size = norm(there);
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < e.length; k++) {
        e[k] = Math.fma(-a[i], references[i][k], e[k]);
      }
      size += Math.abs(a[i]) * norm(references[i]);
    }
    rest = norm(e) + size * SLACK;
  }

  /** Whether |xⱼᵀr| is at most α for certain, as far as can be told without a look. */
  boolean isWithin(int j, double alpha) {
    double size = Math.sqrt(columns.squares(j));
    return Math.abs(looked[j]) + size * (way - lookedOn[j]) * (1 + SLACK) <= alpha
        || Math.abs(estimate(j)) + size * rest <= alpha;
  }

  /** About xⱼᵀr. */
  double estimate(int j) {
    if (lookedAt[j] == moves) {
      return looked[j];
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = Math.fma(a[i], known[i][j], sum);
    }
    return sum;
  }

  /** xⱼᵀr. */
  double look(int j) {
    if (lookedAt[j] != moves) {
      looked[j] = columns.dot(j, there);
      lookedAt[j] = moves;
      lookedOn[j] = way;
      spent++;
    }
    return looked[j];
  }

  private static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }
}
