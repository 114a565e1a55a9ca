package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Outcome;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.optimizer.LBfgs;
import glissade.optimizer.Newton;
import glissade.penalty.ElasticNet;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What is chosen for a loss over rows, why, and what it takes. */
class UsualOptimizerTest {

  /** Columns from 1e-3 to 1e5, ten standard deviations from zero. */
  private static Design unscaled(int n, long seed, DoubleUnaryOperator target) {
    Random random = new Random(seed);
    double[] units = {1e-3, 1e-1, 1, 1e3, 1e5};
    double[][] x = new double[n][5];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double score = 0;
      for (int j = 0; j < 5; j++) {
        double z = random.nextGaussian();
        x[i][j] = units[j] * (10 + z);
        score += z * (j % 2 == 0 ? 0.8 : -0.5);
      }
      y[i] = target.applyAsDouble(score + 0.1 * random.nextGaussian());
    }
    return new Design(x, y, null);
  }

  private static Design rare(int n) {
    Random random = new Random(9);
    Design design =
        unscaled(n, 4, score -> random.nextDouble() < 1 / (1 + Math.exp(5.6 - score)) ? 1.0 : 0.0);
    double share = Arrays.stream(design.y()).average().orElseThrow();
    assertThat(share).isBetween(0.005, 0.02);
    return design;
  }

  @Test
  void oneInAHundredInRawUnitsTakesTensOfPasses() {
    Design design = rare(20_000);
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss());
    Fit fit = trainer.fit(design.rows());
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.outcome().arrival().evaluations()).isLessThan(25);
    Fit other = trainer.withOptimizer(new LBfgs()).withTolerance(1e-11).fit(design.rows());
    assertThat(other.outcome().arrival().evaluations()).isLessThan(60);
    assertThat(fit.loss()).isCloseTo(other.loss(), within(1e-13));
    for (int j = 1; j <= 5; j++) {
      double unit = fit.plan().columns().standardDeviation(j);
      assertThat(fit.coefficients()[j] * unit)
          .isCloseTo(other.coefficients()[j] * unit, within(1e-7));
    }
  }

  /** Each column is all but orthogonal to the derivatives at the start; their difference is not. */
  @Test
  void whatHidesBetweenAlmostEqualColumnsIsSeen() {
    Random random = new Random(2);
    int n = 2_000;
    double[][] x = new double[n][];
    double[] y = new double[n];
    for (int i = 0; i < n; i += 2) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      x[i] = new double[] {a, a + 1e-5 * b};
      x[i + 1] = new double[] {-a, -a + 1e-5 * b};
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-b)) ? 1 : 0;
      y[i + 1] = y[i];
    }
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss()).withTolerance(1e-4);
    Fit fit = trainer.fit(new Design(x, y, null).rows());
    assertThat(fit.plan().optimizer()).isInstanceOf(Newton.class);
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.coefficients()[2] * 1e-5).isBetween(0.8, 1.2);
    assertThat(fit.coefficients()[1] + fit.coefficients()[2]).isCloseTo(0, within(1e-3));
  }

  /** A level that few rows have may be in no sample of them. */
  @Test
  void categoriesTakeAHessianAnUpdateAndNoSample() {
    Random random = new Random(7);
    int n = 60_000;
    int levels = 30;
    double[] values = new double[2 * n];
    int[] codes = new int[n];
    for (int i = 0; i < n; i++) {
      codes[i] = 1 + (i < 10 ? levels - 1 : random.nextInt(levels - 1));
      values[i] = 1e3 * random.nextGaussian();
      double score = codes[i] * 0.1 - 2 + values[i] / 1e3;
      values[n + i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
    }
    DenseBatch numbers = new DenseBatch(values, 0, n, n, 1, false);
    InMemoryRows rows = InMemoryRows.of(new CodedBatch(numbers, codes, 0, n, 1, 1 + levels));
    Fit fit =
        Trainer.automatic()
            .withLoss(new LogisticLoss())
            .withPenalty(ElasticNet.ridge(1e-4))
            .fit(rows);
    assertThat(fit.plan().optimizer()).isEqualTo(new Newton(0));
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.outcome().arrival().evaluations()).isLessThan(15);
  }

  /** With enough rows the first update goes to the optimum of a part of them. */
  @Test
  void aSampleFindsMostOfTheWay() {
    Random random = new Random(6);
    Design design =
        unscaled(20_000, 4, score -> random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0);
    Plan plan = Trainer.automatic().withLoss(new LogisticLoss()).plan(design.rows(), columns -> {});
    double start = plan.objective().valueAndGradient(plan.beginning(), new double[6]);
    var descent = plan.start();
    descent.next();
    double second = descent.next().loss();
    double least = descent.outcome().arrival().loss();
    assertThat(second - least).isLessThan(0.05 * (start - least));
  }

  @Test
  void whatIsChosenIsSaidWithItsReason() {
    Design design = rare(2_000);
    Trainer usual = Trainer.automatic();
    Plan likelihood = usual.withLoss(new LogisticLoss()).plan(design.rows(), columns -> {});
    assertThat(likelihood.optimizer()).isInstanceOf(Newton.class);
    assertThat(likelihood.whyOptimizer().orElseThrow()).contains("a pass over the rows");
    for (Loss loss : List.of(new HuberLoss(1), new SquaredHingeLoss())) {
      Plan bounded = usual.withLoss(loss).plan(design.rows(), columns -> {});
      assertThat(bounded.optimizer()).isInstanceOf(LBfgs.class);
      assertThat(bounded.coordinates().name()).isEqualTo("whitened");
      assertThat(bounded.whyOptimizer().orElseThrow()).contains(loss.name());
    }
    Plan asked =
        usual
            .withLoss(new LogisticLoss())
            .withOptimizer(new LBfgs())
            .plan(design.rows(), columns -> {});
    assertThat(asked.whyOptimizer()).isEmpty();
  }

  /** Whitened or standardised, with a ridge or without: the same optimum. */
  @Test
  void coordinatesAreNoMatterToTheOptimum() {
    Design design = unscaled(3_000, 2, score -> score > 0.3 ? 1 : 0);
    for (Loss loss : List.of(new HuberLoss(0.3), new SquaredHingeLoss())) {
      for (double lambda : new double[] {0, 0.1}) {
        Trainer trainer = Trainer.automatic().withLoss(loss).withPenalty(ElasticNet.ridge(lambda));
        Fit whitened = trainer.withTolerance(1e-10).fit(design.rows());
        Fit scaled = trainer.withOptimizer(new LBfgs()).withTolerance(1e-10).fit(design.rows());
        assertThat(whitened.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(whitened.loss()).isCloseTo(scaled.loss(), within(1e-12));
        assertThat(whitened.outcome().arrival().evaluations()).isLessThan(100);
        for (int j = 1; j <= 5; j++) {
          double unit = whitened.plan().columns().standardDeviation(j);
          assertThat(whitened.coefficients()[j] * unit)
              .isCloseTo(scaled.coefficients()[j] * unit, within(1e-7));
        }
      }
    }
  }

  /** A model that fits perfectly has no residuals to measure its gradient by. */
  @Test
  void aPerfectFitConverges() {
    Design lines = unscaled(500, 1, score -> 3);
    Fit huber = Trainer.automatic().withLoss(new HuberLoss(1)).fit(lines.rows());
    assertThat(huber.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(huber.loss()).isLessThan(1e-20);
    Fit poisson = Trainer.automatic().withLoss(new PoissonLoss()).fit(lines.rows());
    assertThat(poisson.outcome()).isInstanceOf(Outcome.Converged.class);
  }
}
