package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.fold.ParallelFold;
import glissade.forecast.Forecast;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.AutomaticStep;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.rows.Design;
import glissade.rows.SyntheticRows;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteTest {

  private static final long GIB = 1L << 30;

  /** The routes for more rows than columns. */
  private static final Route[] OF_LONG_ROWS = {Route.TRIANGLE, Route.MEMORY, Route.REREAD};

  private static Route chosen(int features, long rows, long heap) {
    return RouteChoice.of(Optional.empty(), features, features, rows, heap).route();
  }

  @Test
  void fewColumnsAreFoldedHoweverManyRowsThereAre() {
    assertThat(chosen(5, 1_000_000_000_000L, GIB / 4)).isEqualTo(Route.TRIANGLE);
    assertThat(chosen(2_000, 100_000_000, GIB / 4)).isEqualTo(Route.TRIANGLE);
    assertThat(chosen(20, 10, GIB)).isEqualTo(Route.TRIANGLE);
  }

  @Test
  void manyColumnsOfFewerRowsAreDual() {
    assertThat(chosen(20_000, 1_000, 4 * GIB)).isEqualTo(Route.DUAL);
    assertThat(chosen(1_000, 999, GIB)).isEqualTo(Route.DUAL);
    assertThat(chosen(1_000, 1_000, GIB)).isEqualTo(Route.TRIANGLE);
  }

  @Test
  void manyColumnsOfManyRowsStayInMemoryWhereTheyFit() {
    assertThat(chosen(5_000, 10_000, GIB)).isEqualTo(Route.MEMORY);
    assertThat(chosen(5_000, 100_000, GIB)).isEqualTo(Route.REREAD);
    assertThat(chosen(20_000, 5_000, 4 * GIB)).isEqualTo(Route.MEMORY);
    assertThat(chosen(20_000, 1_000, GIB / 4)).isEqualTo(Route.REREAD);
  }

  @Test
  void theReasonNamesTheNumbers() {
    RouteChoice wide = RouteChoice.of(Optional.empty(), 20_000, 20_000, 1_000, 4 * GIB);
    assertThat(wide.reason()).contains("1,000").contains("20,000");
    RouteChoice many = RouteChoice.of(Optional.empty(), 5_000, 5_000, 100_000, GIB);
    assertThat(many.reason()).contains("4.0 GB").contains("1.1 GB").contains("2,000");
    assertThat(RouteChoice.of(Optional.empty(), 100, 100, 100_000, GIB).reason())
        .contains("16 passes");
    assertThat(RouteChoice.of(Optional.of(Route.MEMORY), 5, 5, 10, GIB).route())
        .isEqualTo(Route.MEMORY);
  }

  @Test
  void everyRouteArrivesAtTheSameModel() {
    Design design = Design.random(400, 6, 100, 1, true, 9);
    double[] expected = Trainer.automatic().fit(design.rows()).optimum();
    for (Route route : OF_LONG_ROWS) {
      Fit fit = Trainer.automatic().withRoute(route).fit(design.rows());
      assertThat(fit.outcome()).as("%s", route).isInstanceOf(Outcome.Converged.class);
      assertThat(fit.plan().choice().route()).isEqualTo(route);
      for (int j = 1; j <= 6; j++) {
        double unit = design.targetRootMeanSquare() / fit.plan().columns().standardDeviation(j);
        assertThat(fit.coefficients()[j]).isCloseTo(expected[j], within(1e-6 * unit));
      }
    }
  }

  @Test
  void everyRouteTakesRowWeights() {
    double[] weights = new Random(1).doubles(400, 0, 2).toArray();
    Design design = Design.random(400, 6, 100, 1, true, 9).weighted(weights);
    double[] expected = Trainer.automatic().fit(design.rows()).optimum();
    for (Route route : OF_LONG_ROWS) {
      Fit fit = Trainer.automatic().withRoute(route).fit(design.rows());
      for (int j = 1; j <= 6; j++) {
        double unit = design.targetRootMeanSquare() / fit.plan().columns().standardDeviation(j);
        assertThat(fit.coefficients()[j]).isCloseTo(expected[j], within(1e-6 * unit));
      }
    }
  }

  @Test
  void rowsInMemoryAndRowsReadAgainGiveTheSameBitsForAnyNumberOfThreads() {
    Trainer trainer = Trainer.automatic();
    double[] expected = null;
    for (int threads : new int[] {1, 2, 3, 8}) {
      SyntheticRows rows =
          new SyntheticRows(50_000, new double[] {1, 2, 3}, 4, 1, 5, new ParallelFold(threads));
      for (Route route : new Route[] {Route.MEMORY, Route.REREAD}) {
        double[] found = trainer.withRoute(route).fit(rows).coefficients();
        expected = expected == null ? found : expected;
        assertThat(found).as("%s, %d threads", route, threads).isEqualTo(expected);
      }
    }
  }

  @Test
  void theTriangleOfManyColumnsIsKnownByLanczos() {
    Design design = Design.random(1_500, 500, 1e3, 1, true, 4);
    Fit fit = Trainer.automatic().fit(design.rows());
    CompressedPlan plan = (CompressedPlan) fit.plan();
    assertThat(plan.choice().route()).isEqualTo(Route.TRIANGLE);
    assertThat(plan.objective().spectrum().isComplete()).isFalse();
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    double first = plan.forecast().firstGap();
    assertThat(fit.gap()).isLessThan(1e-18 * first);
  }

  @Test
  void whatIsForecastOfManyColumnsHappens() {
    double[] truth = new Random(8).doubles(450, -3, 3).toArray();
    SyntheticRows rows = new SyntheticRows(2_000, truth, 2, 1, 6, new ParallelFold(2));
    Trainer descent = Trainer.automatic().withOptimizer(new GradientDescent(new AutomaticStep()));
    CompressedPlan plan = descent.compressedPlan(rows, columns -> {});
    double step = plan.step().getAsDouble();
    long predicted = plan.forecast().withStep(step).iterationsToGap(1e-6).getAsLong();
    double first = plan.forecast().withStep(step).gap(0);
    assertThat(gapAfter(descent.withIterations(predicted), rows)).isLessThan(1.000001e-6 * first);
    assertThat(gapAfter(descent.withIterations(predicted - 1), rows)).isGreaterThan(1e-6 * first);
  }

  @Test
  void whatIsForecastOfManyColumnsFromElsewhereHappens() {
    double[] truth = new Random(8).doubles(450, -3, 3).toArray();
    SyntheticRows rows = new SyntheticRows(2_000, truth, 2, 1, 6, new ParallelFold(2));
    CompressedLeastSquares loss =
        Trainer.automatic().compressedPlan(rows, columns -> {}).objective();
    double[] start = new Random(9).doubles(451, -50, 50).toArray();
    double step = 1 / loss.spectrum().max();
    Outcome outcome =
        new Descent(loss, new GradientDescent(new ConstantStep(step)), StopRule.after(40), start)
            .outcome();
    double expected = Forecast.from(loss, start).withStep(step).gap(40);
    assertThat(loss.gap(outcome.arrival().at())).isCloseTo(expected, within(1e-9 * expected));
  }

  private static double gapAfter(Trainer trainer, SyntheticRows rows) {
    return trainer.fit(rows).gap();
  }

  @Test
  void moreColumnsThanRowsFitPerfectlyByTheDual() {
    Design design = Design.random(60, 1_000, 100, 1, true, 4);
    Fit fit = Trainer.automatic().fit(design.rows());
    assertThat(fit.plan().choice().route()).isEqualTo(Route.DUAL);
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.standardErrors()).isNull();
    double[] nothing = new double[1_001];
    assertThat(design.loss(fit.coefficients())).isLessThan(1e-18 * design.loss(nothing));
  }

  @Test
  void theDualNeedsFewerRowsThanColumns() {
    Trainer trainer = Trainer.automatic().withRoute(Route.DUAL);
    assertThatThrownBy(() -> trainer.fit(SyntheticRows.ofTheArticle(1)))
        .hasMessageContaining("5,000 rows")
        .hasMessageContaining("5 columns");
  }

  @Test
  void gradientDescentOnRowsFindsItsStepSizes() {
    Trainer trainer =
        Trainer.automatic()
            .withRoute(Route.MEMORY)
            .withOptimizer(new GradientDescent(new AutomaticStep()));
    Design design = Design.random(400, 6, 100, 1, true, 9);
    Fit fit = trainer.fit(design.rows());
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    double[] expected = Trainer.automatic().fit(design.rows()).optimum();
    for (int j = 1; j <= 6; j++) {
      double unit = design.targetRootMeanSquare() / fit.plan().columns().standardDeviation(j);
      assertThat(fit.coefficients()[j]).isCloseTo(expected[j], within(1e-6 * unit));
    }
    // One pass an iteration, and one each for the start, the first step and the end.
    long passes = fit.outcome().arrival().evaluations();
    assertThat(passes).isEqualTo(fit.outcome().arrival().iterations() + 3);
  }

  @Test
  void onRowsNoOptimumIsKnown() {
    Trainer trainer = Trainer.automatic().withRoute(Route.MEMORY).withStep(0.01);
    Fit fit = trainer.withIterations(1_000).fit(SyntheticRows.ofTheArticle(1));
    assertThat(fit.loss()).isLessThan(1e-12);
    assertThat(fit.knowsOptimum()).isFalse();
    assertThatThrownBy(fit::optimum).hasMessageContaining("not known");
  }

  @Test
  void rowsTakeTheMemoryOfTheValuesTheyHold() {
    RouteChoice few = RouteChoice.of(Optional.empty(), 1_000_000, 50, 200_000, GIB);
    assertThat(few.route()).isEqualTo(Route.MEMORY);
    assertThat(few.reason()).contains("82 MB");
    RouteChoice penalized = RouteChoice.penalized(Optional.empty(), 1_000_000, 50, 200_000, GIB);
    assertThat(penalized.route()).isEqualTo(Route.MEMORY);
    assertThat(RouteChoice.of(Optional.empty(), 1_000_000, 1_000_000, 200_000, GIB).route())
        .isEqualTo(Route.REREAD);
  }
}
