package glissade.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.Triangle;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.optimizer.AutomaticStep;
import glissade.optimizer.ConjugateGradient;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.HeavyBall;
import glissade.rows.Design;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DescentTest {

  private static final Objective BOWL =
      new FunctionObjective(1, w -> w[0] * w[0], w -> new double[] {2 * w[0]});

  private static Descent descent(Objective objective, double eta, StopRule stop, double... start) {
    return new Descent(objective, new GradientDescent(new ConstantStep(eta)), stop, start);
  }

  private static CompressedLeastSquares problem(int d, long seed) {
    Design design = Design.random(100, d, 50, 0.5, false, seed);
    return new CompressedLeastSquares(Triangle.of(design.rows()), Scaling.raw(d, true));
  }

  @Test
  void convergedMeansThatTheGradientIsZero() {
    Outcome outcome =
        descent(BOWL, 0.25, StopRule.stationary(1e-9).or(StopRule.budget(1_000)), 4).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    assertThat(outcome.status()).isEqualTo("converged");
    assertThat(outcome.arrival().iterations()).isEqualTo(30);
    assertThat(outcome.arrival().gradientNorm()).isLessThanOrEqualTo(8e-9);
  }

  @Test
  void aSmallStepIsNotConvergence() {
    Outcome outcome =
        descent(BOWL, 1e-12, StopRule.stationary(1e-6).or(StopRule.budget(100)), 4).outcome();
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.hasUsablePoint()).isTrue();
    assertThat(outcome.reason()).contains("100");
  }

  @Test
  void exactlyTheIterationsAskedForAreCompleted() {
    Descent descent = descent(BOWL, 0.25, StopRule.after(7), 4);
    int count = 0;
    while (descent.hasNext()) {
      assertThat(descent.next().iteration()).isEqualTo(count++);
    }
    assertThat(count).isEqualTo(7);
    assertThat(descent.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(descent.outcome().arrival().at()[0]).isEqualTo(4 * Math.pow(0.5, 7));
    assertThatThrownBy(descent::next).hasMessageContaining("ended");
  }

  @Test
  void divergenceKeepsTheBestPoint() {
    Outcome outcome = descent(BOWL, 1.5, StopRule.after(1_000), 4).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
    assertThat(outcome.hasUsablePoint()).isFalse();
    assertThat(outcome.arrival().at()).containsExactly(4);
    assertThat(outcome.arrival().loss()).isEqualTo(16);
  }

  @Test
  void aLossThatIsNotFiniteIsNeverAPoint() {
    Objective cliff =
        new FunctionObjective(
            1, w -> w[0] < 1 ? Double.NaN : w[0] * w[0], w -> new double[] {2 * w[0]});
    Descent descent = descent(cliff, 0.25, StopRule.after(100), 4);
    while (descent.hasNext()) {
      assertThat(descent.next().at()[0]).isGreaterThanOrEqualTo(1);
    }
    assertThat(descent.outcome()).isInstanceOf(Outcome.NonFinite.class);
    assertThat(descent.outcome().arrival().at()).containsExactly(1);
    assertThat(descent.outcome().reason()).contains("update 2");
    Outcome atStart = descent(cliff, 0.25, StopRule.after(100), 0).outcome();
    assertThat(atStart).isInstanceOf(Outcome.NonFinite.class);
    assertThat(atStart.reason()).contains("start");
  }

  @Test
  void aGradientThatIsNotFiniteIsNeverFollowed() {
    Objective broken =
        new FunctionObjective(
            1, w -> w[0] * w[0], w -> new double[] {w[0] < 2 ? Double.NaN : 2 * w[0]});
    Outcome outcome = descent(broken, 0.25, StopRule.after(100), 4).outcome();
    assertThat(outcome).isInstanceOf(Outcome.NonFinite.class);
    assertThat(outcome.arrival().at()).containsExactly(2);
  }

  @Test
  void whatIsNotFiniteIsSaidWithEvaluationAndPlace() {
    Objective cliff =
        new FunctionObjective(
            2,
            w -> w[0] < 1 ? Double.NaN : w[0] * w[0],
            w -> new double[] {2 * w[0], w[0] > 100 ? Double.POSITIVE_INFINITY : 0});
    assertThat(descent(cliff, 0.25, StopRule.after(9), 4, 7).outcome().reason())
        .isEqualTo(
            "at update 2 (evaluation 4) the loss is not finite: F is NaN at (0.500000, 7.00000)");
    assertThat(descent(cliff, 0.25, StopRule.after(9), 200, 7).outcome().reason())
        .contains("at the start (evaluation 1) the gradient is not finite")
        .contains("derivative by variable 1 is Infinity at (200.000, 7.00000)");
    assertThat(descent(BOWL, Double.MAX_VALUE, StopRule.after(9), 1e150).outcome().reason())
        .contains("the point itself is not finite: variable 0 is -Infinity");
  }

  /** A function may well be negative, and then growing tenfold is no sign of anything. */
  @Test
  void growthCountsFromTheFirstLossWhateverItsSign() {
    Objective lowered =
        new FunctionObjective(1, w -> w[0] * w[0] - 100, w -> new double[] {2 * w[0]});
    Outcome outcome = descent(lowered, 0.25, StopRule.after(50), 4).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    Outcome exploded = descent(lowered, 1.5, StopRule.after(1_000), 4).outcome();
    assertThat(exploded).isInstanceOf(Outcome.Diverged.class);
    assertThat(exploded.arrival().at()).containsExactly(4);
  }

  @Test
  void cancellingKeepsTheBestPoint() {
    AtomicBoolean asked = new AtomicBoolean();
    Descent descent =
        descent(BOWL, 0.25, StopRule.whenCancelled(asked::get).or(StopRule.after(100)), 4);
    descent.next();
    asked.set(true);
    assertThat(descent.hasNext()).isFalse();
    assertThat(descent.outcome()).isInstanceOf(Outcome.Cancelled.class);
    assertThat(descent.outcome().arrival().at()).containsExactly(2);
  }

  @Test
  void rulesCombine() {
    StopRule both = StopRule.after(5).and(StopRule.stationary(1e-2));
    assertThat(descent(BOWL, 0.25, both, 4).outcome().arrival().iterations()).isEqualTo(7);
    StopRule either = StopRule.after(5).or(StopRule.stationary(1e-2));
    assertThat(descent(BOWL, 0.25, either, 4).outcome().arrival().iterations()).isEqualTo(5);
  }

  @Property(tries = 60)
  void justUnderTheLimitDescendsAndJustOverItDiverges(
      @ForAll @IntRange(min = 1, max = 6) int d, @ForAll long seed) {
    CompressedLeastSquares problem = problem(d, seed);
    double limit = 2 / problem.spectrum().max();
    Descent under = descent(problem, 0.999 * limit, StopRule.after(5_000), new double[d + 1]);
    double last = Double.POSITIVE_INFINITY;
    while (under.hasNext()) {
      double loss = under.next().loss();
      assertThat(loss).isLessThanOrEqualTo(last * (1 + 1e-12));
      last = loss;
    }
    assertThat(under.outcome()).isInstanceOf(Outcome.Completed.class);
    Descent over = descent(problem, 1.01 * limit, StopRule.after(5_000), new double[d + 1]);
    double[] at = new double[d + 1];
    while (over.hasNext()) {
      at = over.next().at();
    }
    assertThat(over.outcome()).isInstanceOf(Outcome.Diverged.class);
    assertThat(over.outcome().reason()).contains("stable limit");
    // Over a known limit it is told as soon as the loss is over the first one.
    double[] ignored = new double[d + 1];
    double first = problem.valueAndGradient(new double[d + 1], ignored);
    assertThat(problem.valueAndGradient(at, ignored)).isBetween(first, 1.05 * first);
  }

  @Property(tries = 400)
  void conjugateGradientConvergesOnRawColumnsOfAnyScale(
      @ForAll @IntRange(min = 1, max = 12) int d,
      @ForAll @IntRange(min = 0, max = 8) int logCondition,
      @ForAll boolean exact,
      @ForAll long seed) {
    Design design = Design.random(300, d, Math.pow(10, logCondition), exact ? 0 : 1, true, seed);
    Triangle triangle = Triangle.of(design.rows());
    CompressedLeastSquares problem =
        new CompressedLeastSquares(triangle, Scaling.standardized(triangle, true));
    Outcome outcome =
        new Descent(
                problem,
                new ConjugateGradient(),
                StopRule.stationary(1e-12).or(StopRule.budget(3L * (d + 1))),
                new double[d + 1])
            .outcome();
    assertThat(outcome).as(outcome.reason()).isInstanceOf(Outcome.Converged.class);
    // In standardised coordinates every column has norm √W.
    double size = design.targetRootMeanSquare();
    for (double coordinate : outcome.arrival().at()) {
      size += Math.abs(coordinate);
    }
    double rounding = 64 * Math.ulp(1.0) * size;
    assertThat(Math.sqrt(problem.gap(outcome.arrival().at())))
        .isLessThanOrEqualTo(1e-12 * Math.sqrt(problem.leastLoss()) + rounding * (1 + 1e-9));
  }

  @Test
  void anAutomaticStepIsTwoOverLargestPlusSmallestCurvature() {
    CompressedLeastSquares problem = problem(3, 5);
    Descent descent =
        new Descent(
            problem,
            new GradientDescent(new AutomaticStep()),
            StopRule.stationary(1e-9).or(StopRule.budget(100_000)),
            new double[4]);
    double expected = 2 / (problem.spectrum().max() + problem.spectrum().min());
    assertThat(descent.next().stepSize()).isEqualTo(expected);
    assertThat(descent.outcome()).isInstanceOf(Outcome.Converged.class);
  }

  @Test
  void whatAnOptimizerNeedsToKnowIsSaid() {
    assertThatThrownBy(
            () ->
                new Descent(
                    BOWL,
                    new GradientDescent(new HeavyBall(), new AutomaticStep()),
                    StopRule.after(1),
                    new double[1]))
        .hasMessageContaining("curvatures");
    assertThatThrownBy(
            () -> new Descent(BOWL, new ConjugateGradient(), StopRule.after(1), new double[1]))
        .hasMessageContaining("constant curvature")
        .hasMessageContaining("ncg");
    assertThatThrownBy(() -> descent(BOWL, 0.1, StopRule.after(1), 1, 2))
        .hasMessageContaining("2 != 1");
    assertThatThrownBy(() -> new ConstantStep(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new ConstantStep(Double.NaN)).hasMessageContaining("NaN");
  }

  /** From a loss of 0 every rise is infinitely many times the first loss. */
  @Test
  void aRiseFromALossOfZeroIsNoDivergence() {
    Objective bowl = new FunctionObjective(1, w -> w[0] * w[0] - 1, w -> new double[] {2 * w[0]});
    Outcome outcome =
        new Descent(
                bowl,
                new GradientDescent(new HeavyBall(0.99), new ConstantStep(1.9)),
                StopRule.stationary(1e-8).or(StopRule.budget(10_000)),
                new double[] {1})
            .outcome();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    Outcome diverged = descent(bowl, 1.5, StopRule.budget(10_000), 1).outcome();
    assertThat(diverged).isInstanceOf(Outcome.Diverged.class);
  }

  /** With η = 1.5 the loss is fourfold after every update, and 3 over the first after one. */
  @Test
  void withoutAKnownLimitALossTenBillionTimesTheFirstHasDiverged() {
    Outcome outcome = descent(BOWL, 1.5, StopRule.budget(10_000), 1).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Diverged.class);
    assertThat(outcome.arrival().iterations()).isEqualTo(18);
  }

  /** The bowl, where somebody stops the evaluation with this number and all that come after it. */
  private static Objective stoppedAt(int evaluation) {
    AtomicInteger count = new AtomicInteger();
    return new FunctionObjective(
        1,
        w -> {
          if (count.incrementAndGet() >= evaluation) {
            throw new CancellationException("somebody stopped it");
          }
          return w[0] * w[0];
        },
        w -> new double[] {2 * w[0]});
  }

  @Test
  void whoeverStopsAnEvaluationGetsTheBestPointSoFar() {
    Descent descent = descent(stoppedAt(7), 0.25, StopRule.budget(1_000), 4);
    for (int k = 0; k < 5; k++) {
      assertThat(descent.hasNext()).isTrue();
      descent.next();
    }
    assertThat(descent.hasNext()).isFalse();
    Outcome outcome = descent.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
    assertThat(outcome.reason()).isEqualTo("somebody stopped it");
    assertThat(outcome.arrival().at()).containsExactly(4 * Math.pow(0.5, 5));
    assertThat(outcome.arrival().loss()).isEqualTo(16 * Math.pow(0.25, 5));
    assertThat(outcome.arrival().gradientNorm()).isEqualTo(8 * Math.pow(0.5, 5));
    assertThat(outcome.arrival().iterations()).isEqualTo(5);
    assertThat(outcome.arrival().iteration()).isEqualTo(5);
  }

  /** What was best before a checkpoint is not in it, so it is looked at once more. */
  @Test
  void aDescentThatWentOnKeepsTheBestPointToo() {
    Optimizer optimizer = new GradientDescent(new ConstantStep(0.25));
    Descent first = new Descent(BOWL, optimizer, StopRule.after(3), new double[] {4});
    first.outcome();
    Checkpoint kept = Checkpoint.of(first.checkpoint().values());
    AtomicInteger count = new AtomicInteger();
    Objective stopped =
        new FunctionObjective(
            1,
            w -> {
              if (count.incrementAndGet() == 1) {
                throw new CancellationException("somebody stopped it");
              }
              return w[0] * w[0];
            },
            w -> new double[] {2 * w[0]});
    Outcome outcome = Descent.resume(stopped, optimizer, StopRule.after(9), null, kept).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
    assertThat(outcome.arrival().at()).containsExactly(0.5);
    assertThat(outcome.arrival().loss()).isEqualTo(0.25);
  }
}
