package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.Arrays;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nesterov's method in both forms, beside its plain loop and its theory. */
class MomentumTest {

  private static final Objective ROSENBROCK =
      new FunctionObjective(
          2,
          w -> 100 * Math.pow(w[1] - w[0] * w[0], 2) + Math.pow(1 - w[0], 2),
          w ->
              new double[] {
                -400 * w[0] * (w[1] - w[0] * w[0]) - 2 * (1 - w[0]), 200 * (w[1] - w[0] * w[0])
              });

  private static double[] ones(int d) {
    double[] ones = new double[d];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Property(tries = 100)
  void alongEveryEigenDirectionARunIsItsRecurrence(
      @ForAll @DoubleRange(min = 0, max = 6) double logCondition,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double beta,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double part) {
    DiagonalQuadratic problem = DiagonalQuadratic.geometric(7, Math.pow(10, logCondition));
    double largest = problem.spectrum().max();
    double eta = part * new Recurrence(1, beta, true).stableBelow(largest);
    GradientDescent optimizer = new GradientDescent(new Nesterov(beta), new ConstantStep(eta));
    Recurrence recurrence = optimizer.recurrence(problem).orElseThrow();
    assertThat(recurrence).isEqualTo(new Recurrence(eta, beta, true));
    Descent descent = new Descent(problem, optimizer, StopRule.after(300), ones(7));
    double[] before = ones(7);
    double[] now = new double[7];
    for (int i = 0; i < 7; i++) {
      now[i] = recurrence.first(problem.curvature(i));
    }
    while (descent.hasNext()) {
      assertThat(descent.next().at()).containsExactly(now, within(1e-11));
      for (int i = 0; i < 7; i++) {
        double lambda = problem.curvature(i);
        double next = recurrence.a(lambda) * now[i] - recurrence.b(lambda) * before[i];
        before[i] = now[i];
        now[i] = next;
      }
    }
  }

  @Test
  void theAutomaticPairIsBestOnQuadratics() {
    DiagonalQuadratic problem = DiagonalQuadratic.geometric(5, 100);
    Recurrence best =
        new GradientDescent(new Nesterov(), new AutomaticStep()).recurrence(problem).orElseThrow();
    double root = Math.sqrt(301);
    assertThat(best.eta()).isCloseTo(4 / 301.0, within(1e-15));
    assertThat(best.beta()).isCloseTo((root - 2) / (root + 2), within(1e-14));
    double rate = rate(problem, best);
    assertThat(rate).isCloseTo(1 - 2 / root, within(1e-6));
    for (double more : new double[] {0.98, 1.02}) {
      assertThat(rate(problem, new Recurrence(more * best.eta(), best.beta(), true)))
          .isGreaterThan(rate);
      assertThat(rate(problem, new Recurrence(best.eta(), more * best.beta(), true)))
          .isGreaterThan(rate);
    }
  }

  private static double rate(DiagonalQuadratic problem, Recurrence recurrence) {
    return Math.max(recurrence.rate(1), recurrence.rate(problem.spectrum().max()));
  }

  @Test
  void aMomentumLeftOpenSuitsTheStep() {
    DiagonalQuadratic problem = DiagonalQuadratic.geometric(5, 100);
    Nesterov open = new Nesterov();
    assertThat(beta(open, new InverseCurvature(), problem)).isCloseTo(9 / 11.0, within(1e-14));
    assertThat(beta(open, new ConstantStep(0.0025), problem)).isCloseTo(19 / 21.0, within(1e-14));
    assertThat(beta(open, new ConstantStep(4), problem)).isZero();
    assertThat(beta(new Nesterov(0.3), new InverseCurvature(), problem)).isEqualTo(0.3);
    assertThat(open.on(problem, new Exponential(0.01, 0.9)).beta()).isEmpty();
    assertThat(open.on(ROSENBROCK, new ConstantStep(0.01)).beta()).isEmpty();
    assertThat(open.recurrence(0.1)).hasValue(new Recurrence(0.1, 0.9, true));
  }

  private static double beta(Nesterov nesterov, StepSize step, Objective problem) {
    return new GradientDescent(nesterov, step).recurrence(problem).orElseThrow().beta();
  }

  @Test
  void aLossWithoutAnyCurvatureIsNoTrouble() {
    DiagonalQuadratic flat = new DiagonalQuadratic();
    for (Direction direction : new Direction[] {new Nesterov(), new NesterovConvex()}) {
      GradientDescent optimizer = new GradientDescent(direction, new AutomaticStep());
      StopRule stop = StopRule.stationary(1e-12).or(StopRule.budget(10));
      assertThat(new Descent(flat, optimizer, stop, new double[0]).outcome())
          .isInstanceOf(Outcome.Converged.class);
      assertThat(optimizer.on(flat).stepSize()).isEqualTo(new ConstantStep(1, false));
    }
  }

  /** The bound of the convex form holds at x_k, which is y_k where nothing was added. */
  @Test
  void withoutRestartTheConvexFormKeepsItsBound() {
    DiagonalQuadratic problem = DiagonalQuadratic.geometric(20, 1e4);
    GradientDescent optimizer =
        new GradientDescent(new NesterovConvex(Restart.NONE), new InverseCurvature());
    Descent descent = new Descent(problem, optimizer, StopRule.after(2_000), ones(20));
    double[] y = ones(20);
    double[] x = new double[20];
    int k = 0;
    while (descent.hasNext()) {
      for (int i = 0; i < 20; i++) {
        x[i] = y[i] - problem.curvature(i) * y[i] / 1e4;
      }
      k++;
      assertThat(problem.gap(x)).isLessThanOrEqualTo(2 * 20 * 1e4 / Math.pow(k + 1.0, 2));
      y = descent.next().at();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Restart.class,
      names = {"FUNCTION", "GRADIENT"})
  void restartMakesAWrongMomentumHarmless(Restart restart) {
    DiagonalQuadratic problem = DiagonalQuadratic.geometric(10, 1_000);
    long without = iterations(problem, new Nesterov(OptionalDouble.of(0.999), Restart.NONE));
    long with = iterations(problem, new Nesterov(OptionalDouble.of(0.999), restart));
    assertThat(with).isLessThan(without / 5);
    assertThat(iterations(problem, new NesterovConvex(restart)))
        .isLessThan(iterations(problem, new NesterovConvex(Restart.NONE)) / 3);
    assertThat(new Nesterov(OptionalDouble.of(0.9), restart).recurrence(0.1)).isEmpty();
    assertThat(new NesterovConvex(restart).recurrence(0.1)).isEmpty();
  }

  private static long iterations(DiagonalQuadratic problem, Direction direction) {
    StopRule stop = StopRule.gap(1e-12).or(StopRule.budget(100_000));
    Outcome outcome =
        new Descent(
                problem,
                new GradientDescent(direction, new InverseCurvature()),
                stop,
                ones(problem.dimension()))
            .outcome();
    assertThat(outcome).as(outcome.reason()).isInstanceOf(Outcome.Converged.class);
    return outcome.arrival().iterations();
  }

  @ParameterizedTest
  @EnumSource(Restart.class)
  void withoutKnownCurvaturesTheConvexFormFindsItsSteps(Restart restart) {
    GradientDescent optimizer =
        new GradientDescent(new NesterovConvex(restart), new AutomaticStep());
    StopRule stop = StopRule.stationary(1e-9).or(StopRule.budget(20_000));
    Outcome outcome = new Descent(ROSENBROCK, optimizer, stop, new double[] {-1.2, 1}).outcome();
    assertThat(outcome).as(outcome.reason()).isInstanceOf(Outcome.Converged.class);
    assertThat(outcome.arrival().at()).containsExactly(new double[] {1, 1}, within(1e-5));
    double perIteration = (double) outcome.arrival().evaluations() / outcome.arrival().iterations();
    assertThat(perIteration).isBetween(2.0, 2.3);
  }

  @Property(tries = 100)
  void theStepItFindsIsNeverShorterThanHalfOfWhatIsAlwaysSafe(
      @ForAll @DoubleRange(min = -12, max = 12) double logScale) {
    double scale = Math.pow(10, logScale);
    // Only the function and its gradient are given, so that the curvatures are not known.
    DiagonalQuadratic hidden = new DiagonalQuadratic(scale, 10 * scale, 100 * scale);
    Objective problem =
        new FunctionObjective(
            3,
            hidden::gap,
            w -> {
              double[] gradient = new double[3];
              hidden.valueAndGradient(w, gradient);
              return gradient;
            });
    GradientDescent optimizer = new GradientDescent(new NesterovConvex(), new AutomaticStep());
    Descent descent =
        new Descent(
            problem, optimizer, StopRule.stationary(1e-12).or(StopRule.budget(2_000)), ones(3));
    while (descent.hasNext()) {
      assertThat(descent.next().stepSize() * 100 * scale).isGreaterThan(0.5);
    }
    assertThat(descent.outcome()).isInstanceOf(Outcome.Converged.class);
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWithTheReason() {
    assertThat(new Nesterov().refuses(StepSize.Kind.SEARCH))
        .hasValueSatisfying(reason -> assertThat(reason).contains("not on the line"));
    GradientDescent careless =
        new GradientDescent(new NesterovConvex(), Catalogue.stepSize("backtracking:decrease=0.1"));
    assertThatThrownBy(() -> careless.start(ROSENBROCK)).hasMessageContaining("decrease=0.1");
    for (Direction direction : new Direction[] {new Nesterov(), new NesterovConvex()}) {
      assertThat(direction.refuses(StepSize.Kind.GRADIENT)).isPresent();
      assertThat(direction.refuses(StepSize.Kind.FIXED)).isEmpty();
    }
    assertThatThrownBy(
            () -> new GradientDescent(new Nesterov(), new AutomaticStep()).on(ROSENBROCK))
        .hasMessageContaining("curvatures")
        .hasMessageContaining("give a step size");
    assertThatThrownBy(() -> new Nesterov(1)).hasMessageContaining("under 1, not 1.0");
    assertThatThrownBy(() -> new Nesterov(-0.1)).hasMessageContaining("-0.1");
  }

  /** At both ends of the spectrum the error then shrinks alike. */
  @Test
  void aGivenMomentumOfHeavyBallGetsTheStepThatServesBothEnds() {
    DiagonalQuadratic problem = new DiagonalQuadratic(1, 3);
    GradientDescent optimizer = new GradientDescent(new HeavyBall(0.1), new AutomaticStep());
    Recurrence best = optimizer.recurrence(problem).orElseThrow();
    assertThat(best.eta()).isCloseTo(0.55, within(1e-15));
    assertThat(best.rate(1)).isCloseTo(best.rate(3), within(1e-14));
  }
}
