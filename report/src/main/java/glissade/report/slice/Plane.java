package glissade.report.slice;

import glissade.objective.Coordinates;
import glissade.objective.Scaling;
import glissade.objective.Whitened;

/**
 * A plane in the space that descent moves in: θ₀ + (a − a₀)u + (b − b₀)v. Along its sides stand
 * either two coefficients, in their own units, or distances along two directions. Immutable.
 */
public final class Plane {

  /**
   * One of its two sides.
   *
   * @param title what stands along it
   * @param meaning the same in the names of the columns
   * @param origin a₀, what it says in the middle of the plane
   * @param unit how long one unit of it is in the coordinates descended in
   * @param coefficient of (b, w), or −1 where a direction stands along it
   */
  public record Side(String title, String meaning, double origin, double unit, int coefficient) {

    /** A direction, from zero. */
    static Side direction(String title, String meaning) {
      return new Side(title, meaning, 0, 1, -1);
    }
  }

  private final Coordinates coordinates;
  private final boolean alongColumns;
  private final double[] middle;
  private final double[] u;
  private final double[] v;
  private final Side x;
  private final Side y;

  private Plane(
      Coordinates coordinates,
      boolean alongColumns,
      double[] middle,
      double[] u,
      double[] v,
      Side x,
      Side y) {
    this.coordinates = coordinates;
    this.alongColumns = alongColumns;
    this.middle = middle;
    this.u = u;
    this.v = v;
    this.x = x;
    this.y = y;
  }

  /**
   * Along two directions, from a point that is zero along both.
   *
   * @param coordinates descended in
   * @param centre θ₀; not modified
   * @param first u, of length 1; not modified
   * @param second v, of length 1 and orthogonal to u; not modified
   */
  public static Plane along(
      Coordinates coordinates, double[] centre, double[] first, double[] second, Side x, Side y) {
    return new Plane(coordinates, false, centre.clone(), first.clone(), second.clone(), x, y);
  }

  /**
   * Along two coefficients of (b, w); the other variables of descent stay as they are. On
   * standardised columns the intercept is what is predicted at the means of the columns.
   *
   * @param coordinates descended in: a {@link Scaling}, or {@link Whitened}
   * @param scaling of the columns, standardised where the coordinates are
   * @param centre θ₀; not modified
   * @param i the coefficient along x, 0 for the intercept
   * @param j the other one
   * @throws IllegalArgumentException if they are the same, or one of them does not move
   */
  public static Plane of(
      Coordinates coordinates,
      Scaling scaling,
      double[] centre,
      int i,
      int j,
      String xTitle,
      String yTitle) {
    if (i == j || !moves(scaling, i) || !moves(scaling, j)) {
      throw new IllegalArgumentException("no plane along coefficients " + i + " and " + j);
    }
    double[] middle = coordinates.inColumns(centre);
    double[] u = unit(scaling, i);
    double[] v = unit(scaling, j);
    int first = variable(scaling, i);
    int second = variable(scaling, j);
    return new Plane(
        coordinates,
        true,
        middle,
        u,
        v,
        new Side(xTitle, xTitle, middle[first] / u[first], u[first], i),
        new Side(yTitle, yTitle, middle[second] / v[second], v[second], j));
  }

  /** Whether descent moves a coefficient: not one of a constant column that is standardised. */
  static boolean moves(Scaling scaling, int coefficient) {
    return coefficient == 0 ? scaling.intercept() : Double.isFinite(scaling.scale(coefficient - 1));
  }

  private static int variable(Scaling scaling, int coefficient) {
    return coefficient == 0 ? 0 : scaling.first() + coefficient - 1;
  }

  /** What one unit more of a coefficient is. */
  static double[] unit(Scaling scaling, int coefficient) {
    double[] unit = new double[scaling.dimension()];
    unit[variable(scaling, coefficient)] = coefficient == 0 ? 1 : scaling.scale(coefficient - 1);
    return unit;
  }

  /** What stands along the horizontal side. */
  public Side x() {
    return x;
  }

  /** What stands along the upright side. */
  public Side y() {
    return y;
  }

  /** θ₀, in the coordinates descended in; a fresh array. */
  public double[] centre() {
    return descended(middle.clone());
  }

  /** u, in the coordinates descended in; a fresh array. */
  public double[] first() {
    return descended(u.clone());
  }

  /** v, in the coordinates descended in; a fresh array. */
  public double[] second() {
    return descended(v.clone());
  }

  /** θ₀ + (a − a₀)u + (b − b₀)v, in the coordinates descended in; a fresh array. */
  public double[] point(double a, double b) {
    return descended(inner(a, b));
  }

  private double[] inner(double a, double b) {
    double[] point = middle.clone();
    for (int k = 0; k < point.length; k++) {
      point[k] += (a - x.origin()) * u[k] + (b - y.origin()) * v[k];
    }
    return point;
  }

  private double[] descended(double[] inner) {
    return alongColumns && coordinates instanceof Whitened whitened
        ? whitened.ofColumns(inner)
        : inner;
  }

  /**
   * (a, b) of the point of the plane that is nearest; along coefficients, those of the point.
   *
   * @param point in the coordinates descended in; not modified
   * @return a fresh array
   */
  public double[] project(double[] point) {
    double[] inner = alongColumns ? coordinates.inColumns(point) : point;
    return new double[] {x.origin() + along(u, inner), y.origin() + along(v, inner)};
  }

  private double along(double[] direction, double[] inner) {
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < inner.length; k++) {
      sum = Math.fma(direction[k], inner[k] - middle[k], sum);
      squares = Math.fma(direction[k], direction[k], squares);
    }
    return sum / squares;
  }

  /** (b, w) of a point of the plane; a fresh array. */
  public double[] original(double a, double b) {
    return coordinates.toOriginal(point(a, b));
  }
}
