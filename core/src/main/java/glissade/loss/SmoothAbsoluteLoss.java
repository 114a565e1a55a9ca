package glissade.loss;

import java.util.OptionalDouble;

/**
 * √(r² + ω²) − ω of the residual r = s − y: |r| with its corner rounded over a width ω, and never
 * more than ω away from it. ∂ℓ/∂s = r/√(r² + ω²), ∂²ℓ/∂s² = ω²/(r² + ω²)^(3/2) ≤ 1/ω. Source:
 * Charbonnier, Blanc-Féraud, Aubert and Barlaud, Deterministic edge-preserving regularization in
 * computed imaging, IEEE Trans. Image Processing 6 (1997).
 *
 * @param width ω, in the target's units
 */
public record SmoothAbsoluteLoss(double width) implements Loss {

  /** ω, where none is given. */
  static final double USUAL_WIDTH = 0.1;

  public SmoothAbsoluteLoss {
    LossCatalogue.checkPositive("width of the smoothed absolute loss", width);
  }

  @Override
  public String name() {
    return "absolute:width=" + width;
  }

  @Override
  public double value(double score, double target) {
    double size = Math.abs(score - target);
    // Not √(r² + ω²) − ω, which cancels for small residuals.
    return size * (size / (root(size) + width));
  }

  @Override
  public double derivative(double score, double target) {
    double residual = score - target;
    return residual / root(residual);
  }

  @Override
  public double curvature(double score, double target) {
    double root = root(score - target);
    double part = width / root;
    return part * part / root;
  }

  /** √(r² + ω²), of numbers of any size. */
  private double root(double residual) {
    double size = Math.abs(residual);
    double larger = Math.max(size, width);
    double part = Math.min(size, width) / larger;
    return larger * Math.sqrt(Math.fma(part, part, 1));
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.of(1 / width);
  }

  @Override
  public Link link() {
    return Link.IDENTITY;
  }

  @Override
  public double deviance(double score, double target) {
    return value(score, target);
  }

  @Override
  public boolean accepts(double target) {
    return Double.isFinite(target);
  }

  @Override
  public String expected() {
    return "a finite number";
  }
}
