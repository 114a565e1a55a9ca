package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Outcome;
import glissade.loss.GammaLoss;
import glissade.loss.HuberLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.QuantileLoss;
import glissade.loss.SmoothAbsoluteLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.loss.SquaredLoss;
import glissade.loss.TweedieLoss;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import glissade.stochastic.StochasticDescent.Method;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses with and without a bound of their curvature, from the defaults and from far too far. */
class AnyLossTest {

  private static final int D = 4;

  static Stream<Arguments> losses() {
    return Stream.of(
        Arguments.of(new PoissonLoss(), 1),
        Arguments.of(new PoissonLoss(), 1_000),
        Arguments.of(new GammaLoss(), 1_000),
        Arguments.of(new TweedieLoss(1.5), 1_000),
        Arguments.of(new QuantileLoss(0.3), 1_000),
        Arguments.of(new HuberLoss(1), 1_000),
        Arguments.of(new SmoothAbsoluteLoss(0.1), 1_000),
        Arguments.of(new SquaredHingeLoss(), 1));
  }

  /** Columns from 1e-3 to 1e5, ten of their standard deviations away from zero. */
  private static InMemoryRows rows(Loss loss, double size) {
    Random random = new Random(5);
    double[][] x = new double[400][D];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double score = 0;
      for (int j = 0; j < D; j++) {
        double u = random.nextGaussian();
        x[i][j] = Math.pow(10, -3 + 8.0 * j / (D - 1)) * (10 + u);
        score += 0.4 * u * (j % 3 - 1);
      }
      double noise = random.nextGaussian();
      double positive = size * Math.exp(score + noise / 2);
      y[i] =
          switch (loss.name().replaceFirst(":.*", "")) {
            case "poisson" -> Math.rint(positive);
            case "gamma", "tweedie" -> positive;
            case "squared-hinge" -> score + noise > 0 ? 1 : 0;
            default -> size + score + noise;
          };
    }
    return InMemoryRows.of(x, y);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void fromTheDefaultsEachComesNearTheLeast(Loss loss, double size) {
    InMemoryRows rows = rows(loss, size);
    Trainer trainer = Trainer.automatic().withLoss(loss);
    Fit best = trainer.fit(rows);
    double spread = Math.max(1e-3 * Math.abs(best.loss()), 1e-3);
    for (Method method : Method.values()) {
      Fit fit = trainer.withOptimizer(StochasticDescent.of(method)).fit(rows);
      assertThat(fit.outcome().hasUsablePoint()).isTrue();
      assertThat(fit.loss())
          .as("%s", method)
          .isBetween(best.loss() - 1e-7 * size, best.loss() + spread);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void stepsThatRunAwayAreTakenBackAndNothingIsEverNaN(Loss loss, double size) {
    InMemoryRows rows = rows(loss, size);
    for (double step : new double[] {1e3, 1e9, 1e300}) {
      for (Method method : Method.values()) {
        StochasticDescent optimizer =
            new StochasticDescent(method, 8, OptionalDouble.of(step), 0, 1);
        Fit fit =
            Trainer.automatic()
                .withLoss(loss)
                .withStandardize(Trainer.Standardize.ON)
                .withIterations(5)
                .withOptimizer(optimizer)
                .fit(rows);
        assertThat(fit.loss()).isFinite();
        for (double each : fit.coefficients()) {
          assertThat(each).isFinite();
        }
        assertThat(fit.outcome()).isNotInstanceOf(Outcome.Converged.class);
      }
    }
  }

  /** A ridge so strong that a step η meets λη over 1 does not move the optimum. */
  @ParameterizedTest
  @EnumSource
  void aRidgeOfAnyStrengthLeavesTheOptimumWhereItIs(Method method) {
    InMemoryRows rows = rows(new SquaredLoss(), 1);
    for (double lambda : new double[] {1, 100, 1e6}) {
      Trainer trainer = Trainer.automatic().withPenalty(ElasticNet.ridge(lambda));
      double least = trainer.fit(rows).loss();
      Fit fit = trainer.withOptimizer(StochasticDescent.of(method)).fit(rows);
      assertThat(fit.loss()).isBetween(least * (1 - 1e-12), least * (1 + 2e-4));
    }
  }
}
