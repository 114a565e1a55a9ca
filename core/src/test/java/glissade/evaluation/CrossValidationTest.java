package glissade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.evaluation.CrossValidation.Candidate;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.Design;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  private static final Folds FOLDS = new Folds(5, 3);

  /** The error of coefficients on rows, by plain loops. */
  private static double error(Rows rows, double[] coefficients) {
    double sum = 0;
    double weights = 0;
    for (Batch any : rows.inMemory().chunks()) {
      DenseBatch batch = any.dense();
      for (int i = 0; i < batch.rows(); i++) {
        double r = coefficients[0] - batch.target(i);
        for (int j = 0; j < batch.features(); j++) {
          r += coefficients[j + 1] * batch.feature(i, j);
        }
        sum += batch.weight(i) * r * r;
        weights += batch.weight(i);
      }
    }
    return sum / weights;
  }

  private static Trainer trainer(boolean intercept) {
    Trainer trainer = Trainer.automatic().withTolerance(1e-13);
    return intercept ? trainer : trainer.withoutIntercept();
  }

  /** A model of each fold's training rows, from the rows. */
  private static List<Double> refitted(
      Rows rows, Folds folds, ElasticNet penalty, boolean intercept) {
    List<Double> errors = new ArrayList<>();
    for (int k = 0; k < folds.count(); k++) {
      Rows training = folds.split(k).training(rows).inMemory();
      Fit fit = trainer(intercept).withPenalty(penalty).fit(training);
      // Of squares the optimum that descent is compared with, of corners where it arrived.
      double[] at = fit.knowsOptimum() ? fit.optimum() : fit.coefficients();
      errors.add(error(folds.split(k).heldOut(rows), at));
    }
    return errors;
  }

  private static void assertSame(List<Double> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int k = 0; k < found.size(); k++) {
      assertThat(found.get(k)).isCloseTo(expected.get(k), within(1e-9 * expected.get(k)));
    }
  }

  @Property(tries = 25)
  void ridgeErrorsAreThoseOfRefittingEveryFoldForEveryLambda(
      @ForAll @IntRange(min = 1, max = 12) int d,
      @ForAll boolean intercept,
      @ForAll boolean weighted,
      @ForAll boolean deviation,
      @ForAll long seed) {
    Design design = Design.random(120, d, 100, 1, deviation, seed);
    Random random = new Random(seed);
    if (weighted) {
      design = design.weighted(random.doubles(120, 0.1, 3).toArray());
    }
    List<Double> factors = new ArrayList<>();
    for (int j = 0; j < d && random.nextBoolean(); j++) {
      factors = new ArrayList<>(random.ints(d, 0, 3).mapToObj(i -> (double) i).toList());
    }
    ElasticNet penalty = new ElasticNet(1, 0, deviation, factors);
    InMemoryRows rows = design.rows();
    double[] lambdas = {10, 1, 0.1, 1e-3, 0};
    CrossValidation found =
        CrossValidation.of(FoldTriangles.of(rows, FOLDS), penalty, intercept, lambdas);
    for (int i = 0; i < lambdas.length; i++) {
      List<Double> expected = refitted(rows, FOLDS, penalty.withLambda(lambdas[i]), intercept);
      assertSame(found.candidates().get(i).byFold(), expected);
    }
  }

  @Property(tries = 15)
  void lassoAndElasticNetErrorsAreThoseOfRefitting(
      @ForAll @IntRange(min = 2, max = 8) int d,
      @ForAll boolean intercept,
      @ForAll boolean lasso,
      @ForAll long seed) {
    InMemoryRows rows = Design.random(100, d, 30, 2, true, seed).rows();
    ElasticNet penalty = new ElasticNet(1, lasso ? 1 : 0.6, true, List.of());
    FoldTriangles triangles = FoldTriangles.of(rows, FOLDS);
    CrossValidation found = CrossValidation.ofPath(triangles, penalty, intercept, 4);
    for (Candidate each : found.candidates()) {
      List<Double> expected = refitted(rows, FOLDS, penalty.withLambda(each.lambda()), intercept);
      assertSame(each.byFold(), expected);
    }
  }

  @Test
  void theErrorIsTheMeanOverFoldsByTheirWeightAndItsStandardErrorTheirDeviation() {
    InMemoryRows rows = Design.random(200, 3, 10, 1, false, 4).rows();
    CrossValidation found =
        CrossValidation.of(FoldTriangles.of(rows, FOLDS), ElasticNet.none(), true, 0.0);
    Candidate only = found.best();
    double n = 0;
    double mean = 0;
    for (int k = 0; k < 5; k++) {
      n += found.foldRows().get(k);
      mean += found.foldRows().get(k) * only.byFold().get(k);
    }
    mean /= n;
    double variance = 0;
    for (int k = 0; k < 5; k++) {
      variance += found.foldRows().get(k) / n * Math.pow(only.byFold().get(k) - mean, 2);
    }
    assertThat(n).isEqualTo(200);
    assertThat(only.error()).isCloseTo(mean, within(1e-14));
    assertThat(only.standardError()).isCloseTo(Math.sqrt(variance / 4), within(1e-14));
    assertThat(only.nonZero()).isEqualTo(3);
  }

  @Test
  void theSimplestModelWithinOneStandardErrorOfTheBestIsFound() {
    Random random = new Random(2);
    double[][] x = new double[80][20];
    double[] y = new double[80];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < 20; j++) {
        x[i][j] = random.nextGaussian();
      }
      y[i] = x[i][0] + 3 * random.nextGaussian();
    }
    FoldTriangles triangles = FoldTriangles.of(InMemoryRows.of(x, y), new Folds(10, 1));
    CrossValidation found = CrossValidation.ofPath(triangles, ElasticNet.lasso(1), true, 50);
    Candidate best = found.best();
    Candidate simple = found.withinOneStandardError();
    double bound = best.error() + best.standardError();
    assertThat(simple.lambda()).isGreaterThan(best.lambda());
    assertThat(simple.nonZero()).isLessThan(best.nonZero());
    assertThat(simple.error()).isLessThanOrEqualTo(bound);
    for (Candidate each : found.candidates()) {
      assertThat(each.error()).isGreaterThanOrEqualTo(best.error());
      assertThat(each.lambda() > simple.lambda() && each.error() <= bound).isFalse();
    }
    assertThat(found.candidates().get(0).nonZero()).isZero();
    assertThat(found.candidates()).hasSize(50);
  }

  @Test
  void aRidgePathLeadsFromNextToNothingToNextToLeastSquares() {
    InMemoryRows cars =
        InMemoryRows.of(MotorTrend.columns(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), MotorTrend.column(0));
    FoldTriangles triangles = FoldTriangles.of(cars, new Folds(4, 2));
    CrossValidation path = CrossValidation.ofPath(triangles, ElasticNet.ridge(1), true, 30);
    List<Candidate> all = path.candidates();
    double constant = CrossValidation.of(triangles, ElasticNet.ridge(1), true, 1e12).best().error();
    double squares = CrossValidation.of(triangles, ElasticNet.none(), true, 0.0).best().error();
    assertThat(all.get(0).error()).isCloseTo(constant, within(0.05 * constant));
    assertThat(all.get(29).error()).isCloseTo(squares, within(0.05 * squares));
    assertThat(path.best().error()).isLessThan(0.8 * squares);
  }

  @Test
  void oneFoldWithAllRowsLeavesNothingToTrainOn() {
    double[][] x = {{1}, {1}, {1}, {1}};
    double[] y = {2, 2, 2, 2};
    assertThatThrownBy(() -> FoldTriangles.of(InMemoryRows.of(x, y), FOLDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of the folds");
  }

  @Test
  void foldsWithoutRowsAreNamed() {
    double[][] x = new double[30][1];
    double[] y = new double[30];
    for (int i = 0; i < 30; i++) {
      x[i][0] = i % 3;
      y[i] = x[i][0] * x[i][0];
    }
    InMemoryRows rows = InMemoryRows.of(x, y);
    Set<Integer> having = new TreeSet<>();
    for (int k : FOLDS.of(rows.chunks().get(0))) {
      having.add(k + 1);
    }
    CrossValidation found =
        CrossValidation.of(FoldTriangles.of(rows, FOLDS), ElasticNet.ridge(1), true, 1);
    assertThat(found.emptyFolds()).isNotEmpty().doesNotContainAnyElementsOf(having);
    assertThat(found.emptyFolds().size() + having.size()).isEqualTo(FOLDS.count());
    assertThat(found.foldRows()).hasSize(having.size());
  }

  @Test
  void aTargetOrColumnsThatDoNotVaryInAFoldAreNoObstacle() {
    Random random = new Random(5);
    double[][] x = new double[40][2];
    double[] y = new double[40];
    for (int i = 0; i < 40; i++) {
      // The last row alone has anything but zero in the second column.
      x[i] = new double[] {random.nextGaussian(), i == 39 ? 1 : 0};
      y[i] = x[i][0] + random.nextGaussian();
    }
    InMemoryRows rows = InMemoryRows.of(x, y);
    for (ElasticNet penalty : List.of(ElasticNet.ridge(1), ElasticNet.lasso(1))) {
      CrossValidation found = CrossValidation.of(FoldTriangles.of(rows, FOLDS), penalty, true, 0.1);
      assertSame(found.best().byFold(), refitted(rows, FOLDS, penalty.withLambda(0.1), true));
    }
  }
}
