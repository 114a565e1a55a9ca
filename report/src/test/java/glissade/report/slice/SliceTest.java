package glissade.report.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.forecast.Forecast;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.model.CompressedPlan;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.objective.Whitened;
import glissade.penalty.ElasticNet;
import glissade.report.run.Runs;
import glissade.report.run.Story;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SliceTest {

  private static double loss(Story story, double[] at) {
    Objective objective = story.plan().objective();
    return objective.valueAndGradient(at, new double[objective.dimension()]);
  }

  private static void assertIsLoss(Story story, Slice slice) {
    Plane plane = slice.plane();
    for (double a : new double[] {-2, 0, 0.7}) {
      for (double b : new double[] {-1, 0, 1.3}) {
        double x = plane.x().origin() + a;
        double y = plane.y().origin() + b;
        double expected = loss(story, plane.point(x, y));
        assertThat(slice.surface().value(x, y))
            .isCloseTo(expected, within(1e-10 * expected + 1e-25));
      }
    }
  }

  @Property(tries = 60)
  void everyPointOfAnEllipseHasItsLoss(
      @ForAll @IntRange(min = 1, max = 1_000) int seed,
      @ForAll @IntRange(min = 2, max = 6) int features,
      @ForAll boolean standardized,
      @ForAll boolean extremes,
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double gap) {
    Triangle triangle = Triangle.of(Runs.rows(40, features, seed));
    Scaling scaling =
        standardized ? Scaling.standardized(triangle, true) : Scaling.raw(features, true);
    CompressedLeastSquares squares = new CompressedLeastSquares(triangle, scaling);
    double[] optimum = squares.optimum();
    Plane plane =
        extremes
            ? Slice.extremes(Forecast.fromZero(squares), List.of("a", "b", "c", "d", "e", "f"))
                .orElseThrow()
                .plane()
            : Plane.of(scaling, scaling, optimum, 1, 2, "one", "two");
    QuadraticForm form = QuadraticForm.of(squares, plane);
    double level = form.least() + gap;
    for (int i = 0; i < 12; i++) {
      double t = 2 * Math.PI * i / 12;
      double cos = Math.sqrt(gap) * Math.cos(t);
      double sin = Math.sqrt(gap) * Math.sin(t);
      double a = form.lowest()[0] + cos * form.first()[0] + sin * form.second()[0];
      double b = form.lowest()[1] + cos * form.first()[1] + sin * form.second()[1];
      double[] gradient = new double[optimum.length];
      double value = squares.valueAndGradient(plane.point(a, b), gradient);
      assertThat(value).isCloseTo(level, within(1e-12 * level));
    }
  }

  @Test
  void aSliceBesideTheOptimumIsLeastWhereNoSmallStepLowersIt() {
    Triangle triangle = Triangle.of(Runs.rows(40, 4, 5));
    Scaling scaling = Scaling.raw(4, true);
    CompressedLeastSquares squares = new CompressedLeastSquares(triangle, scaling);
    Plane plane = Plane.of(scaling, scaling, new double[] {1, 2, 3, 4, 5}, 1, 4, "x", "y");
    QuadraticForm form = QuadraticForm.of(squares, plane);
    double[] lowest = form.lowest();
    double[] gradient = new double[5];
    double value = squares.valueAndGradient(plane.point(lowest[0], lowest[1]), gradient);
    assertThat(value).isCloseTo(form.least(), within(1e-12 * value));
    assertThat(gradient[1]).isCloseTo(0, within(1e-9));
    assertThat(gradient[4]).isCloseTo(0, within(1e-9));
    assertThat(Math.abs(gradient[2])).isGreaterThan(1);
    assertThat(form.least()).isGreaterThan(squares.leastLoss());
  }

  @Test
  void curvaturesAreThoseOfTheDirections() {
    CompressedLeastSquares squares =
        new CompressedLeastSquares(Triangle.of(Runs.rows(40, 4, 5)), Scaling.raw(4, true));
    Forecast forecast = Forecast.fromZero(squares);
    QuadraticForm form =
        Slice.extremes(forecast, List.of("a", "b", "c", "d")).flatMap(Slice::form).orElseThrow();
    double least = forecast.spectrum().min();
    assertThat(form.curvatureOfA()).isCloseTo(least, within(1e-9 * least));
    double most = forecast.spectrum().max();
    assertThat(form.curvatureOfB()).isCloseTo(most, within(1e-9 * most));
  }

  @Test
  void ofSquaresItIsTheLossWithItsRidge() {
    Trainer trainer = Trainer.automatic().withPenalty(ElasticNet.ridge(0.3));
    Story story = Runs.of(trainer, Runs.rows(60, 3, 1));
    Slice weights = Slice.ofCoefficients(story, 1, 3).orElseThrow();
    assertThat(weights.form()).isPresent();
    assertThat(weights.isThroughOptimum()).isTrue();
    assertIsLoss(story, weights);
    assertIsLoss(story, Slice.of(story).orElseThrow());
  }

  @Test
  void withTheLassoItIsTheLossWithItsCorners() {
    Story story =
        Runs.of(Trainer.automatic().withPenalty(ElasticNet.lasso(0.3)), Runs.rows(60, 3, 1));
    Slice slice = Slice.of(story).orElseThrow();
    assertThat(slice.form()).isEmpty();
    assertIsLoss(story, slice);
  }

  @Test
  void overRowsItIsTheLossOfAllOfThemAndOfThePenalty() {
    Trainer trainer =
        Trainer.automatic().withLoss(new LogisticLoss()).withPenalty(ElasticNet.ridge(0.1));
    Story story = Runs.of(trainer, Runs.classes(300, 3, 4));
    Slice slice = Slice.of(story).orElseThrow();
    assertThat(slice.taken()).isZero();
    assertThat(slice.isThroughOptimum()).isFalse();
    assertIsLoss(story, slice);
    assertIsLoss(story, Slice.ofCoefficients(story, 0, 2).orElseThrow());
  }

  @Test
  void inWhitenedCoordinatesItIsTheLossToo() {
    Story story = Runs.of(Trainer.automatic().withLoss(new HuberLoss(1)), Runs.rows(300, 3, 4));
    assertThat(story.plan().coordinates()).isInstanceOf(Whitened.class);
    assertIsLoss(story, Slice.of(story).orElseThrow());
  }

  @Test
  void inWhitenedCoordinatesWeightsAreStillWeights() {
    Story story = Runs.of(Trainer.automatic().withLoss(new HuberLoss(1)), Runs.rows(4_000, 3, 4));
    assertThat(story.plan().coordinates()).isInstanceOf(Whitened.class);
    Slice slice = Slice.ofCoefficients(story, 2, 1).orElseThrow();
    assertThat(slice.taken()).isEqualTo(1_000);
    assertThat(slice.rows()).isEqualTo(4_000);
    double[] original = slice.plane().original(0.25, -0.5);
    assertThat(original[2]).isCloseTo(0.25, within(1e-12));
    assertThat(original[1]).isCloseTo(-0.5, within(1e-12));
  }

  @Test
  void someRowsAreEverySoMany() {
    InMemoryRows rows = Runs.classes(4_000, 3, 4);
    Story story = Runs.of(Trainer.automatic().withLoss(new LogisticLoss()), rows);
    Slice slice = Slice.ofCoefficients(story, 2, 1).orElseThrow();
    double[][] x = new double[1_000][];
    double[] y = new double[1_000];
    double[][] all = Runs.columns(4_000, 3, 4);
    for (int i = 0; i < 1_000; i++) {
      x[i] = all[4 * i];
      y[i] = rows.chunks().get(0).target(4 * i);
    }
    double[] w = slice.plane().original(0.1, 0.2);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double s = w[0] + w[1] * x[i][0] + w[2] * x[i][1] + w[3] * x[i][2];
      sum += Math.log1p(Math.exp(-Math.abs(s))) + Math.max(s, 0) - y[i] * s;
    }
    assertThat(slice.surface().value(0.1, 0.2)).isCloseTo(sum / 1_000, within(1e-10));
  }

  @Property(tries = 40)
  void aPointIsWhereItIsProjectedTo(
      @ForAll @IntRange(min = 0, max = 4) int kind,
      @ForAll @DoubleRange(min = -50, max = 50) double a,
      @ForAll @DoubleRange(min = -50, max = 50) double b) {
    Plane plane = planes().get(kind);
    double[] back = plane.project(plane.point(a, b));
    assertThat(back[0]).isCloseTo(a, within(1e-9));
    assertThat(back[1]).isCloseTo(b, within(1e-9));
  }

  private static List<Plane> planes() {
    InMemoryRows rows = Runs.rows(50, 4, 2);
    Story automatic = Runs.of(Trainer.automatic(), rows);
    Story raw = Runs.of(Trainer.automatic().withStep(0.001).withIterations(3), rows);
    Story whitened = Runs.of(Trainer.automatic().withLoss(new HuberLoss(1)), Runs.rows(200, 4, 3));
    Story dual = Runs.of(Trainer.automatic().withRoute(Route.DUAL), Runs.rows(8, 20, 3));
    return List.of(
        Slice.ofCoefficients(automatic, 1, 3).orElseThrow().plane(),
        Slice.ofCoefficients(raw, 0, 2).orElseThrow().plane(),
        Slice.ofCoefficients(whitened, 4, 1).orElseThrow().plane(),
        Slice.of(dual).orElseThrow().plane(),
        Slice.of(automatic).orElseThrow().plane());
  }

  @Test
  void withOneFeatureItIsTheWholeLoss() {
    Story story = Runs.of(Trainer.automatic(), Runs.rows(30, 1, 9));
    Slice slice = Slice.of(story).orElseThrow();
    assertThat(slice.isWhole()).isTrue();
    assertThat(slice.plane().x().title()).isEqualTo("weight of x1");
    assertThat(slice.plane().y().title()).isEqualTo("intercept, at the columns’ means");
    assertIsLoss(story, slice);
  }

  @Test
  void oneWeightAloneHasNoSlice() {
    Story story = Runs.of(Trainer.automatic().withoutIntercept(), Runs.rows(30, 1, 9));
    assertThat(Slice.of(story)).isEmpty();
    assertThat(Slice.ofCoefficients(story, 0, 1)).isEmpty();
    assertThat(Slice.ofCoefficients(story, 1, 1)).isEmpty();
  }

  @Test
  void flatDirectionsAreLeftOut() {
    double[][] x = Runs.columns(40, 3, 6);
    for (double[] row : x) {
      row[2] = row[0] + row[1];
    }
    Story story = Runs.of(Trainer.automatic(), InMemoryRows.of(x, Runs.line(x, 6)));
    CompressedPlan plan = (CompressedPlan) story.plan();
    assertThat(plan.forecast().spectrum().rank()).isEqualTo(3);
    QuadraticForm form = Slice.of(story).flatMap(Slice::form).orElseThrow();
    double least = plan.forecast().spectrum().min();
    assertThat(form.curvatureOfA()).isCloseTo(least, within(1e-9 * least));
  }

  @Test
  void alongTwoColumnsThatAreOneTheRingsAreNoEllipses() {
    double[][] x = Runs.columns(40, 2, 6);
    for (double[] row : x) {
      row[1] = 2 * row[0];
    }
    Story story = Runs.of(Trainer.automatic(), InMemoryRows.of(x, Runs.line(x, 6)));
    Slice slice = Slice.ofCoefficients(story, 1, 2).orElseThrow();
    assertThat(slice.form()).isEmpty();
    assertIsLoss(story, slice);
  }

  @Test
  void aConstantColumnDoesNotMove() {
    double[][] x = Runs.columns(40, 3, 6);
    for (double[] row : x) {
      row[1] = 5;
    }
    Story story = Runs.of(Trainer.automatic(), InMemoryRows.of(x, Runs.line(x, 6)));
    assertThat(Slice.ofCoefficients(story, 1, 2)).isEmpty();
    assertThat(Slice.ofCoefficients(story, 1, 3)).isPresent();
  }

  @Test
  void ofTheDualThereAreDirectionsAndNoWeights() {
    Story story = Runs.of(Trainer.automatic().withRoute(Route.DUAL), Runs.rows(8, 20, 3));
    assertThat(Slice.ofCoefficients(story, 1, 2)).isEqualTo(Optional.empty());
    assertIsLoss(story, Slice.of(story).orElseThrow());
  }

  @Test
  void rowsOfWhichZerosAreNotHeldHaveTheSameSlice() {
    double[][] x = new double[60][3];
    int[] starts = new int[61];
    int[] columns = new int[60];
    double[] held = new double[60];
    double[] known = new double[180];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      starts[i + 1] = i + 1;
      columns[i] = i % 3;
      held[i] = 1 + i % 7;
      x[i][i % 3] = held[i];
      y[i] = (i / 3) % 2;
      known[i] = y[i];
      known[60 + i] = 1;
    }
    Responses responses = new Responses(known, 0, 60, true, false);
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss());
    Story sparse =
        Runs.of(trainer, InMemoryRows.of(new SparseBatch(starts, columns, held, 3, responses)));
    Story dense = Runs.of(trainer, InMemoryRows.of(x, y));
    Slice one = Slice.ofCoefficients(sparse, 1, 2).orElseThrow();
    Slice other = Slice.ofCoefficients(dense, 1, 2).orElseThrow();
    assertThat(one.surface().value(0.3, -0.2))
        .isCloseTo(other.surface().value(0.3, -0.2), within(1e-6));
    assertIsLoss(sparse, one);
  }

  @Test
  void aRowOfWeightTwoIsTwoRowsAndOneOfNoneIsNone() {
    double[][] x = Runs.columns(40, 2, 3);
    double[] y = new double[40];
    double[] weights = new double[40];
    for (int i = 0; i < 40; i++) {
      y[i] = x[i][0] + 3 * Math.sin(i) > 1 ? 1 : 0;
      weights[i] = i % 3;
    }
    Trainer trainer = Trainer.automatic().withLoss(new LogisticLoss());
    Story story = Runs.of(trainer, InMemoryRows.of(x, y, weights));
    assertIsLoss(story, Slice.of(story).orElseThrow());
  }

  @Test
  void countsHaveSlicesToo() {
    double[][] x = Runs.columns(50, 2, 8);
    double[] y = new double[50];
    for (int i = 0; i < 50; i++) {
      x[i][0] /= 10;
      x[i][1] /= 10;
      y[i] = i % 4;
    }
    Story story = Runs.of(Trainer.automatic().withLoss(new PoissonLoss()), InMemoryRows.of(x, y));
    assertIsLoss(story, Slice.of(story).orElseThrow());
  }
}
