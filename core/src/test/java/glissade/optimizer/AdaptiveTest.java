package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The adaptive methods beside the plain loops of their papers. */
class AdaptiveTest {

  private static final DiagonalQuadratic BOWL = new DiagonalQuadratic(1, 7, 50);
  private static final double[] START = {3, -2, 1};
  private static final double ETA = 0.01;

  /** One coordinate's rule, with its own memory: from (k, θ, g) to the next θ. */
  private interface Coordinate {
    double next(int k, double theta, double g);
  }

  private static void assertEqualsLoop(Direction direction, Coordinate... coordinates) {
    Descent descent =
        new Descent(
            BOWL,
            new GradientDescent(direction, new ConstantStep(ETA)),
            StopRule.after(400),
            START);
    double[] theta = START.clone();
    for (int k = 1; k <= 400; k++) {
      for (int j = 0; j < 3; j++) {
        theta[j] = coordinates[j].next(k, theta[j], BOWL.curvature(j) * theta[j]);
      }
      assertThat(descent.next().at()).as("update %d", k).containsExactly(theta, within(1e-12));
    }
  }

  @Test
  void adaGradIsItsPlainLoop() {
    assertEqualsLoop(new AdaGrad(), adaGrad(), adaGrad(), adaGrad());
  }

  private static Coordinate adaGrad() {
    double[] s = {0};
    return (k, theta, g) -> {
      s[0] += g * g;
      return theta - ETA * g / Math.sqrt(s[0]);
    };
  }

  @Test
  void rmsPropIsItsPlainLoop() {
    assertEqualsLoop(new RmsProp(0.8, 0), rmsProp(0.8), rmsProp(0.8), rmsProp(0.8));
  }

  private static Coordinate rmsProp(double rho) {
    double[] v = {0};
    return (k, theta, g) -> {
      v[0] = rho * v[0] + (1 - rho) * g * g;
      return theta - ETA * g / Math.sqrt(v[0]);
    };
  }

  @Test
  void adamIsItsPlainLoop() {
    assertEqualsLoop(new Adam(), adam(0.9, 0.999, 0), adam(0.9, 0.999, 0), adam(0.9, 0.999, 0));
    assertEqualsLoop(
        new Adam(0.7, 0.95, 0), adam(0.7, 0.95, 0), adam(0.7, 0.95, 0), adam(0.7, 0.95, 0));
  }

  @Test
  void adamWIsItsPlainLoop() {
    assertEqualsLoop(
        new AdamW(new Adam(), 0.3),
        adam(0.9, 0.999, 0.3),
        adam(0.9, 0.999, 0.3),
        adam(0.9, 0.999, 0.3));
  }

  private static Coordinate adam(double beta1, double beta2, double decay) {
    double[] moments = {0, 0};
    return (k, theta, g) -> {
      moments[0] = beta1 * moments[0] + (1 - beta1) * g;
      moments[1] = beta2 * moments[1] + (1 - beta2) * g * g;
      double mean = moments[0] / (1 - Math.pow(beta1, k));
      double square = moments[1] / (1 - Math.pow(beta2, k));
      return theta * (1 - decay) - ETA * mean / Math.sqrt(square);
    };
  }

  /** A power of two changes no digit, so everything but its exponent must stay as it is. */
  @Property(tries = 40)
  void theUnitOfTheLossDoesNotMatter(@ForAll @DoubleRange(min = -200, max = 200) double exponent) {
    double unit = Math.scalb(1.0, (int) exponent);
    DiagonalQuadratic other = new DiagonalQuadratic(unit, 7 * unit, 50 * unit);
    for (Direction direction :
        new Direction[] {new AdaGrad(), new RmsProp(), new Adam(), new AdamW()}) {
      GradientDescent optimizer = new GradientDescent(direction, new ConstantStep(ETA));
      Descent one = new Descent(BOWL, optimizer, StopRule.after(100), START);
      Descent two = new Descent(other, optimizer, StopRule.after(100), START);
      while (one.hasNext()) {
        assertThat(two.next().at()).containsExactly(one.next().at());
      }
    }
  }

  /** The best point of an automatic run in another unit of the target is the same in that unit. */
  @Test
  void theUnitOfTheTargetDoesNotMatterToAnAutomaticRun() {
    double[] scaled = {3 * 1024, -2 * 1024, 1024};
    for (Direction direction :
        new Direction[] {new AdaGrad(), new RmsProp(), new Adam(), new AdamW()}) {
      GradientDescent optimizer = new GradientDescent(direction, new AutomaticStep());
      Descent one = new Descent(BOWL, optimizer, StopRule.after(100), START);
      Descent two = new Descent(BOWL, optimizer, StopRule.after(100), scaled);
      while (one.hasNext()) {
        double[] at = one.next().at().clone();
        for (int j = 0; j < 3; j++) {
          at[j] *= 1024;
        }
        assertThat(two.next().at()).containsExactly(at);
      }
    }
  }

  @Test
  void aCoordinateWithoutAnyGradientStaysWhereItIs() {
    Objective first = new FunctionObjective(2, w -> w[0] * w[0], w -> new double[] {2 * w[0], 0});
    Objective level = new FunctionObjective(2, w -> 5, w -> new double[2]);
    for (Direction direction :
        new Direction[] {
          new AdaGrad(0), new RmsProp(0.9, 0), new Adam(0.9, 0.999, 0), new Adam(), new RmsProp()
        }) {
      GradientDescent optimizer = new GradientDescent(direction, new ConstantStep(0.1));
      double[] start = {1, 4};
      Descent descent = new Descent(first, optimizer, StopRule.after(50), start);
      descent.forEachRemaining(step -> assertThat(step.at()[1]).isEqualTo(4));
      assertThat(descent.outcome().arrival().at()[0]).isLessThan(0.5);
      assertThat(new Descent(level, optimizer, StopRule.after(3), start).outcome().arrival().at())
          .containsExactly(start);
    }
  }

  /** Xie and Li: with F pulling for ever, a coordinate ends at η/λ. */
  @Test
  void decayKeepsEveryCoordinateUnderStepOverDecay() {
    Objective slope = new FunctionObjective(1, w -> -w[0], w -> new double[] {-1});
    GradientDescent optimizer =
        new GradientDescent(new AdamW(new Adam(), 0.025), new ConstantStep(0.1));
    Descent descent = new Descent(slope, optimizer, StopRule.after(1_000), new double[1]);
    descent.forEachRemaining(step -> assertThat(step.at()[0]).isLessThanOrEqualTo(4));
    assertThat(descent.outcome().arrival().at()[0]).isCloseTo(4, within(1e-9));
    // With an optimum inside, the decay does not keep it from getting there.
    Outcome inside =
        new Descent(
                BOWL,
                new GradientDescent(new AdamW(), new AutomaticStep()),
                StopRule.stationary(1e-12).or(StopRule.budget(100_000)),
                START)
            .outcome();
    assertThat(inside).isInstanceOf(Outcome.Converged.class);
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedWithTheReason() {
    for (Direction direction :
        new Direction[] {new AdaGrad(), new RmsProp(), new Adam(), new AdamW()}) {
      assertThat(direction.refuses(StepSize.Kind.SEARCH)).isPresent();
      assertThat(direction.refuses(StepSize.Kind.GRADIENT)).isPresent();
      assertThat(direction.refuses(StepSize.Kind.FIXED)).isEmpty();
      assertThat(direction.refuses(StepSize.Kind.AUTOMATIC)).isEmpty();
      assertThat(direction.recurrence(0.1)).isEmpty();
    }
    assertThat(new AdaGrad().refuses(StepSize.Kind.SEARCH).orElseThrow()).contains("undo");
    assertThat(new AdamW().refuses(StepSize.Kind.SEARCH).orElseThrow()).contains("uphill");
    assertThatThrownBy(() -> new Adam(1, 0.999, 0)).hasMessageContaining("Beta1");
    assertThatThrownBy(() -> new Adam(0.9, -1, 0)).hasMessageContaining("Beta2");
    assertThatThrownBy(() -> new Adam(0.9, 0.9, Double.NaN)).hasMessageContaining("Epsilon");
    assertThatThrownBy(() -> new RmsProp(2, 0)).hasMessageContaining("Rho");
    assertThatThrownBy(() -> new AdamW(new Adam(), 1)).hasMessageContaining("decay");
  }

  @Test
  void aPlateauComesDownWhereTheLossDoesNot() {
    Plateau plateau = new Plateau(OptionalDouble.of(4), 0.5, 10);
    GradientDescent optimizer = new GradientDescent(new AdaGrad(), plateau);
    Objective level = new FunctionObjective(1, w -> 5, w -> new double[1]);
    Descent descent = new Descent(level, optimizer, StopRule.after(31), new double[1]);
    for (int k = 0; k <= 30; k++) {
      assertThat(descent.next().stepSize())
          .as("update %d", k)
          .isEqualTo(4 * Math.pow(0.5, Math.floorDiv(k, 10)));
    }
    Descent falling =
        new Descent(
            new FunctionObjective(1, w -> -w[0], w -> new double[] {-1}),
            optimizer,
            StopRule.after(100),
            new double[1]);
    falling.forEachRemaining(step -> assertThat(step.stepSize()).isEqualTo(4));
  }

  @Test
  void theFirstStepOfAPlateauIsBestAlongTheFirstDirection() {
    GradientDescent optimizer = new GradientDescent(new Adam(), new AutomaticStep());
    double exact = new Descent(BOWL, optimizer, StopRule.after(1), START).next().stepSize();
    assertThat(exact).isCloseTo((3 + 14 + 50) / 58.0, within(1e-12));
    Objective hidden = hidden();
    for (double unit : new double[] {1e-6, 1, 1e6}) {
      double[] start = {3 * unit, -2 * unit, unit};
      Descent descent = new Descent(hidden, optimizer, StopRule.after(1), start);
      double found = descent.next().stepSize();
      assertThat(Math.scalb(1.0, Math.getExponent(found))).isEqualTo(found);
      assertThat(found / unit).isBetween(exact / 2, exact * 2);
      // Looking along the line leaves the move itself as it would have been.
      assertThat(descent.outcome().arrival().at()[0])
          .isCloseTo(start[0] - found, within(1e-12 * unit));
    }
  }

  private static Objective hidden() {
    return new FunctionObjective(
        3,
        BOWL::gap,
        w -> {
          double[] gradient = new double[3];
          BOWL.valueAndGradient(w, gradient);
          return gradient;
        });
  }

  @Test
  void withoutKnownCurvaturesAutomaticRunsArriveToo() {
    for (Direction direction : new Direction[] {new AdaGrad(), new RmsProp(), new Adam()}) {
      Outcome outcome =
          new Descent(
                  hidden(),
                  new GradientDescent(direction, new AutomaticStep()),
                  StopRule.stationary(1e-12).or(StopRule.budget(100_000)),
                  START)
              .outcome();
      assertThat(outcome).as(direction.name()).isInstanceOf(Outcome.Converged.class);
    }
  }

  @Test
  void aWarmUpDoesNotMakeTheDecayOfAdamWLarger() {
    StepSize warming = Catalogue.stepSize("warm-up:over=3000,to=0.05");
    Optimizer optimizer = new GradientDescent(new AdamW(), warming);
    Descent descent = new Descent(BOWL, optimizer, StopRule.after(4_000), new double[] {1, 1, 1});
    double worst = 0;
    while (descent.hasNext()) {
      worst = Math.max(worst, descent.next().loss());
    }
    assertThat(descent.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(worst).isEqualTo(29);
  }
}
