package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.descent.Outcome;
import glissade.objective.MeanLoss;
import glissade.report.run.Story;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The curvatures of a smooth loss where a run arrived, which is what its last iterations go by, and
 * the largest that it has anywhere: where every ∂²ℓ/∂s² is at most c, no curvature is over the
 * largest of c/W Σ weight·ũũᵀ.
 *
 * @param spectrum of the Hessian at the point arrived at
 * @param bound the largest curvature anywhere, where the loss has one
 */
record LocalCurvature(Spectrum spectrum, OptionalDouble bound) {

  /** A Hessian of more takes a while. */
  private static final int MOST_VARIABLES = 150;

  /** What is less than this part of the largest is zero but for rounding. */
  private static final double ZERO = 1e-13;

  /**
   * Goes through the rows twice.
   *
   * @return empty where the rows cannot be gone through any more, there are too many columns, or
   *     the loss is not smooth or flat there
   */
  static Optional<LocalCurvature> of(Story story) {
    Outcome outcome = story.fit().outcome();
    if (!(story.plan().objective() instanceof MeanLoss loss)
        || story.rows().isEmpty()
        || loss.dimension() > MOST_VARIABLES
        || !outcome.hasUsablePoint()
        || outcome instanceof Outcome.Separable) {
      return Optional.empty();
    }
    int p = loss.dimension();
    Spectrum spectrum = spectrum(loss.hessian(outcome.arrival().at()), p);
    if (!(spectrum.max() > 0)) {
      return Optional.empty();
    }
    OptionalDouble bound = OptionalDouble.empty();
    if (loss.loss().curvatureBound().isPresent()) {
      bound = OptionalDouble.of(largest(loss, loss.loss().curvatureBound().getAsDouble()));
    }
    return Optional.of(new LocalCurvature(spectrum, bound));
  }

  private static double largest(MeanLoss loss, double perRow) {
    int p = loss.dimension();
    double[] matrix = loss.products();
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= perRow / 2;
    }
    for (int j = 0; j < p; j++) {
      matrix[j * p + j] += loss.penalty().square(j);
    }
    return spectrum(matrix, p).max();
  }

  /** Of a symmetric matrix without negative eigenvalues, by its triangular root. */
  private static Spectrum spectrum(double[] matrix, int p) {
    double[] root = new double[p * p];
    double largest = 0;
    for (int i = 0; i < p; i++) {
      largest = Math.max(largest, matrix[i * p + i]);
    }
    int rank = 0;
    for (int i = 0; i < p; i++) {
      double pivot = left(matrix, root, i, i, p);
      if (pivot > ZERO * largest) {
        rank++;
        for (int j = i; j < p; j++) {
          root[i * p + j] = left(matrix, root, i, j, p) / Math.sqrt(pivot);
        }
      }
    }
    // λ = 2σ²/W with W = 2 is σ², the eigenvalue of RᵀR.
    return Spectrum.of(root, p, 2, rank);
  }

  /** Element (i, j) of what is left of a matrix after the rows of its root above i. */
  private static double left(double[] matrix, double[] root, int i, int j, int p) {
    double left = matrix[i * p + j];
    for (int k = 0; k < i; k++) {
      left = Math.fma(-root[k * p + i], root[k * p + j], left);
    }
    return left;
  }
}
