package glissade.report.slice;

/** How high the loss is over a plane. */
public interface Surface {

  /** F at a point of the plane. */
  double value(double a, double b);
}
