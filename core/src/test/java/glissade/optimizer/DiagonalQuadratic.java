package glissade.optimizer;

import glissade.compress.Spectrum;
import glissade.objective.Curved;
import glissade.objective.KnownLeast;

/**
 * F(w) = ½ Σ λᵢwᵢ², whose eigen-directions are the coordinates and whose least value is 0 at 0:
 * what a descent does along each of them can be read off its points.
 */
public final class DiagonalQuadratic implements Curved, KnownLeast {

  private final double[] curvatures;
  private final Spectrum spectrum;

  /**
   * @param curvatures λᵢ, all over 0
   */
  public DiagonalQuadratic(double... curvatures) {
    this.curvatures = curvatures.clone();
    int d = curvatures.length;
    // λ = 2σ²/W.
    double[] r1 = new double[d * d];
    for (int i = 0; i < d; i++) {
      r1[i * d + i] = Math.sqrt(curvatures[i]);
    }
    spectrum = Spectrum.of(r1, d, 2, d);
  }

  /** Curvatures from 1 to κ, each the same multiple of the one before. */
  public static DiagonalQuadratic geometric(int d, double condition) {
    double[] curvatures = new double[d];
    for (int i = 0; i < d; i++) {
      curvatures[i] = Math.pow(condition, d == 1 ? 0 : (double) i / (d - 1));
    }
    return new DiagonalQuadratic(curvatures);
  }

  /** λᵢ. */
  public double curvature(int i) {
    return curvatures[i];
  }

  @Override
  public int dimension() {
    return curvatures.length;
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    for (int i = 0; i < at.length; i++) {
      gradient[i] = curvatures[i] * at[i];
    }
    return gap(at);
  }

  @Override
  public double curvatureAlong(double[] direction) {
    return 2 * gap(direction);
  }

  @Override
  public Spectrum spectrum() {
    return spectrum;
  }

  @Override
  public double leastLoss() {
    return 0;
  }

  @Override
  public double gap(double[] at) {
    double twice = 0;
    for (int i = 0; i < at.length; i++) {
      twice += curvatures[i] * at[i] * at[i];
    }
    return twice / 2;
  }
}
