package glissade.report.picture;

import glissade.compress.Spectrum;
import glissade.compress.Triangle;
import glissade.model.Plan;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.penalty.Penalty;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The exact ridge for many λ, from the triangle alone: one triangular system each. With H the
 * Hessian of loss and penalty together and P that of the penalty, the weights have tr H⁻¹(H − P)
 * effective degrees of freedom. Source: Hastie, Tibshirani and Friedman, The Elements of
 * Statistical Learning, 2nd edition, section 3.4.1.
 */
final class RidgePath {

  /** A decomposition for each λ takes seconds beyond. */
  private static final int MOST_FEATURES = 150;

  private static final int COUNT = 60;

  /** λ is followed to so many times the largest curvature and the smallest. */
  private static final double BEYOND = 30;

  private static final double LEAST = 1e-6;

  private RidgePath() {}

  /** Empty of too many columns, or where no column varies. */
  static Optional<Shrinking> of(Triangle triangle, Plan plan, ElasticNet penalty) {
    if (triangle.features() > MOST_FEATURES) {
      return Optional.empty();
    }
    Scaling scaling = Scaling.standardized(triangle, plan.coordinates().intercept());
    Spectrum spectrum = new CompressedLeastSquares(triangle, scaling).spectrum();
    if (spectrum.max() == 0) {
      return Optional.empty();
    }
    double[] lambdas = lambdas(spectrum, penalty.lambda());
    double[][] coefficients = new double[lambdas.length][];
    double[] freedoms = new double[lambdas.length];
    for (int i = 0; i < lambdas.length; i++) {
      Penalty held = penalty.withLambda(lambdas[i]).on(triangle);
      CompressedLeastSquares objective = new CompressedLeastSquares(triangle, held, scaling);
      coefficients[i] = scaling.toOriginal(objective.optimum());
      freedoms[i] = freedom(objective.spectrum(), scaling.penalty(held), scaling.first());
    }
    return Optional.of(new Shrinking(penalty, lambdas, coefficients, freedoms));
  }

  private static double[] lambdas(Spectrum spectrum, double own) {
    double most = Math.max(spectrum.max() * BEYOND, own * 3);
    double least = Math.min(own / 3, Math.max(spectrum.min() / BEYOND, spectrum.max() * LEAST));
    double[] lambdas = new double[COUNT];
    for (int i = 0; i < COUNT; i++) {
      lambdas[i] = least * Math.pow(most / least, i / (COUNT - 1.0));
    }
    return DoubleStream.concat(DoubleStream.of(lambdas), DoubleStream.of(own)).sorted().toArray();
  }

  /** The intercept is not held back, and not counted. */
  private static double freedom(Spectrum spectrum, Penalty penalty, int first) {
    double freedom = spectrum.curved() - first;
    for (int i = 0; i < spectrum.curved(); i++) {
      double[] direction = spectrum.direction(i);
      for (int j = first; j < direction.length; j++) {
        freedom -= penalty.square(j) * direction[j] * direction[j] / spectrum.curvature(i);
      }
    }
    return Math.max(0, freedom);
  }
}
