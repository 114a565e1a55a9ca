package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Outcome;
import glissade.loss.LogisticLoss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.rows.InMemoryRows;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Columns from 1e-3 to 1e5, each ten of its standard deviations away from zero, targets far from
 * zero: nothing is scaled by hand and nothing set but the name of the optimizer.
 */
class UnscaledColumnsTest {

  private enum Shape {
    INDEPENDENT,
    /** Each pair of columns is correlated by 0.9. */
    CORRELATED,
    /** Student's t of three degrees of freedom. */
    HEAVY,
    CONSTANT
  }

  private record Table(InMemoryRows rows, double variance) {}

  private static Table table(Shape shape, int n, int d, long seed, boolean labels) {
    Random random = new Random(seed);
    double[] w = random.doubles(d, -2, 2).toArray();
    double[][] x = new double[n][d];
    double[] y = new double[n];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double score = 0.3;
      double common = random.nextGaussian();
      for (int j = 0; j < d; j++) {
        double u = entry(shape, random, common, j);
        score += w[j] * u / Math.sqrt(d);
        x[i][j] = Math.pow(10, -3 + 8.0 * j / (d - 1)) * (10 + u);
      }
      boolean one = random.nextDouble() < 1 / (1 + Math.exp(-score));
      double noisy = score + 0.5 * random.nextGaussian();
      y[i] = labels ? (one ? 1 : 0) : 1_000 + noisy;
      sum += noisy;
      squares += noisy * noisy;
    }
    return new Table(InMemoryRows.of(x, y), squares / n - sum / n * sum / n);
  }

  private static double entry(Shape shape, Random random, double common, int j) {
    double u = random.nextGaussian();
    return switch (shape) {
      case INDEPENDENT -> u;
      case CORRELATED -> Math.sqrt(0.9) * common + Math.sqrt(0.1) * u;
      case HEAVY -> {
        double chi = 0;
        for (int k = 0; k < 3; k++) {
          double g = random.nextGaussian();
          chi += g * g;
        }
        yield u / Math.sqrt(chi / 3);
      }
      case CONSTANT -> j == 1 ? 0 : u;
    };
  }

  /** How far R² is from the one of least squares, or what a logistic loss is over its least. */
  private static double behind(Table table, boolean labels, String optimizer) {
    Trainer trainer = Trainer.automatic().withLoss(labels ? new LogisticLoss() : new SquaredLoss());
    double least = trainer.fit(table.rows()).loss();
    Fit fit =
        trainer.withOptimizer(Catalogue.optimizer(optimizer, Optional.empty())).fit(table.rows());
    assertThat(fit.outcome())
        .isInstanceOfAny(
            Outcome.Converged.class, Outcome.BudgetSpent.class, Outcome.StepFailed.class);
    assertThat(fit.outcome().hasUsablePoint()).isTrue();
    return (fit.loss() - least) / (labels ? Math.log(2) : table.variance());
  }

  @ParameterizedTest
  @EnumSource
  void sgdReachesTheRSquaredOfLeastSquares(Shape shape) {
    for (long seed = 1; seed <= 2; seed++) {
      assertThat(behind(table(shape, 200, 6, seed, false), false, "sgd")).isBetween(-1e-9, 1e-3);
      assertThat(behind(table(shape, 2_500, 9, seed, false), false, "sgd")).isBetween(-1e-9, 1e-4);
      assertThat(behind(table(shape, 2_500, 9, seed, true), true, "sgd")).isBetween(-1e-9, 1e-3);
    }
  }

  @Test
  void moreColumnsAndTwoHundredThousandRows() {
    assertThat(behind(table(Shape.CORRELATED, 1_500, 30, 4, false), false, "sgd"))
        .isBetween(-1e-9, 1e-3);
    assertThat(behind(table(Shape.INDEPENDENT, 200_000, 4, 5, false), false, "sgd"))
        .isBetween(-1e-9, 1e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "sgd-momentum, 1e-3",
    "sgd-nesterov, 1e-3",
    "sgd-adagrad, 1e-3",
    "sgd-adam, 1e-3",
    "asgd, 1e-4",
    "svrg, 1e-9",
    "saga, 1e-9"
  })
  void soDoTheOthers(String optimizer, double most) {
    for (Shape shape : Shape.values()) {
      assertThat(behind(table(shape, 400, 6, 7, false), false, optimizer)).isBetween(-1e-9, most);
      assertThat(behind(table(shape, 2_500, 6, 7, true), true, optimizer)).isBetween(-1e-9, most);
    }
  }
}
