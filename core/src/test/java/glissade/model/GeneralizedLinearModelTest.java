package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Outcome;
import glissade.loss.GammaLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredLoss;
import glissade.optimizer.LBfgs;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import glissade.rows.InMemoryRows;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Coefficients and deviance of R 4.2.2:
 *
 * <pre>
 * i <- 1:32; w <- 1 + i %% 3; o <- (i %% 5)/10
 * glm(TARGET ~ wt + hp, FAMILY, mtcars, weights = w, offset = o,
 *     control = glm.control(epsilon = 1e-14, maxit = 100))
 * </pre>
 *
 * with and without the last two, and of warpbreaks {@code glm(breaks ~ (wool == "B") + tension,
 * …)}. The columns are as they are there: horsepower in the hundreds beside weights of 3.
 */
class GeneralizedLinearModelTest {

  private static final double[] MPG = {
    21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4,
    14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4
  };
  private static final double[] WT = {
    2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25,
    5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17,
    2.77, 3.57, 2.78
  };
  private static final double[] HP = {
    110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65,
    97, 150, 150, 245, 175, 66, 91, 113, 264, 175, 335, 109
  };
  private static final double[] AM = {
    1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1
  };
  private static final double[] CARB = {
    4, 4, 1, 1, 2, 1, 4, 2, 2, 4, 4, 3, 3, 3, 4, 4, 4, 1, 2, 1, 1, 2, 2, 4, 2, 1, 2, 2, 4, 6, 8, 2
  };
  private static final double[] BREAKS = {
    26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43,
    28, 15, 26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24,
    17, 13, 15, 15, 16, 28
  };

  private static InMemoryRows cars(double[] target, boolean whole) {
    double[] weights = IntStream.rangeClosed(1, 32).mapToDouble(i -> 1 + i % 3).toArray();
    double[] offsets = IntStream.rangeClosed(1, 32).mapToDouble(i -> i % 5 / 10.0).toArray();
    return whole
        ? BatchRows.dense(true, true, WT, HP, target, weights, offsets)
        : BatchRows.dense(false, false, WT, HP, target);
  }

  /** Wool B, tension M and tension H: blocks of nine rows, L, M and H of A and then of B. */
  private static InMemoryRows warps() {
    double[][] x = new double[3][54];
    for (int i = 0; i < 54; i++) {
      x[0][i] = i < 27 ? 0 : 1;
      x[1][i] = i / 9 % 3 == 1 ? 1 : 0;
      x[2][i] = i / 9 % 3 == 2 ? 1 : 0;
    }
    return BatchRows.dense(false, false, x[0], x[1], x[2], BREAKS);
  }

  static Stream<Arguments> references() {
    return Stream.of(
        of("squared", cars(MPG, false), 195.047754741466)
            .with(37.2272701164472, -3.87783074240468, -0.031772946982161),
        of("squared", cars(MPG, true), 434.813621976828)
            .with(36.8145872554491, -3.76293730964416, -0.032366590488703),
        of("logistic", cars(AM, false), 10.059110472267)
            .with(18.8662987172041, -8.08347518244463, 0.0362555960822165),
        of("logistic", cars(AM, true), 15.1606764635542)
            .with(27.7627292495022, -11.0926707851789, 0.0416885188548919),
        of("poisson", cars(CARB, false), 12.2780388367179)
            .with(0.13878829095032, 0.00448193579575666, 0.00548724024914254),
        of("poisson", cars(CARB, true), 30.6100851772354)
            .with(-0.100062772687138, 0.0558226659282299, 0.00466416303079528),
        of("gamma", cars(MPG, false), 0.368160828197597)
            .with(3.82587059595419, -0.196986771495578, -0.00156010569992151),
        of("gamma", cars(MPG, true), 2.31758492465276)
            .with(3.587428463621, -0.169397805904127, -0.00176495685391237),
        of("poisson", warps(), 210.391888762454)
            .with(3.6919631449408, -0.205988442638622, -0.321320431600612, -0.518488496511561),
        of("gamma", warps(), 7.442270083318)
            .with(3.66875198428717, -0.181839453299943, -0.292587172974941, -0.510092767495245));
  }

  private record Reference(String loss, InMemoryRows rows, double deviance) {
    Arguments with(double... coefficients) {
      return Arguments.of(loss, rows, deviance, coefficients);
    }
  }

  private static Reference of(String loss, InMemoryRows rows, double deviance) {
    return new Reference(loss, rows, deviance);
  }

  private static Loss loss(String name) {
    return switch (name) {
      case "squared" -> new SquaredLoss();
      case "logistic" -> new LogisticLoss();
      case "poisson" -> new PoissonLoss();
      default -> new GammaLoss();
    };
  }

  @ParameterizedTest
  @MethodSource("references")
  void theDefaultsArriveWhereGlmDoes(
      String name, InMemoryRows rows, double deviance, double[] coefficients) {
    Fit fit = Trainer.automatic().withLoss(loss(name)).fit(rows);
    check(fit, rows, loss(name), deviance, coefficients);
    assertThat(fit.outcome().arrival().evaluations()).isLessThan(50);
  }

  @ParameterizedTest
  @MethodSource("references")
  void gradientsAloneArriveThereToo(
      String name, InMemoryRows rows, double deviance, double[] coefficients) {
    Trainer trainer = Trainer.automatic().withLoss(loss(name)).withOptimizer(new LBfgs());
    check(trainer.withTolerance(1e-10).fit(rows), rows, loss(name), deviance, coefficients);
  }

  /** {@code sqrt(diag(vcov(glm(…))))}. */
  @Test
  void standardErrorsAreThoseOfGlm() {
    checkErrors(
        new LogisticLoss(), cars(AM, true), 8.57533396908682, 3.31890558563419, 0.0150936594567082);
    checkErrors(
        new PoissonLoss(),
        cars(CARB, true),
        0.281930585677303,
        0.0925902629733689,
        0.00117020141646919);
    checkErrors(
        new PoissonLoss(),
        warps(),
        0.0454107943425578,
        0.0515712427835752,
        0.0602659166952204,
        0.0639595193957469);
  }

  /** Pearson's estimate of the dispersion and the expected information, as in {@code vcov}. */
  @Test
  void standardErrorsOfGammaAreThoseOfGlm() {
    checkErrors(
        new GammaLoss(),
        cars(MPG, false),
        0.0711384012179637,
        0.028153615234822,
        0.000401778907162708);
    checkErrors(
        new GammaLoss(),
        cars(MPG, true),
        0.126102968950922,
        0.0494997707852062,
        0.000691074345726646);
  }

  private static void checkErrors(Loss loss, InMemoryRows rows, double... expected) {
    double[] errors = Trainer.automatic().withLoss(loss).fit(rows).standardErrors();
    assertThat(errors).hasSize(expected.length);
    for (int j = 0; j < expected.length; j++) {
      assertThat(errors[j]).isCloseTo(expected[j], within(1e-7 * expected[j]));
    }
  }

  private static void check(
      Fit fit, InMemoryRows rows, Loss loss, double deviance, double[] coefficients) {
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    double[] found = fit.coefficients();
    for (int j = 0; j < coefficients.length; j++) {
      double size = Math.abs(coefficients[j]);
      assertThat(found[j]).as("coefficient %d", j).isCloseTo(coefficients[j], within(1e-7 * size));
    }
    assertThat(deviance(rows, loss, found)).isCloseTo(deviance, within(1e-9 * deviance));
  }

  private static double deviance(InMemoryRows rows, Loss loss, double[] found) {
    double[] w = Arrays.copyOfRange(found, 1, found.length);
    double sum = 0;
    for (Batch batch : rows.chunks()) {
      for (int i = 0; i < batch.rows(); i++) {
        double score = found[0] + batch.dot(i, w) + batch.responses().offset(i);
        sum += batch.weight(i) * loss.deviance(score, batch.target(i));
      }
    }
    return sum;
  }
}
