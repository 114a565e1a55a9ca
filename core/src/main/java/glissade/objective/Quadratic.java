package glissade.objective;

/** An objective whose Hessian H is the same everywhere. */
public interface Quadratic extends Objective {

  /**
   * dᵀHd: the second derivative along d.
   *
   * @param direction d; not modified
   */
  double curvatureAlong(double[] direction);
}
