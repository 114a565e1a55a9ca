package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.coordinate.CoordinateDescent;
import glissade.coordinate.DualCoordinateDescent;
import glissade.descent.Outcome;
import glissade.fold.Journey;
import glissade.loss.LogisticLoss;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.SpreadRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where rows are is no matter to a fit: neither to where it arrives nor to how. */
class SpreadFitsTest {

  private static final int ROWS = 400;

  /** One partition, two, one that has nearly all between empty ones, a row each at the ends. */
  private static final List<int[]> PARTITIONS =
      List.of(
          new int[] {ROWS},
          new int[] {ROWS / 2, ROWS / 2},
          new int[] {0, 1, ROWS - 2, 0, 1, 0},
          new int[] {57, 57, 57, 57, 57, 57, 58},
          sixtyFour());

  private static int[] sixtyFour() {
    int[] sizes = new int[64];
    Arrays.setAll(sizes, k -> ROWS * (k + 1) / 64 - ROWS * k / 64);
    return sizes;
  }

  static List<SpreadFits.Case> cases() {
    return SpreadFits.cases(ROWS);
  }

  private static Fit fit(SpreadFits.Case one, int[] partitions) {
    return one.trainer().fit(SpreadRows.of(one.rows(), partitions, new Journey()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSameButForRounding(SpreadFits.Case one) {
    Fit here = one.trainer().fit(one.rows());
    for (int[] partitions : PARTITIONS) {
      Fit there = fit(one, partitions);
      assertThat(there.outcome().status()).isEqualTo(here.outcome().status());
      assertThat(there.loss())
          .isCloseTo(here.loss(), within(SpreadFits.LEAST_GAP * Math.abs(here.loss())));
      assertThat(
              SpreadFits.apart(
                  one.standardised(there.coefficients()), one.standardised(here.coefficients())))
          .as("%s in %s", one, Arrays.toString(partitions))
          .isLessThanOrEqualTo(one.bound());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSamePartitionsGiveTheSameBits(SpreadFits.Case one) {
    int[] partitions = PARTITIONS.get(3);
    assertThat(fit(one, partitions).coefficients()).isEqualTo(fit(one, partitions).coefficients());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noRowComesToThisMachine(SpreadFits.Case one) {
    SpreadRows rows = SpreadRows.of(one.rows(), 3);
    Fit fit = one.trainer().fit(rows);
    assertThat(fit.outcome().hasUsablePoint()).isTrue();
    assertThat(rows.timesCollected()).isZero();
    assertThat(rows.timesKept()).isEqualTo(fit.plan().choice().route() == Route.TRIANGLE ? 0 : 1);
  }

  private static List<String> folds(Trainer trainer, SpreadFits.Case one) {
    SpreadRows rows = SpreadRows.of(one.rows(), 3);
    trainer.fit(rows);
    return rows.folds();
  }

  private static SpreadFits.Case named(String name) {
    return cases().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** However many iterations are made, and of whichever kind. */
  @Test
  void squaresAreOnePass() {
    for (String name : List.of("squared", "ridge", "lasso", "weighted squares")) {
      assertThat(folds(named(name).trainer(), named(name))).containsExactly("TriangleAccumulator");
    }
    assertThat(folds(named("squares held out").trainer(), named("squared")))
        .containsExactly("SplitAccumulator");
    Trainer slow = Trainer.automatic().withStep(0.01).withIterations(1_000);
    assertThat(folds(slow, named("squared"))).containsExactly("TriangleAccumulator");
  }

  /** Of columns that are nearly alike, where the exact optimum gains from reading rows again. */
  @Test
  void squaresAreRefinedIfThatIsAskedFor() {
    SpreadRows rows = SpreadRows.of(Design.random(300, 4, 1e6, 0.1, false, 3).rows(), 3);
    Fit once = Trainer.automatic().fit(rows);
    assertThat(rows.folds()).containsExactly("TriangleAccumulator");
    Fit refined = Trainer.automatic().withRefinement().fit(rows);
    assertThat(rows.folds().subList(1, 3))
        .containsExactly("TriangleAccumulator", "ResidualAccumulator");
    assertThat(rows.folds()).hasSizeLessThanOrEqualTo(1 + 1 + 5);
    assertThat(refined.coefficients()).isEqualTo(once.coefficients());
    assertThat(refined.optimum()).isNotEqualTo(once.optimum());
  }

  /** One pass for the columns; then value, gradient and Hessian of a point in one. */
  @ParameterizedTest
  @CsvSource({
    "logistic, 6",
    "logistic ridge, 6",
    "logistic lasso, 5",
    "logistic held out, 7",
    "weighted logistic, 6",
    "poisson, 6",
    "poisson of exposure, 6",
    "gamma, 6",
    "tweedie, 5"
  })
  void likelihoodsTakeAPassAnUpdate(String name, int most) {
    assertThat(folds(named(name).trainer(), named(name))).hasSizeLessThanOrEqualTo(most);
  }

  /** One pass to whiten; then little more than one an update. */
  @ParameterizedTest
  @CsvSource({"huber, 10", "absolute, 14", "squared-hinge, 17", "softmax, 16", "softmax ridge, 16"})
  void whitenedLossesTakeLittleMore(String name, int most) {
    assertThat(folds(named(name).trainer(), named(name)))
        .startsWith("TriangleAccumulator")
        .hasSizeLessThanOrEqualTo(most);
  }

  /** The Hessian of fifty columns is kept while it does its work. */
  @Test
  void fiftyColumnsTakeADozenPasses() {
    Random random = new Random(4);
    double[][] x = new double[4_000][50];
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double score = 0;
      for (int j = 0; j < 50; j++) {
        double u = random.nextGaussian();
        x[i][j] = 5 + u;
        score += (j % 2 == 0 ? 0.1 : -0.1) * u;
      }
      y[i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
    }
    SpreadRows rows = SpreadRows.of(InMemoryRows.of(x, y), 3);
    Fit fit = Trainer.automatic().withLoss(new LogisticLoss()).fit(rows);
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(rows.folds()).hasSizeLessThanOrEqualTo(12);
    assertThat(rows.folds()).startsWith("ColumnStatistics", "Together");
  }

  /** What goes by single rows or columns, if it is asked for by name. */
  @Test
  void rowsAreFetchedForWhatGoesByThemIfTheyFit() {
    SpreadFits.Case one = named("logistic ridge");
    SpreadRows rows = SpreadRows.of(one.rows(), 3);
    Trainer dual = one.trainer().withOptimizer(new DualCoordinateDescent()).withTolerance(1e-10);
    Fit there = dual.fit(rows);
    assertThat(rows.timesCollected()).isOne();
    assertThat(there.loss()).isCloseTo(one.trainer().fit(one.rows()).loss(), within(1e-12));
    Fit lasso = named("lasso over rows").trainer().withOptimizer(new CoordinateDescent()).fit(rows);
    assertThat(lasso.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(rows.timesCollected()).isEqualTo(2);
  }

  @Test
  void moreRowsThanFitAreRefusedInASentence() {
    SpreadFits.Case one = named("logistic ridge");
    SpreadRows rows = SpreadRows.of(one.rows(), 3).claiming(1L << 40);
    Trainer dual = one.trainer().withOptimizer(new DualCoordinateDescent());
    assertThatThrownBy(() -> dual.plan(rows, columns -> {}).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "Dual coordinate descent goes by rows in the memory of one process, and these are"
                + " spread over a cluster: 1,099,511,627,776 rows with 7 values each are more than")
        .hasMessageEndingWith("Leave the optimizer to be chosen, or give the driver more memory.");
    assertThat(rows.timesCollected()).isZero();
  }
}
