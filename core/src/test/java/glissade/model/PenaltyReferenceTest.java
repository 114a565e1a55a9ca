package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Outcome;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.optimizer.Catalogue;
import glissade.penalty.ElasticNet;
import glissade.penalty.OtherTools;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Coefficients of R 4.2.2 with glmnet 4.1-6, from
 *
 * <pre>x <- as.matrix(mtcars[, -1]); y <- mtcars$mpg; glmnet.control(fdev = 0)
 * coef(glmnet(x, y, alpha = α, lambda = λ, thresh = 1e-30, maxit = 1e8))</pre>
 *
 * and of scikit-learn. glmnet halves the squared loss, and with s the standard deviation of y over
 * n it counts squares of weights per unit of y/s: its (λ, α) is our λ' = 2λ(α + (1 − α)/s) with the
 * part on absolute values α' = 2λα/λ'.
 */
class PenaltyReferenceTest {

  private static final InMemoryRows CARS =
      InMemoryRows.of(MotorTrend.columns(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), MotorTrend.column(0));

  /** sqrt(mean((mtcars$mpg - mean(mtcars$mpg))^2)). */
  private static double deviation() {
    double[] y = MotorTrend.column(0);
    double mean = 0;
    for (double each : y) {
      mean += each / y.length;
    }
    double squares = 0;
    for (double each : y) {
      squares += (each - mean) * (each - mean) / y.length;
    }
    return Math.sqrt(squares);
  }

  private static double[] fit(Trainer trainer, InMemoryRows rows) {
    Fit fit = trainer.withTolerance(1e-11).fit(rows);
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    return fit.coefficients();
  }

  private static void same(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int j = 0; j < expected.length; j++) {
      assertThat(actual[j]).as("coefficient %d", j).isCloseTo(expected[j], within(1e-7));
      assertThat(actual[j] == 0).isEqualTo(expected[j] == 0);
    }
  }

  private static Trainer by(String optimizer, Route route) {
    return Trainer.automatic()
        .withOptimizer(Catalogue.optimizer(optimizer, Optional.empty()))
        .withRoute(route);
  }

  static Stream<Trainer> trainers() {
    return Stream.of(
        Trainer.automatic(),
        by("cd", Route.MEMORY),
        by("fista", Route.TRIANGLE),
        by("fista", Route.MEMORY));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void theLassoIsGlmnets(Trainer trainer) {
    same(
        fit(trainer.withPenalty(ElasticNet.lasso(2 * 0.5)), CARS),
        35.90970117867055,
        -0.85780182715904,
        0,
        -0.01404320991954,
        0.07496972961221,
        -2.67772764189442,
        0,
        0,
        0.47974082764784,
        0,
        -0.10704810366455);
    same(
        fit(trainer.withPenalty(ElasticNet.lasso(2 * 2)), CARS),
        31.871491361997126,
        -0.798669428059292,
        0,
        -0.002256067623202,
        0,
        -2.022896062289796,
        0,
        0,
        0,
        0,
        0);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void theElasticNetIsGlmnets(Trainer trainer) {
    ElasticNet penalty = OtherTools.glmnetGaussian(0.7, 0.5, deviation());
    same(
        fit(trainer.withPenalty(penalty), CARS),
        31.346646185060035,
        -0.6450117593507425,
        -0.0008988755788273,
        -0.0146800328465423,
        0.6172772321405674,
        -2.1301302296885196,
        0,
        0.3549622095357632,
        1.2666036868254362,
        0,
        -0.3345819467240099);
  }

  /** penalty.factor = c(0, rep(1, 9)), of which glmnet makes factors that sum to 10. */
  @ParameterizedTest
  @MethodSource("trainers")
  void aColumnLeftOutOfThePenaltyIsGlmnets(Trainer trainer) {
    List<Double> factors =
        Stream.concat(Stream.of(0.0), Collections.nCopies(9, 10 / 9.0).stream()).toList();
    same(
        fit(trainer.withPenalty(new ElasticNet(2 * 0.5, 1, true, factors)), CARS),
        38.84258291198071,
        -2.13645179569226,
        0,
        0,
        0,
        -1.70170381414700,
        0,
        0,
        0,
        0,
        -0.02057096180282);
  }

  /** glmnet(x, mtcars$am, family = "binomial") with x = mpg, hp, wt, qsec, disp: our λ and α. */
  @Test
  void theLogisticLassoAndElasticNetAreGlmnets() {
    InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(0, 3, 5, 6, 2), MotorTrend.column(8));
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss());
    same(
        fit(trainer.withPenalty(ElasticNet.lasso(0.05)), rows),
        17.6854696414941,
        0.011283633324540,
        0,
        -2.242604882482995,
        -0.595193906483187,
        -0.003877133386421);
    same(
        fit(trainer.withPenalty(new ElasticNet(0.1, 0.5, true, List.of())), rows),
        8.822795525358973,
        0.075148889116955,
        0,
        -0.869744980218282,
        -0.401205465943297,
        -0.004102936978318);
  }

  /** glmnet(x, mtcars$carb, family = "poisson", thresh = 1e-16) with the same x: our λ and α. */
  @ParameterizedTest
  @ValueSource(strings = {"prox-newton", "fista"})
  void thePoissonLassoAndElasticNetAreGlmnets(String optimizer) {
    InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(0, 3, 5, 6, 2), MotorTrend.column(10));
    Trainer trainer = by(optimizer, Route.MEMORY).withLoss(new PoissonLoss());
    same(
        fit(trainer.withPenalty(ElasticNet.lasso(0.1)), rows),
        2.736375668065597,
        -0.00899526776773196,
        0.002714856481154312,
        0.1431718173570946,
        -0.12288187094180222,
        -0.001135362663663826);
    same(
        fit(trainer.withPenalty(new ElasticNet(0.2, 0.5, true, List.of())), rows),
        2.629293499333692,
        -0.011035872250018683,
        0.0026576472410440775,
        0.08616484904051937,
        -0.10935859692638103,
        -0.0006941930552814081);
    // penalty.factor = c(0, 1, 1, 1, 1), of which glmnet makes factors that sum to 5.
    List<Double> factors = List.of(0.0, 1.25, 1.25, 1.25, 1.25);
    same(
        fit(trainer.withPenalty(new ElasticNet(0.1, 1, true, factors)), rows),
        3.796601830145473,
        -0.048804901896990424,
        0.001693614306939608,
        0,
        -0.10504287354465597,
        -0.001028050929373284);
  }

  /** scikit-learn 1.9.1: Ridge(alpha=3, solver="svd").fit(x, y), our λ = 2·alpha/n, raw. */
  @ParameterizedTest
  @ValueSource(strings = {"cg", "lbfgs", "cd", "fista"})
  void ridgeIsScikitLearns(String optimizer) {
    ElasticNet raw = OtherTools.ridge(3, 32);
    double[] expected = {
      25.331052672413605, -0.4558406736054261, -0.0036452530520970907, -0.015754491744047857,
      0.7127030690726535, -1.7718768457498826, 0.12865700094368937, 0.13949831157523346,
      1.1928723248586368, 0.7935135727488852, -0.6750862456930419
    };
    same(fit(by(optimizer, Route.TRIANGLE).withPenalty(raw), CARS), expected);
    same(fit(Trainer.automatic().withRoute(Route.MEMORY).withPenalty(raw), CARS), expected);
    // Of columns divided by their standard deviations, and back.
    same(
        fit(by(optimizer, Route.TRIANGLE).withPenalty(ElasticNet.ridge(2 * 3 / 32.0)), CARS),
        19.662546697101124,
        -0.2608489782202631,
        -0.002194587538082913,
        -0.012922524393690106,
        0.9796554586503137,
        -1.8522956911057682,
        0.30067485246280207,
        0.4927418685851704,
        2.093460200124159,
        0.6279563597468869,
        -0.6643208505906566);
  }

  /**
   * scikit-learn 1.9.1 with x = cyl, drat, wt, qsec: ElasticNet(alpha=0.3, l1_ratio=0.6, tol=1e-15,
   * max_iter=10**6) and Lasso(alpha=0.3, …) of mpg, LogisticRegression(C=0.7,
   * solver="newton-cholesky", tol=1e-12, max_iter=1000) of am.
   */
  @Test
  void rawPenaltiesAreScikitLearns() {
    InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(1, 4, 5, 6), MotorTrend.column(0));
    same(
        fit(Trainer.automatic().withPenalty(OtherTools.elasticNet(0.3, 0.6)), rows),
        34.58687653356857,
        -1.5624374811359971,
        0.01773630650144366,
        -2.5270940786305607,
        0.18140396781752172);
    same(
        fit(Trainer.automatic().withPenalty(OtherTools.elasticNet(0.3, 1)), rows),
        34.01129263856146,
        -1.3433122491319602,
        0.0,
        -3.0285163368582824,
        0.23164485399256862);
    InMemoryRows automatic = InMemoryRows.of(MotorTrend.columns(1, 4, 5, 6), MotorTrend.column(8));
    Trainer logistic = Trainer.automatic().withLoss(new LogisticLoss());
    same(
        fit(logistic.withPenalty(OtherTools.logistic(0.7, 0, 32)), automatic),
        26.63941219140066,
        -1.0468009712788469,
        0.6424115384704483,
        -1.0359903785300932,
        -1.120259380475402);
  }
}
