package glissade.optimizer;

import glissade.compress.Spectrum;
import glissade.objective.Curved;
import glissade.objective.KnownLeast;
import org.jspecify.annotations.Nullable;

/**
 * F(w) = ½ Σ λᵢwᵢ², whose eigen-directions are the coordinates and whose least value is 0 at 0:
 * what a descent does along each of them can be read off its points.
 */
public final class DiagonalQuadratic implements Curved, KnownLeast {

  private final double[] curvatures;
  private @Nullable Spectrum spectrum;

  /**
   * @param curvatures λᵢ, all over 0
   */
  public DiagonalQuadratic(double... curvatures) {
    this.curvatures = curvatures.clone();
  }

  /** Curvatures from 1 to κ, each the same multiple of the one before. */
  public static DiagonalQuadratic geometric(int d, double condition) {
    double[] curvatures = new double[d];
    for (int i = 0; i < d; i++) {
      curvatures[i] = d == 1 ? condition : StrictMath.pow(condition, i / (d - 1.0));
    }
    return new DiagonalQuadratic(curvatures);
  }

  /** All λᵢ, a copy. */
  public double[] curvatures() {
    return curvatures.clone();
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
    Spectrum known = spectrum;
    if (known == null) {
      known = ofRoots();
      spectrum = known;
    }
    return known;
  }

  /** λ = 2σ²/W with W = 2. */
  private Spectrum ofRoots() {
    int d = curvatures.length;
    double[] roots = new double[d * d];
    double[] ones = new double[d];
    for (int i = 0; i < d; i++) {
      roots[i * d + i] = Math.sqrt(curvatures[i]);
      ones[i] = 1;
    }
    return d > Spectrum.FULL ? Spectrum.ofMany(roots, d, 2, ones) : Spectrum.of(roots, d, 2, d);
  }

  @Override
  public double leastLoss() {
    return 0;
  }

  @Override
  public double gap(double[] at) {
    double twice = 0;
    for (int i = 0; i < at.length; i++) {
      twice = Math.fma(curvatures[i] * at[i], at[i], twice);
    }
    return twice / 2;
  }
}
