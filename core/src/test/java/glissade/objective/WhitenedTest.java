package glissade.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.loss.HuberLoss;
import glissade.penalty.ElasticNet;
import glissade.rows.Design;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhitenedTest implements ObjectiveContract {

  private static final Design DESIGN = Design.random(800, 4, 1e4, 0.5, true, 5);

  private static MeanLoss inner(double delta) {
    ColumnStatistics columns = ColumnStatistics.of(DESIGN.rows());
    Scaling scaling = Scaling.standardized(columns, true);
    return new MeanLoss(
        DESIGN.rows(), new HuberLoss(delta), ElasticNet.ridge(0.01).on(columns), columns, scaling);
  }

  @Override
  public Objective objective() {
    return Whitened.of(inner(1));
  }

  /** Where every residual is small the loss is half a square, and the Hessian is the identity. */
  @Test
  void whereTheLossCurvesAsMuchAsItMayTheHessianIsTheIdentity() {
    Whitened whitened = Whitened.of(inner(1e9));
    int p = whitened.dimension();
    double[] zero = new double[p];
    double[] slope = new double[p];
    double[] atZero = new double[p];
    whitened.valueAndGradient(zero, atZero);
    double[] u = new Random(3).doubles(p, -1, 1).toArray();
    whitened.valueAndGradient(u, slope);
    for (int j = 0; j < p; j++) {
      assertThat(slope[j] - atZero[j]).isCloseTo(u[j], within(1e-9));
    }
  }

  @Test
  void theStartIsTheConstantModel() {
    Whitened whitened = Whitened.of(inner(1));
    double[] original = whitened.toOriginal(whitened.constantModel());
    double mean = Arrays.stream(DESIGN.y()).average().orElseThrow();
    assertThat(original[0]).isCloseTo(mean, within(1e-9 * Math.abs(mean)));
  }
}
