package glissade.report.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.evaluation.Confusion;
import glissade.loss.HuberLoss;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.model.Fit;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import glissade.rows.Split;
import glissade.rows.SyntheticRows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

  private static Residuals of(double[][] x, double[] y) {
    InMemoryRows rows = InMemoryRows.of(x, y);
    return Diagnostics.of(Trainer.automatic().fit(rows), rows).residuals().orElseThrow();
  }

  private static double[][] features(Random random, int n, int d) {
    double[][] x = new double[n][d];
    for (double[] row : x) {
      for (int j = 0; j < d; j++) {
        row[j] = 10 * j + random.nextGaussian();
      }
    }
    return x;
  }

  private static double[] targets(Random random, double[][] x) {
    return Arrays.stream(x)
        .mapToDouble(row -> Arrays.stream(row).sum() + 3 * random.nextGaussian())
        .toArray();
  }

  /**
   * Cook's distance is how far all predictions move, in units of p·s², when the row is left out.
   */
  @Property(tries = 20)
  void leavingARowOutMovesPredictionsByCooksDistance(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int d) {
    Random random = new Random(seed);
    int n = d + 4 + random.nextInt(10);
    double[][] x = features(random, n, d);
    double[] y = targets(random, x);
    Residuals of = of(x, y);
    double[] whole = Trainer.automatic().fit(InMemoryRows.of(x, y)).optimum();
    for (Observation row : of.drawn()) {
      int left = (int) row.place() - 1;
      int[] others = IntStream.range(0, n).filter(i -> i != left).toArray();
      double[][] otherX = Arrays.stream(others).mapToObj(i -> x[i]).toArray(double[][]::new);
      double[] otherY = Arrays.stream(others).mapToDouble(i -> y[i]).toArray();
      double[] without = Trainer.automatic().fit(InMemoryRows.of(otherX, otherY)).optimum();
      double moved = 0;
      for (double[] features : x) {
        double by = predict(whole, features) - predict(without, features);
        moved += by * by;
      }
      double distance = moved / (d + 1) / (of.scale() * of.scale());
      assertThat(row.distance()).isCloseTo(distance, within(1e-8 * Math.max(1, distance)));
    }
  }

  private static double predict(double[] coefficients, double[] row) {
    double sum = coefficients[0];
    for (int j = 0; j < row.length; j++) {
      sum += coefficients[j + 1] * row[j];
    }
    return sum;
  }

  @Test
  void extremesAndTotalsAreOfAllRowsHoweverFewAreDrawn() {
    Random random = new Random(11);
    int n = 40_000;
    double[][] x = features(random, n, 3);
    double[] y = targets(random, x);
    x[31_234] = new double[] {9, 9, 9};
    y[12_345] += 100;
    Residuals of = of(x, y);
    assertThat(of.rows()).isEqualTo(n);
    assertThat(of.drawn()).hasSize(RowSums.MOST_DRAWN);
    assertThat(of.largestLeverages().get(0).place()).isEqualTo(31_235);
    assertThat(of.largestResiduals().get(0).place()).isEqualTo(12_346);
    assertThat(of.largestResiduals().get(0).actual()).isEqualTo(y[12_345]);
    double[] coefficients = Trainer.automatic().fit(InMemoryRows.of(x, y)).coefficients();
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += Math.pow(y[i] - predict(coefficients, x[i]), 2);
    }
    assertThat(of.scale()).isCloseTo(Math.sqrt(squares / (n - 4)), within(1e-9));
    assertThat(of.within(1.96)).isBetween(0.94, 0.96);
    assertThat(of.groups()).hasSize(10);
    assertThat(of.groups().stream().mapToLong(Residuals.Group::rows).sum()).isEqualTo(n);
    List<Residuals.Quantile> quantiles = of.quantiles();
    assertThat(quantiles.size()).isBetween(1_000, RowSums.MOST_DRAWN);
    assertThat(quantiles).isSortedAccordingTo(Comparator.comparing(Residuals.Quantile::normal));
    for (int k = 1; k < quantiles.size(); k++) {
      double step = quantiles.get(k).normal() - quantiles.get(k - 1).normal();
      assertThat(step).as("step %d", k).isLessThan(0.5);
    }
    assertThat(quantiles).isSortedAccordingTo(Comparator.comparing(Residuals.Quantile::residual));
  }

  /** Rows of every hundred are drawn about alike often: nothing in the data is favoured. */
  @Test
  void drawnRowsAreSpreadOverAll() {
    double[][] x = new double[50_000][1];
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      x[i][0] = i % 5;
      y[i] = i % 5 + i % 3;
    }
    int[] drawn = new int[5];
    of(x, y).drawn().forEach(row -> drawn[(int) ((row.place() - 1) / 10_000)]++);
    for (int count : drawn) {
      assertThat(count).isBetween(230, 370);
    }
  }

  @Test
  void anyNumberOfThreadsSaysTheSame() {
    Random random = new Random(2);
    double[][] x = features(random, 60_000, 4);
    InMemoryRows rows = InMemoryRows.of(x, targets(random, x));
    Fit fit = Trainer.automatic().fit(rows);
    Residuals one = Diagnostics.of(fit, rows.withThreads(1)).residuals().orElseThrow();
    Residuals four = Diagnostics.of(fit, rows.withThreads(4)).residuals().orElseThrow();
    assertThat(four.drawn()).isEqualTo(one.drawn());
    assertThat(four.largestDistances()).isEqualTo(one.largestDistances());
    assertThat(four.quantiles()).isEqualTo(one.quantiles());
    assertThat(four.groups()).isEqualTo(one.groups());
    assertThat(four.spreadCorrelation()).isEqualTo(one.spreadCorrelation());
    assertThat(four.scale()).isEqualTo(one.scale());
  }

  @Test
  void aRowThatIsFittedWhateverItsTargetHasNoResidual() {
    double[][] x = {{0}, {0}, {0}, {0}, {1}};
    Residuals of = of(x, new double[] {1, 2, 3, 5, 8});
    assertThat(of.pinned()).isEqualTo(1);
    Observation pinned = of.largestLeverages().get(0);
    assertThat(pinned.place()).isEqualTo(5);
    assertThat(pinned.isPinned()).isTrue();
    assertThat(pinned.standardized()).isZero();
    assertThat(of.quantiles()).hasSize(4);
  }

  @Test
  void nothingIsLeftOfAPerfectFit() {
    SyntheticRows rows = SyntheticRows.ofTheArticle(4);
    Residuals of = Diagnostics.of(Trainer.automatic().fit(rows), rows).residuals().orElseThrow();
    assertThat(of.areNothing()).isTrue();
    assertThat(of.explained()).isCloseTo(1, within(1e-12));
    Fit early = Trainer.automatic().withStep(0.01).withIterations(3).fit(rows);
    assertThat(Diagnostics.of(early, rows).residuals().orElseThrow().areNothing()).isFalse();
  }

  @Test
  void whatIsOddGivesFiniteNumbers() {
    assertFinite(of(new double[][] {{1}}, new double[] {5}));
    assertFinite(of(new double[][] {{1}, {2}}, new double[] {5, 9}));
    assertFinite(of(new double[][] {{1}, {2}, {3}}, new double[] {7, 7, 7}));
    assertFinite(of(new double[][] {{4}, {4}, {4}}, new double[] {1, 2, 6}));
    assertFinite(of(new double[][] {{1e150}, {2e150}, {3e150}}, new double[] {1, 2, 4}));
    assertThat(of(new double[][] {{1}, {2}, {3}}, new double[] {7, 7, 7}).explained()).isNaN();
  }

  private static void assertFinite(Residuals of) {
    for (Observation row : of.drawn()) {
      assertThat(row.residual() + row.standardized() + row.leverage() + row.distance()).isFinite();
    }
    assertThat(of.within(2) + of.quantile(0.25) + of.scale()).isFinite();
    of.quantiles().forEach(q -> assertThat(q.residual()).isFinite());
    of.groups().forEach(group -> assertThat(group.residual() + group.rootSize()).isFinite());
  }

  @Test
  void everyLossHasDiagnosticsAndSaysWhetherLeverageIsTold() {
    for (String name : LossCatalogue.names()) {
      Loss loss = LossCatalogue.loss(name);
      double[] y = loss.accepts(2) ? MotorTrend.column(0) : MotorTrend.column(8);
      InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(5, 3), y);
      Diagnostics of = Diagnostics.of(Trainer.automatic().withLoss(loss).fit(rows), rows);
      boolean isTold = of.whyNoLeverage().isEmpty();
      of.residuals()
          .ifPresent(
              residuals -> {
                assertFinite(residuals);
                double sum = residuals.drawn().stream().mapToDouble(Observation::leverage).sum();
                assertThat(sum).as(name).isCloseTo(isTold ? 3 : 0, within(1e-9));
              });
    }
  }

  @Test
  void whereLeverageIsNotToldIsSaidWhy() {
    InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(5, 3), MotorTrend.column(0));
    assertThat(why(Trainer.automatic().withPenalty(ElasticNet.ridge(0.1)), rows))
        .contains("without a penalty");
    assertThat(why(Trainer.automatic().withLoss(new HuberLoss(1)), rows)).contains("huber");
    Random random = new Random(1);
    double[][] wide = features(random, 5, 9);
    InMemoryRows few = InMemoryRows.of(wide, targets(random, wide));
    assertThat(why(Trainer.automatic(), few)).contains("no more rows than coefficients");
    assertThat(why(Trainer.automatic().withRoute(Route.DUAL), few)).contains("no more rows");
    double[][] many = features(random, 600, 520);
    InMemoryRows broad = InMemoryRows.of(many, targets(random, many));
    assertThat(why(Trainer.automatic(), broad)).contains("501");
  }

  private static String why(Trainer trainer, InMemoryRows rows) {
    return Diagnostics.of(trainer.fit(rows), rows).whyNoLeverage().orElseThrow();
  }

  @Test
  void routesOverRowsAndByTheTriangleTellTheSame() {
    InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(5, 3), MotorTrend.column(0));
    Trainer byRows = Trainer.automatic().withRoute(Route.MEMORY).withTolerance(1e-12);
    Residuals over = Diagnostics.of(byRows.fit(rows), rows).residuals().orElseThrow();
    Residuals folded =
        Diagnostics.of(Trainer.automatic().fit(rows), rows).residuals().orElseThrow();
    for (int i = 0; i < 3; i++) {
      Observation a = over.largestDistances().get(i);
      Observation b = folded.largestDistances().get(i);
      assertThat(a.place()).isEqualTo(b.place());
      assertThat(a.distance()).isCloseTo(b.distance(), within(1e-9));
    }
  }

  @Test
  void severalClassesAreCountedByWhatTheyAreTakenFor() {
    double[][] x = new double[90][1];
    double[] y = new double[90];
    for (int i = 0; i < 90; i++) {
      x[i][0] = i / 30.0;
      y[i] = (i / 30 + (i % 10 == 0 ? 1 : 0)) % 3;
    }
    InMemoryRows rows = InMemoryRows.of(x, y);
    Fit fit = Trainer.automatic().withClasses(new SoftmaxLoss(3)).fit(rows);
    Diagnostics of = Diagnostics.of(fit, rows);
    Confusion confusion = of.confusion().orElseThrow();
    assertThat(of.residuals()).isEmpty();
    assertThat(confusion.classes()).isEqualTo(3);
    assertThat(confusion.total()).isEqualTo(90);
    double[][] counted = new double[3][3];
    double[][] coefficients = fit.classCoefficients();
    for (int i = 0; i < 90; i++) {
      int best = 0;
      for (int k = 1; k < 3; k++) {
        best = predict(coefficients[k], x[i]) > predict(coefficients[best], x[i]) ? k : best;
      }
      counted[(int) y[i]][best]++;
    }
    for (int k = 0; k < 3; k++) {
      assertThat(confusion.actual(k)).isEqualTo(30);
      for (int l = 0; l < 3; l++) {
        assertThat(confusion.at(k, l)).isEqualTo(counted[k][l]);
      }
    }
    assertThat(confusion.predicted(0) + confusion.predicted(1) + confusion.predicted(2))
        .isEqualTo(90);
    assertThat(confusion.right()).isBetween(0.6, 1.0);
  }

  @Test
  void otherRowsThanThoseOfTheFitAreRefused() {
    double[][] x = MotorTrend.columns(5, 3);
    InMemoryRows rows = InMemoryRows.of(x, MotorTrend.column(0));
    Split split = new Split(0.3, 1);
    Fit fit = Trainer.automatic().withHoldout(split).fit(rows);
    assertThatThrownBy(() -> Diagnostics.of(fit, rows)).hasMessageContaining("These are 32 rows");
    Residuals training = Diagnostics.of(fit, split.training(rows)).residuals().orElseThrow();
    assertThat(training.rows()).isEqualTo(fit.plan().columns().rows());
  }

  @Test
  void aDivergedFitHasNone() {
    SyntheticRows rows = SyntheticRows.ofTheArticle(1);
    Fit fit = Trainer.automatic().withStep(1.5).fit(rows);
    assertThatThrownBy(() -> Diagnostics.of(fit, rows)).hasMessageContaining("no model");
  }
}
