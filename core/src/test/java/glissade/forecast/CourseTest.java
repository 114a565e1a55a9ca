package glissade.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.optimizer.ConjugateGradient;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.Direction;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.HeavyBall;
import glissade.optimizer.Nesterov;
import glissade.optimizer.Recurrence;
import glissade.optimizer.Steepest;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** What is forecast of a method with fixed coefficients, against running it. */
class CourseTest {

  /** A longer run would only take time. */
  private static final long LONGEST = 20_000;

  /** Rows of a random design, or orthogonal columns with curvatures between 1 and 1/κ. */
  private static CompressedLeastSquares problem(int d, double condition, boolean plain, long seed) {
    if (!plain) {
      Design design = Design.random(60, d, condition, 0.5, false, seed);
      return new CompressedLeastSquares(Triangle.of(design.rows()), Scaling.raw(d, true));
    }
    Random random = new Random(seed);
    double[][] x = new double[d][d];
    double[] y = new double[d];
    for (int i = 0; i < d; i++) {
      double part = d == 1 ? 0 : (double) i / (d - 1);
      x[i][i] = Math.sqrt(d / 2.0 * Math.pow(condition, -part));
      y[i] = x[i][i] * random.nextGaussian();
    }
    return new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), Scaling.raw(d, false));
  }

  private static Recurrence method(Forecast forecast, int kind, double beta, double part) {
    double largest = forecast.spectrum().max();
    double condition = forecast.spectrum().condition();
    Recurrence unit =
        switch (kind) {
          case 0 -> Recurrence.steepest(1);
          case 1 -> Recurrence.steepest(2 / (1 + 1 / condition));
          case 2 -> FirstPassageTest.bestHeavyBall(condition);
          case 3 -> FirstPassageTest.bestNesterov(condition);
          case 4 -> new Recurrence(part * 2 * (1 + beta), beta, false);
          default -> new Recurrence(part * 2 * (1 + beta) / (1 + 2 * beta), beta, true);
        };
    return new Recurrence(unit.eta() / largest, unit.beta(), unit.ahead());
  }

  /** θ₀, θ₁, …: by the descent itself, where there is one that does not end. */
  private static Iterator<double[]> iterates(CompressedLeastSquares problem, Course course) {
    Recurrence method = course.recurrence();
    if (!course.isStable()) {
      return plainLoop(problem, method);
    }
    double[] start = new double[problem.dimension()];
    ConstantStep step = new ConstantStep(method.eta());
    Direction direction =
        method.ahead()
            ? new Nesterov(method.beta())
            : method.beta() == 0 ? new Steepest() : new HeavyBall(method.beta());
    Optimizer optimizer = new GradientDescent(direction, step);
    Descent descent = new Descent(problem, optimizer, StopRule.after(Long.MAX_VALUE), start);
    return Stream.concat(Stream.of(start), Stream.generate(() -> descent.next().at())).iterator();
  }

  /** The points y_k at which the gradient is taken. */
  private static Iterator<double[]> plainLoop(CompressedLeastSquares problem, Recurrence method) {
    double[] start = new double[problem.dimension()];
    double[] gradient = new double[start.length];
    double[][] last = {start};
    return Stream.iterate(
            start,
            y -> {
              problem.valueAndGradient(y, gradient);
              double[] x = new double[y.length];
              double[] next = new double[y.length];
              for (int j = 0; j < y.length; j++) {
                x[j] = y[j] - method.eta() * gradient[j];
                double from = method.ahead() ? x[j] : y[j];
                next[j] = x[j] + method.beta() * (from - last[0][j]);
              }
              last[0] = method.ahead() ? x : y;
              return next;
            })
        .iterator();
  }

  @Property(tries = 250)
  void thePredictedNumberOfIterationsIsTheActualOneGiveOrTakeOne(
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @Scale(3) @DoubleRange(min = 0, max = 6) double magnitude,
      @ForAll boolean plain,
      @ForAll @IntRange(min = 0, max = 5) int kind,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.999) double beta,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.999) double part,
      @ForAll @Scale(3) @DoubleRange(min = 0.1, max = 8) double digits,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, Math.pow(10, magnitude), plain, seed);
    Forecast forecast = Forecast.fromZero(problem);
    Course course = forecast.course(method(forecast, kind, beta, part));
    double wanted = Math.pow(10, -digits);
    if (course.iterationsToGap(wanted).getAsLong() > LONGEST) {
      wanted = course.gap(LONGEST / 2) / course.gap(0);
    }
    long predicted = course.iterationsToGap(wanted).getAsLong();
    double target = wanted * problem.gap(new double[problem.dimension()]);
    Iterator<double[]> run = iterates(problem, course);
    long actual = 0;
    while (problem.gap(run.next()) > target && actual < predicted + 2) {
      actual++;
    }
    assertThat(actual).isBetween(predicted - 1, predicted + 1);
  }

  @Property(tries = 150)
  void theClosedFormIsTheLoop(
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @Scale(3) @DoubleRange(min = 0, max = 4) double magnitude,
      @ForAll boolean plain,
      @ForAll @IntRange(min = 0, max = 5) int kind,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.999) double beta,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.999) double part,
      @ForAll @IntRange(min = 0, max = 500) int k,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, Math.pow(10, magnitude), plain, seed);
    Forecast forecast = Forecast.fromZero(problem);
    Course course = forecast.course(method(forecast, kind, beta, part));
    Iterator<double[]> run = iterates(problem, course);
    double[] at = run.next();
    for (int i = 0; i < k; i++) {
      at = run.next();
    }
    // The best heavy ball first grows √κ-fold, and its rounding with it.
    double size = Math.max(1, Math.sqrt(course.gap(k) / course.gap(0)));
    assertThat(course.iterate(k)).containsExactly(at, within(1e-8 * size));
    double gap = problem.gap(at);
    assertThat(course.gap(k)).isCloseTo(gap, within(1e-9 * Math.max(gap, course.gap(0))));
  }

  /**
   * With one curvature the best heavy ball is at the optimum after one update, but for rounding.
   */
  @Property(tries = 200)
  void whatIsLostBesideOneIsNothingAndNotNothingKnown(
      @ForAll @IntRange(min = 1, max = 8) int d,
      @ForAll @IntRange(min = 2, max = 3) int kind,
      @ForAll @IntRange(min = 0, max = 50) int k,
      @ForAll long seed) {
    Forecast forecast = Forecast.fromZero(problem(d, 1, true, seed));
    Course course = forecast.course(method(forecast, kind, 0, 0));
    assertThat(course.gap(k)).isBetween(0.0, k == 0 ? Double.MAX_VALUE : 1e-6 * course.gap(0));
    assertThat(course.iterationsToGap(1e-6).getAsLong()).isBetween(1L, 1L);
  }

  @Property(tries = 60)
  void onePerCentUnderTheLimitArrivesAndOnePerCentOverItDiverges(
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll @Scale(3) @DoubleRange(min = 0, max = 4) double magnitude,
      @ForAll boolean plain,
      @ForAll @IntRange(min = 0, max = 2) int kind,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.99) double beta,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, Math.pow(10, magnitude), plain, seed);
    Forecast forecast = Forecast.fromZero(problem);
    Recurrence any = new Recurrence(1, kind == 0 ? 0 : beta, kind == 2);
    double limit = forecast.course(any).stableBelow().getAsDouble();
    Course under = forecast.course(new Recurrence(0.99 * limit, any.beta(), any.ahead()));
    Course over = forecast.course(new Recurrence(1.01 * limit, any.beta(), any.ahead()));
    assertThat(under.isStable()).isTrue();
    assertThat(under.rate()).isLessThan(1);
    assertThat(Divergence.of(under)).isNull();
    assertThat(over.isStable()).isFalse();
    Divergence divergence = Divergence.of(over);
    assertThat(divergence).isNotNull();
    assertThat(divergence.growthFactor()).isGreaterThan(1);
    assertFollows(problem, under, 1e-3);
    assertFollows(problem, over, 1e3);
    assertFirstGrowth(problem, over, divergence.firstGrowth());
  }

  /** The loop is where it is forecast when it is forecast to pass a part of the first gap. */
  private static void assertFollows(CompressedLeastSquares problem, Course course, double part) {
    long k = 1;
    while (part < 1 ? course.gap(k) > part * course.gap(0) : course.gap(k) < part * course.gap(0)) {
      k *= 2;
    }
    Iterator<double[]> run = iterates(problem, course);
    double[] at = run.next();
    for (long i = 0; i < Math.min(k, LONGEST); i++) {
      at = run.next();
    }
    double expected = course.gap(Math.min(k, LONGEST));
    assertThat(problem.gap(at)).isCloseTo(expected, within(1e-6 * expected + 1e-12));
  }

  @Property(tries = 300)
  void theFirstIterationThatGrowsIsTheFirstOfAllThatDo(
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @Scale(3) @DoubleRange(min = 1.001, max = 1.9) double times,
      @ForAll @Scale(3) @DoubleRange(min = 0, max = 3) double magnitude,
      @ForAll long seed) {
    Forecast forecast = Forecast.fromZero(problem(d, Math.pow(10, magnitude), true, seed));
    Course course = forecast.withStep(times * forecast.stableBelow().getAsDouble());
    long first = 0;
    while (!(course.gap(first + 1) > course.gap(first))) {
      first++;
    }
    assertThat(course.firstGrowth()).hasValue(first);
  }

  private static void assertFirstGrowth(
      CompressedLeastSquares problem, Course course, long predicted) {
    Iterator<double[]> run = iterates(problem, course);
    double before = problem.gap(run.next());
    for (long k = 0; k < predicted - 1; k++) {
      double now = problem.gap(run.next());
      assertThat(now).as("after iteration %d", k).isLessThanOrEqualTo(before * (1 + 1e-9));
      before = now;
    }
    // Where the gap stands still, rounding decides which of two iterations was the first.
    boolean grew = false;
    for (int i = 0; i < 3; i++) {
      double now = problem.gap(run.next());
      grew |= now > before;
      before = now;
    }
    assertThat(grew).isTrue();
  }

  @Property(tries = 60)
  void aDivergentRunEndsAsDiverged(
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll @Scale(3) @DoubleRange(min = 0, max = 4) double magnitude,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.99) double beta,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, Math.pow(10, magnitude), true, seed);
    Recurrence any = new Recurrence(1, beta, false);
    double limit = any.stableBelow(problem.spectrum().max());
    Optimizer optimizer = new GradientDescent(new HeavyBall(beta), new ConstantStep(1.01 * limit));
    Outcome outcome =
        new Descent(problem, optimizer, StopRule.budget(100_000), new double[d]).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
  }

  @Property(tries = 200)
  void conjugateGradientKeepsWithinItsBound(
      @ForAll @IntRange(min = 1, max = 30) int d,
      @ForAll @Scale(3) @DoubleRange(min = 0, max = 4) double magnitude,
      @ForAll boolean plain,
      @ForAll @Scale(3) @DoubleRange(min = 0.1, max = 10) double digits,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, Math.pow(10, magnitude), plain, seed);
    double part = Math.pow(10, -digits);
    long bound = Forecast.fromZero(problem).conjugate().iterationsToGap(part);
    double[] start = new double[problem.dimension()];
    double target = part * problem.gap(start);
    Descent descent = new Descent(problem, new ConjugateGradient(), StopRule.after(bound), start);
    double gap = problem.gap(start);
    while (descent.hasNext()) {
      gap = problem.gap(descent.next().at());
    }
    assertThat(gap).isLessThanOrEqualTo(target * (1 + 1e-9));
  }

  @Property(tries = 40)
  void outlyingCurvaturesCostConjugateGradientOneIterationEach(
      @ForAll @IntRange(min = 0, max = 3) int large,
      @ForAll @IntRange(min = 0, max = 1) int small) {
    int d = 60;
    double[][] x = new double[d][d];
    double[] y = new double[d];
    for (int i = 0; i < d; i++) {
      x[i][i] = i < large ? 1e6 * (i + 1) : i < large + small ? 1e-3 : 1 + 1e-3 * i;
      y[i] = x[i][i];
    }
    CompressedLeastSquares problem =
        new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), Scaling.raw(d, false));
    ConjugateBound bound = Forecast.fromZero(problem).conjugate();
    assertThat(bound.iterations()).isEqualTo(d);
    assertThat(bound.iterationsToGap(1e-6)).isBetween(large + 2L, large + 4L + 6L * small);
    assertThat(bound.iterationsToGap(1)).isZero();
  }

  @Property(tries = 60)
  void theSharesMakeUpTheGapAndEachGoesItsOwnWay(
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll @IntRange(min = 0, max = 3) int kind,
      @ForAll @IntRange(min = 0, max = 100) int k,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, 1e3, true, seed);
    Forecast forecast = Forecast.fromZero(problem);
    Course course = forecast.course(method(forecast, kind, 0, 0));
    double[] at = course.iterate(k);
    double gap = problem.gap(at);
    double sum = 0;
    double before = 1;
    for (GapShare share : course.shares(k)) {
      // The columns are the eigen-directions here, the largest curvature first.
      double away = at[share.number()] - forecast.optimum()[share.number()];
      double own = share.curvature() * away * away / 2;
      assertThat(share.part() * gap).isCloseTo(own, within(1e-9 * gap + 1e-25));
      assertThat(share.part()).isLessThanOrEqualTo(before);
      before = share.part();
      sum += share.part();
      long alone = course.iterationsAlong(share.number(), 1e-4).getAsLong();
      assertThat(Math.abs(course.left(share.number(), alone))).isLessThanOrEqualTo(1e-2);
    }
    assertThat(sum).isCloseTo(course.gap(k) > 0 ? 1 : 0, within(1e-9));
    assertThat(Forecast.from(problem, at).shares()).hasSize(d);
  }

  @Property(tries = 60)
  void aDirectionLosesADigitOfItsGapInAsManyIterationsAsToldOf(
      @ForAll @IntRange(min = 2, max = 6) int d, @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, 1e3, true, seed);
    Forecast forecast = Forecast.fromZero(problem);
    Course course = forecast.withStep(1 / forecast.spectrum().max());
    int last = d - 1;
    double digit = course.iterationsPerDigit(last);
    assertThat(course.iterationsAlong(last, 1e-3).getAsLong())
        .isCloseTo(Math.round(3 * digit), within(1L));
    assertThat(course.rateAlong(last)).isCloseTo(1 - 1e-3, within(1e-9));
  }

  @Property(tries = 60)
  void whatIsLeftWhenItStagnatesLiesAlongTheSlowDirections(
      @ForAll @IntRange(min = 2, max = 6) int d,
      @ForAll @IntRange(min = 1, max = 2_000) int made,
      @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, 1e4, true, seed);
    Forecast forecast = Forecast.fromZero(problem);
    GradientDescent descent = new GradientDescent(new ConstantStep(forecast.bestStep()));
    double[] at =
        new Descent(problem, descent, StopRule.after(made), new double[d]).outcome().arrival().at();
    Stagnation why = Stagnation.of(forecast, descent.recurrence(problem), at, made);
    assertThat(why.condition()).isCloseTo(1e4, within(1e-6));
    assertThat(why.left() * forecast.firstGap()).isCloseTo(problem.gap(at), within(1e-12));
    assertThat(why.target()).isEqualTo(1e-6);
    long all = forecast.best().iterationsToGap(1e-6).getAsLong();
    assertThat(why.more()).hasValue(Math.max(0, all - made));
    assertThat(why.slow().size()).isBetween(1, 3);
    List<GapShare> expected = forecast.best().shares(made);
    assertThat(why.slow().get(0).number()).isEqualTo(expected.get(0).number());
    assertThat(why.slow().get(0).part()).isCloseTo(expected.get(0).part(), within(1e-6));
  }

  /** One small curvature among others near 1: to be rid of it costs more than one iteration. */
  @Test
  void aSmallCurvatureCostsConjugateGradientItsFactorToo() {
    int d = 40;
    double[][] x = new double[d][d];
    double[] y = new double[d];
    for (int i = 0; i < d; i++) {
      x[i][i] = i == 0 ? 1e-3 : 1 + (double) i / d;
      y[i] = 1;
    }
    CompressedLeastSquares problem =
        new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), Scaling.raw(d, false));
    double first = problem.gap(new double[d]);
    for (double part : new double[] {1e-3, 1e-6, 1e-9}) {
      StopRule stop = StopRule.gap(part).or(StopRule.budget(1_000));
      Descent run = new Descent(problem, new ConjugateGradient(), stop, new double[d]);
      long needed = run.outcome().arrival().iterations();
      long bound = Forecast.fromZero(problem).conjugate().iterationsToGap(part);
      assertThat(bound).as("%s of %s", part, first).isBetween(needed, needed + 8);
    }
  }

  @Test
  void whatIsAimedAtWhereItStagnatesIsLessThanWhatIsLeft() {
    CompressedLeastSquares problem = problem(3, 1e2, true, 5);
    Forecast forecast = Forecast.fromZero(problem);
    Course course = forecast.best();
    long made = course.iterationsToGap(5e-7).getAsLong();
    Stagnation why =
        Stagnation.of(forecast, Optional.of(course.recurrence()), course.iterate(made), made);
    assertThat(why.left()).isBetween(1e-7, 5e-7);
    assertThat(why.target()).isEqualTo(1e-12);
  }
}
