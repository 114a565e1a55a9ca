package glissade.objective;

import glissade.compress.Spectrum;

/** A quadratic objective whose curvatures are known, and with them every safe step size. */
public interface Curved extends Quadratic {

  /** The eigenvalues and eigenvectors of the Hessian. */
  Spectrum spectrum();
}
