package glissade.objective;

import glissade.loss.Loss;
import glissade.rows.Rows;
import java.util.Optional;

/**
 * A mean loss in coordinates in which the columns are uncorrelated and alike: with c the bound of
 * the loss's curvature, B the squares of the penalty and M = c/W X̃ᵀX̃ + B = RᵀR,
 *
 * <pre>u = Rθ      ∇ᵤ = R⁻ᵀ∇      R⁻ᵀ∇²R⁻¹ ≤ 1</pre>
 *
 * so a step of 1 is safe from anywhere, and where the loss curves alike on all rows every direction
 * is as good as any other: tens of passes where raw columns take thousands. One pass over the
 * products of the columns makes it, O(d²) at each point is what it adds. Where columns are
 * combinations of others, M is raised until it is positive definite.
 *
 * <p>Source: Björck, Numerical Methods for Least Squares Problems (1996), section 7.4, where R is a
 * preconditioner; Böhning and Lindsay, Monotonicity of quadratic-approximation algorithms, Ann.
 * Inst. Stat. Math. 40 (1988), for the bound.
 */
public final class Whitened implements ScaleFree, Coordinates, Separable {

  private final MeanLoss loss;
  private final Cholesky root;
  private final double bound;

  private Whitened(MeanLoss loss, Cholesky root, double bound) {
    this.loss = loss;
    this.root = root;
    this.bound = bound;
  }

  /**
   * Whitens; a loss without a bound of its curvature as if that were 1.
   *
   * @param loss folded once
   */
  public static Whitened of(MeanLoss loss) {
    double bound = loss.loss().curvatureBound().orElse(1);
    int p = loss.dimension();
    double[] matrix = loss.products();
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= bound / 2;
    }
    for (int j = 0; j < p; j++) {
      matrix[j * p + j] += loss.penalty().square(j);
    }
    return new Whitened(loss, Cholesky.of(matrix, p), bound);
  }

  /** What a row costs. */
  public Loss loss() {
    return loss.loss();
  }

  /** The rows. */
  public Rows rows() {
    return loss.rows();
  }

  /** θ of u. */
  private double[] inner(double[] point) {
    double[] inner = point.clone();
    root.halfSolve(inner);
    return inner;
  }

  @Override
  public int dimension() {
    return loss.dimension();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    double value = loss.valueAndGradient(inner(at), gradient);
    root.halfSolveTransposed(gradient);
    return value;
  }

  /**
   * The cosine between the derivatives of the rows and the nearest combination of columns: as good
   * a measure where columns are nearly combinations of others.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    double[] inner = inner(at);
    double squares = 0;
    for (double derivative : gradient) {
      squares += derivative * derivative;
    }
    double size = loss.derivativeSize(inner);
    return loss.isFittedPerfectly(inner) ? 0 : Math.sqrt(bound * squares) / size;
  }

  /** See {@link MeanLoss#constantModel}. */
  public double[] constantModel() {
    return root.half(loss.constantModel());
  }

  @Override
  public boolean isFarOut(double[] at) {
    return loss.isFarOut(inner(at));
  }

  @Override
  public Optional<Separation> separation(double[] at, double[] before) {
    return loss.separation(inner(at), inner(before));
  }

  @Override
  public int features() {
    return loss.scaling().features();
  }

  @Override
  public boolean intercept() {
    return loss.scaling().intercept();
  }

  @Override
  public boolean standardized() {
    return loss.scaling().standardized();
  }

  @Override
  public double[] toOriginal(double[] point) {
    return loss.scaling().toOriginal(inner(point));
  }

  @Override
  public double[] inColumns(double[] direction) {
    return inner(direction);
  }

  /**
   * The point, or the direction, that {@link #inColumns} tells by columns.
   *
   * @param columns in the coordinates of the columns; not modified
   */
  public double[] ofColumns(double[] columns) {
    return root.half(columns);
  }

  @Override
  public String name() {
    return "whitened";
  }
}
