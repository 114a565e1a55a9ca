package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.loss.LogisticLoss;
import glissade.loss.SquaredLoss;
import glissade.objective.Composite;
import glissade.objective.CompositeLoss;
import glissade.objective.CompressedLasso;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.penalty.Penalty;
import glissade.rows.Design;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descents on objectives with corners. */
class CompositeDescentTest {

  private static final StopRule STOP = StopRule.stationary(1e-10).or(StopRule.budget(100_000));

  private static Composite overRows(Design design, ElasticNet penalty) {
    Triangle triangle = Triangle.of(design.rows());
    return new CompositeLoss(
        design.rows(),
        new SquaredLoss(),
        penalty.on(triangle),
        triangle,
        Scaling.standardized(triangle, true));
  }

  private static Composite compressed(Design design, ElasticNet penalty) {
    Triangle triangle = Triangle.of(design.rows());
    return new CompressedLasso(
        triangle, penalty.on(triangle), Scaling.standardized(triangle, true));
  }

  private static Optimizer optimizer(String name) {
    return Catalogue.optimizer(name, Optional.empty());
  }

  private static double[] optimum(Composite objective, String name) {
    Outcome outcome =
        new Descent(objective, optimizer(name), STOP, new double[objective.dimension()]).outcome();
    assertThat(outcome).as(name).isInstanceOf(Outcome.Converged.class);
    return outcome.arrival().at();
  }

  /** 0 is a subgradient: |gⱼ| ≤ aⱼ where vⱼ = 0, and gⱼ = −aⱼ sign vⱼ elsewhere. */
  @Property(tries = 30)
  void allArriveWhereZeroIsASubgradient(
      @ForAll @IntRange(min = 1, max = 8) int d, @ForAll boolean mixed, @ForAll long seed) {
    Design design = Design.random(30, d, 10, 1, true, seed);
    ElasticNet penalty = new ElasticNet(0.7, mixed ? 0.5 : 1, true, List.of());
    Composite objective = overRows(design, penalty);
    double[] gradient = new double[d + 1];
    for (String name : List.of("ista", "fista", "cd", "prox-newton")) {
      for (Composite each : List.of(objective, compressed(design, penalty))) {
        double[] at = optimum(each, name);
        double value = objective.valueAndGradient(at, gradient);
        assertThat(each.valueAndGradient(at, gradient.clone()))
            .isCloseTo(value, within(1e-10 * value));
        double size = 1e-8 * Math.sqrt(value);
        Penalty corners = objective.penalty();
        for (int j = 0; j <= d; j++) {
          double a = corners.absolute(j);
          if (at[j] == 0) {
            assertThat(Math.abs(gradient[j])).as(name).isLessThanOrEqualTo(a + size);
          } else {
            double expected = -a * Math.signum(at[j]);
            assertThat(gradient[j]).as(name).isCloseTo(expected, within(size));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ista", "fista", "cd", "prox-newton"})
  void goOnAfterACutAsIfThereHadBeenNone(String name) {
    Composite objective = overRows(Design.random(30, 6, 100, 1, true, 3), ElasticNet.lasso(0.3));
    StopRule stop = StopRule.after(12);
    Descent whole = new Descent(objective, optimizer(name), stop, new double[7]);
    Descent cut = new Descent(objective, optimizer(name), stop, new double[7]);
    for (int k = 0; k < 5; k++) {
      cut.next();
    }
    Checkpoint checkpoint = Checkpoint.of(cut.checkpoint().values());
    Descent resumed = Descent.resume(objective, optimizer(name), stop, null, checkpoint);
    assertThat(resumed.outcome().arrival().at()).isEqualTo(whole.outcome().arrival().at());
  }

  @Test
  void whoTakesNoProximalStepsIsRefused() {
    Composite objective = compressed(Design.random(30, 3, 10, 1, true, 4), ElasticNet.lasso(1));
    for (String name : List.of("gd", "lbfgs", "ncg")) {
      assertThatThrownBy(() -> new Descent(objective, optimizer(name), STOP, new double[4]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("fista, ista, cd or prox-newton");
    }
  }

  @Test
  void coordinateDescentSaysThatItNeedsLeastSquares() {
    Design design = Design.random(30, 3, 10, 1, true, 4);
    Triangle triangle = Triangle.of(design.rows());
    Composite logistic =
        new CompositeLoss(
            design.rows(),
            new LogisticLoss(),
            ElasticNet.lasso(1).on(triangle),
            triangle,
            Scaling.standardized(triangle, true));
    assertThatThrownBy(() -> optimizer("cd").start(logistic))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("logistic loss");
  }
}
