package glissade.loss;

import glissade.kernel.Kernels;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Responses;
import java.util.OptionalDouble;

/** ℓ = (s − y)², ∂ℓ/∂s = 2(s − y). No factor ½: the mean of ℓ is the mean squared error. */
public record SquaredLoss() implements Loss {

  private static final Kernels KERNELS = Kernels.best();

  @Override
  public String name() {
    return "squared";
  }

  @Override
  public double value(double score, double target) {
    return (score - target) * (score - target);
  }

  @Override
  public double derivative(double score, double target) {
    return 2 * (score - target);
  }

  @Override
  public double curvature(double score, double target) {
    return 2;
  }

  @Override
  public OptionalDouble curvatureBound() {
    return OptionalDouble.of(2);
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

  @Override
  public double sumAndDerivative(double[] scores, Responses given, int rows) {
    double[] values = given.values();
    int targets = given.targetStart();
    if (!given.weighted()) {
      for (int i = 0; i < rows; i++) {
        scores[i] = 2 * (scores[i] - values[targets + i]);
      }
      return KERNELS.dot(scores, 0, scores, 0, rows) / 4;
    }
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double weight = given.weight(i);
      double residual = scores[i] - values[targets + i];
      sum = Math.fma(weight * residual, residual, sum);
      scores[i] = 2 * weight * residual;
    }
    return sum;
  }

  /** In one pass where the rows carry neither weights nor offsets. */
  @Override
  public void addTo(
      double[] sums, Batch rows, double intercept, double[] weights, double[] scratch) {
    if (rows instanceof DenseBatch dense && dense.responses().width() == 1) {
      KERNELS.squares(
          dense.values(),
          dense.start(),
          dense.stride(),
          dense.rows(),
          dense.features(),
          weights,
          intercept,
          scratch,
          sums);
    } else {
      Loss.super.addTo(sums, rows, intercept, weights, scratch);
    }
  }
}
