package glissade.report.chart;

/**
 * A rectangle in a view box, with an axis along two of its sides. It is what turns values into
 * places on the page, and a place that was pointed at into values.
 *
 * @param width of the view box
 * @param height of the view box
 * @param x from its left side to its right one
 * @param y from its bottom to its top
 */
public record Frame(double width, double height, Axis x, Axis y) {

  /** The view box is as wide as this, in every chart. */
  public static final double WIDTH = 480;

  private static final double HEIGHT = 320;

  /** Room for two lines: the ticks, and what they are of. */
  private static final double BOTTOM = 54;

  private static final double LEFT = 76;
  private static final double TOP = 18;
  private static final double RIGHT = 18;

  /** The usual one. */
  public static Frame of(Axis x, Axis y) {
    return of(x, y, HEIGHT);
  }

  /** One of another height. */
  public static Frame of(Axis x, Axis y, double height) {
    return new Frame(WIDTH, height, x.placed(LEFT, WIDTH - RIGHT), y.placed(height - BOTTOM, TOP));
  }

  /**
   * One in which a length is as long along x as along y: what is round stays round. One of the axes
   * is made longer for that.
   */
  public static Frame square(Axis x, Axis y) {
    return square(x, y, 1, 1);
  }

  /**
   * The same where the axes are of different units.
   *
   * @param unitX how long a unit of x is
   * @param unitY how long a unit of y is
   */
  public static Frame square(Axis x, Axis y, double unitX, double unitY) {
    Frame frame = tall(x, y);
    double perX = unitX * (x.to() - x.from()) / (frame.right() - frame.left());
    double perY = unitY * (y.to() - y.from()) / (frame.bottom() - frame.top());
    double longer = Math.max(perX, perY);
    return new Frame(
        frame.width,
        frame.height,
        widened(frame.x, longer / perX),
        widened(frame.y, longer / perY));
  }

  /** One of the same size, in which lengths are what they are along each axis. */
  public static Frame tall(Axis x, Axis y) {
    return of(x, y, HEIGHT + 80);
  }

  private static Axis widened(Axis axis, double times) {
    double middle = axis.from() / 2 + axis.to() / 2;
    double half = times * (axis.to() - axis.from()) / 2;
    return axis.withEnds(middle - half, middle + half);
  }

  /** A smaller one in the same view box, with more room above it and to its right for words. */
  public Frame withRoom(double above, double right) {
    return new Frame(
        width, height, x.placed(x.start(), x.end() - right), y.placed(y.start(), y.end() + above));
  }

  /** Its left side. */
  public double left() {
    return x.start();
  }

  /** Its right side. */
  public double right() {
    return x.end();
  }

  /** Its upper side, the smaller number. */
  public double top() {
    return y.end();
  }

  /** Its lower side. */
  public double bottom() {
    return y.start();
  }

  /** Whether a point is in it. */
  public boolean holds(double atX, double atY) {
    return x.holds(atX) && y.holds(atY);
  }
}
