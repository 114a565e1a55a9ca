package glissade.report.slice;

import glissade.objective.Columns;
import glissade.objective.CompressedLeastSquares;

/**
 * Squares over a plane, exactly: with p = R₁u and q = R₁v for the two directions of the plane, and
 * r what the point in its middle leaves over,
 *
 * <pre>F(a, b) = F₀ + |T (a − a*, b − b*)|²      W TᵀT = (p q)ᵀ(p q)</pre>
 *
 * T is upper triangular and comes from p and q themselves, never from their products, so that it
 * keeps its digits where the two are nearly parallel. Lines of equal loss are ellipses. Immutable.
 */
public final class QuadraticForm implements Surface {

  /** A direction whose own part of its column is less than this adds nothing but rounding. */
  private static final double FLAT = 1e-9;

  private final double least;
  private final double atA;
  private final double atB;
  private final double t11;
  private final double t12;
  private final double t22;

  private QuadraticForm(double least, double atA, double atB, double t11, double t12, double t22) {
    this.least = least;
    this.atA = atA;
    this.atB = atB;
    this.t11 = t11;
    this.t12 = t12;
    this.t22 = t22;
  }

  /** Of squares, over a plane in the coordinates of the same. */
  public static QuadraticForm of(CompressedLeastSquares squares, Plane plane) {
    Columns columns = squares.columns();
    double[] r = columns.residual(plane.centre());
    double[] p = times(columns, plane.first());
    double[] q = times(columns, plane.second());
    return of(r, p, q, columns.weightSum(), squares.leastLoss(), plane);
  }

  /**
   * @param r what is left over in the middle of the plane; overwritten
   * @param p what the first direction takes off it
   * @param q what the second one does; overwritten
   * @param beyond the part of F that no point of anything reaches
   */
  static QuadraticForm of(
      double[] r, double[] p, double[] q, double weightSum, double beyond, Plane plane) {
    double normP = Math.sqrt(dot(p, p));
    double normQ = Math.sqrt(dot(q, q));
    double along = normP > 0 ? dot(p, q) / normP : 0;
    double first = normP > 0 ? dot(p, r) / normP : 0;
    for (int i = 0; i < r.length && normP > 0; i++) {
      q[i] -= along / normP * p[i];
      r[i] -= first / normP * p[i];
    }
    double own = Math.sqrt(dot(q, q));
    own = own > FLAT * normQ ? own : 0;
    double second = own > 0 ? dot(q, r) / own : 0;
    for (int i = 0; i < r.length && own > 0; i++) {
      r[i] -= second / own * q[i];
    }
    double b = own > 0 ? second / own : 0;
    double a = normP > 0 ? (first - along * b) / normP : 0;
    double root = Math.sqrt(weightSum);
    return new QuadraticForm(
        beyond + dot(r, r) / weightSum,
        plane.x().origin() + a,
        plane.y().origin() + b,
        normP / root,
        along / root,
        own / root);
  }

  private static double[] times(Columns columns, double[] direction) {
    double[] product = new double[columns.rows()];
    for (int j = 0; j < direction.length; j++) {
      if (direction[j] != 0) {
        columns.add(j, direction[j], product);
      }
    }
    return product;
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }

  @Override
  public double value(double a, double b) {
    return least + gap(a, b);
  }

  /** F(a, b) less the least that F is on the plane. */
  public double gap(double a, double b) {
    double x = t11 * (a - atA) + t12 * (b - atB);
    double y = t22 * (b - atB);
    return x * x + y * y;
  }

  /** The least that F is on the plane. */
  public double least() {
    return least;
  }

  /** (a*, b*), where it is least; a fresh array. */
  public double[] lowest() {
    return new double[] {atA, atB};
  }

  /** ∂²F/∂a². */
  public double curvatureOfA() {
    return 2 * t11 * t11;
  }

  /** ∂²F/∂b². */
  public double curvatureOfB() {
    return 2 * (t12 * t12 + t22 * t22);
  }

  /** Whether lines of equal loss are ellipses: F rises whatever way one goes. */
  public boolean isBowl() {
    return t11 > 0 && t22 > 0;
  }

  /**
   * One of two vectors that the line of a gap g is drawn with: (a*, b*) + √g(cos t·first + sin
   * t·second). They are halves of conjugate diameters of the ellipse.
   *
   * @throws IllegalStateException if it {@linkplain #isBowl() is no ellipse}
   */
  public double[] first() {
    check();
    return new double[] {1 / t11, 0};
  }

  /** The other one. */
  public double[] second() {
    check();
    return new double[] {-t12 / t11 / t22, 1 / t22};
  }

  /** How far the ellipse of gap 1 reaches from its middle along a. */
  public double reachOfA() {
    return Math.hypot(first()[0], second()[0]);
  }

  /** How far it reaches along b. */
  public double reachOfB() {
    return second()[1];
  }

  private void check() {
    if (!isBowl()) {
      throw new IllegalStateException("the loss does not rise along some line of the plane");
    }
  }
}
