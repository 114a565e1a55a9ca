package glissade.objective;

import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;

/**
 * The mean squared error on rows that nothing is learned from, at any point of a descent on other
 * rows: with R the triangle of the rows held out, its columns in the coordinates of that descent,
 *
 * <pre>L(θ) = ‖R(θ, −1)‖²/W</pre>
 *
 * O(d²) at each point, whatever the number of rows. Centres and scales are those of the rows
 * trained on, and the columns are brought to them before the product, not the point to original
 * units after: that would cancel where a mean is large beside its column's spread.
 */
public final class HeldOutSquares implements HeldOutLoss {

  /** A target whose spread is under this part of its size is constant but for rounding. */
  private static final double CONSTANT = 1e-12;

  private final Triangle triangle;
  private final UpperTriangular r;
  private final int first;

  /**
   * @param heldOut the triangle of the rows held out
   * @param scaling the coordinates descended in, of the rows trained on
   * @throws IllegalArgumentException if no row held out has a weight, or columns differ in number
   */
  public HeldOutSquares(Triangle heldOut, Scaling scaling) {
    if (!(heldOut.weightSum() > 0)) {
      throw new IllegalArgumentException("there are no rows with a weight among those held out");
    }
    if (heldOut.features() != scaling.features()) {
      throw new IllegalArgumentException("the rows held out have other columns");
    }
    this.triangle = heldOut;
    this.first = 1 - scaling.first();
    this.r = new UpperTriangular(scaled(heldOut, scaling), heldOut.size());
  }

  private static double[] scaled(Triangle triangle, Scaling scaling) {
    int size = triangle.size();
    double[] scaled = triangle.toArray();
    for (int j = 0; j < scaling.features(); j++) {
      int column = j + 1;
      if (scaling.intercept()) {
        scaled[column] = Math.fma(-scaling.centre(j), triangle.at(0, 0), scaled[column]);
      }
      for (int i = 0; i <= column; i++) {
        scaled[i * size + column] /= scaling.scale(j);
      }
    }
    return scaled;
  }

  /**
   * L(θ).
   *
   * @param at θ, in the coordinates descended in; not modified
   */
  @Override
  public double applyAsDouble(double[] at) {
    double[] extended = new double[triangle.size()];
    System.arraycopy(at, 0, extended, first, at.length);
    extended[extended.length - 1] = -1;
    double squares = 0;
    for (double residual : r.times(extended)) {
      squares = Math.fma(residual, residual, squares);
    }
    return squares / triangle.weightSum();
  }

  @Override
  public long rows() {
    return triangle.rows();
  }

  /** The variance of their target, 0 where that is the same in all of them but for rounding. */
  @Override
  public double variance() {
    int target = triangle.target();
    if (triangle.centredNorm(target) <= CONSTANT * triangle.norm(target)) {
      return 0;
    }
    double deviation = triangle.standardDeviation(triangle.target());
    return deviation * deviation;
  }
}
