package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Outcome;
import glissade.loss.GammaLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.objective.Separation;
import glissade.optimizer.LBfgs;
import glissade.optimizer.Newton;
import glissade.penalty.ElasticNet;
import glissade.rows.Design;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that can be told apart perfectly, for whose likelihood no finite weights are the best. */
class SeparableDataTest {

  private static final Loss LOGISTIC = new LogisticLoss();

  static List<Trainer> trainers() {
    Trainer usual = Trainer.automatic();
    return List.of(
        usual,
        usual.withOptimizer(new Newton(0)),
        usual.withOptimizer(new LBfgs()),
        usual.withStandardize(Trainer.Standardize.OFF));
  }

  /** Rows in units from 1e-2 to 1e2; the score of the last column is as given. */
  private interface Target {
    double of(double score, double[] row, Random random);
  }

  private static Design design(int n, long seed, Target target) {
    Random random = new Random(seed);
    double[][] x = new double[n][];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextInt(5) == 0 ? 1 : 0};
      x[i] = new double[] {1e-2 * (z[0] + 3), 1e2 * (z[1] - 5), z[2]};
      y[i] = target.of(z[0] - 2 * z[1] + 0.3, z, random);
    }
    return new Design(x, y, null);
  }

  /** Checks yᵢx̃ᵢᵀv ≥ 0 on every row by a plain loop, and returns on how many it is over 0. */
  private static int apart(Design design, double[] v) {
    int apart = 0;
    for (int i = 0; i < design.y().length; i++) {
      double change = v[0];
      double size = Math.abs(v[0]);
      for (int j = 0; j < 3; j++) {
        change += v[j + 1] * design.x()[i][j];
        size += Math.abs(v[j + 1] * design.x()[i][j]);
      }
      double margin = (design.y()[i] > 0 ? 1 : -1) * change;
      assertThat(margin).as("row %d", i).isGreaterThanOrEqualTo(-1e-10 * size);
      apart += margin > 1e-10 * size ? 1 : 0;
    }
    return apart;
  }

  private static Separation separation(Fit fit) {
    assertThat(fit.outcome()).isInstanceOf(Outcome.Separable.class);
    assertThat(fit.outcome().status()).isEqualTo("separable");
    assertThat(fit.outcome().hasUsablePoint()).isTrue();
    assertThat(Arrays.stream(fit.coefficients()).allMatch(Double::isFinite)).isTrue();
    assertThat(fit.outcome().arrival().evaluations()).isLessThan(200);
    return ((Outcome.Separable) fit.outcome()).separation();
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void classesThatAreWhollyApartAreToldAndTheModelTellsThemApart(Trainer trainer) {
    for (int seed = 0; seed < 5; seed++) {
      Design design = design(300, seed, (score, row, random) -> score > 0 ? 1 : 0);
      Fit fit = trainer.withLoss(LOGISTIC).fit(design.rows());
      Separation found = separation(fit);
      assertThat(found.isComplete()).isTrue();
      assertThat(apart(design, found.direction())).isEqualTo(300);
      assertThat(apart(design, fit.coefficients())).isEqualTo(300);
    }
  }

  /** A level that only ones have; the other rows overlap. */
  @ParameterizedTest
  @MethodSource("trainers")
  void aLevelOfOneClassOnlyIsTold(Trainer trainer) {
    Design design =
        design(
            400,
            3,
            (score, row, random) -> row[2] == 1 || random.nextGaussian() < score / 2 ? 1 : 0);
    Separation found = separation(trainer.withLoss(LOGISTIC).fit(design.rows()));
    int level = (int) Arrays.stream(design.x()).filter(row -> row[2] == 1).count();
    assertThat(found.apart()).isEqualTo(level);
    assertThat(found.isComplete()).isFalse();
    assertThat(apart(design, found.direction())).isEqualTo(level);
    assertThat(found.direction()[3]).isCloseTo(1, within(1e-9));
  }

  /** Overlap on a plane that is no column's: on it both classes, off it they are apart. */
  @ParameterizedTest
  @MethodSource("trainers")
  void classesThatTouchOnAPlaneAreTold(Trainer trainer) {
    Random random = new Random(12);
    double[][] x = new double[200][];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      double along = random.nextGaussian();
      double off = i < 80 ? 0 : random.nextDouble() + 0.1;
      y[i] = i < 80 ? (random.nextGaussian() < along ? 1 : 0) : i % 2;
      double signed = (y[i] == 1 ? 1 : -1) * off;
      x[i] = new double[] {along + 2 * signed, 10 * (along - signed), random.nextGaussian()};
    }
    Design design = new Design(x, y, null);
    Separation found = separation(trainer.withLoss(LOGISTIC).fit(design.rows()));
    assertThat(found.apart()).isEqualTo(120);
    assertThat(apart(design, found.direction())).isEqualTo(120);
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void countsThatAreAllZeroOnOneLevelAreTold(Trainer trainer) {
    Design design = design(400, 5, (score, row, random) -> row[2] == 1 ? 0 : 1 + random.nextInt(4));
    Separation found = separation(trainer.withLoss(new PoissonLoss()).fit(design.rows()));
    assertThat(found.direction()[3]).isCloseTo(-1, within(1e-9));
    assertThat(found.direction()[1]).isZero();
    assertThat(found.apart())
        .isEqualTo(Arrays.stream(design.x()).filter(row -> row[2] == 1).count());
  }

  @Test
  void targetsThatAreAllTheSameAreTold() {
    Design zero = design(100, 6, (score, row, random) -> 0);
    Design one = design(100, 6, (score, row, random) -> 1);
    assertThat(separation(Trainer.automatic().withLoss(LOGISTIC).fit(zero.rows())).isComplete())
        .isTrue();
    assertThat(separation(Trainer.automatic().withLoss(LOGISTIC).fit(one.rows())).isComplete())
        .isTrue();
    Loss poisson = new PoissonLoss();
    assertThat(separation(Trainer.automatic().withLoss(poisson).fit(zero.rows())).isComplete())
        .isTrue();
  }

  @Test
  void aRidgeHasAnOptimumAndSoHasTheSquaredHinge() {
    Design design = design(300, 1, (score, row, random) -> score > 0 ? 1 : 0);
    Trainer usual = Trainer.automatic();
    Fit ridge = usual.withLoss(LOGISTIC).withPenalty(ElasticNet.ridge(1e-6)).fit(design.rows());
    assertThat(ridge.outcome()).isInstanceOf(Outcome.Converged.class);
    Fit hinge = usual.withLoss(new SquaredHingeLoss()).fit(design.rows());
    assertThat(hinge.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(apart(design, hinge.coefficients())).isEqualTo(300);
  }

  /** One row on the wrong side, and there is an optimum, however far out. */
  @Test
  void overlapIsNotTakenForSeparation() {
    for (int seed = 0; seed < 10; seed++) {
      Design design = design(300, seed, (score, row, random) -> score > 0 ? 1 : 0);
      for (int i = 0; i < 2; i++) {
        design.y()[100 * i] = 1 - design.y()[100 * i];
      }
      Fit fit = Trainer.automatic().withLoss(LOGISTIC).fit(design.rows());
      assertThat(fit.outcome()).as("seed %d", seed).isInstanceOf(Outcome.Converged.class);
    }
    Design positive = design(300, 2, (score, row, random) -> Math.exp(score - 12));
    Fit gamma = Trainer.automatic().withLoss(new GammaLoss()).fit(positive.rows());
    assertThat(gamma.outcome()).isInstanceOf(Outcome.Converged.class);
  }
}
