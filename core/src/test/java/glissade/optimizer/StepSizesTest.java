package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Arrival;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import glissade.objective.FunctionObjective;
import glissade.objective.KnownLeast;
import glissade.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepSizesTest {

  private static Descent descent(
      Objective objective, String optimizer, StopRule stop, double... start) {
    return new Descent(objective, optimizer(optimizer), stop, start);
  }

  /** {@code gd backtracking}, {@code lbfgs}. */
  private static Optimizer optimizer(String text) {
    String[] parts = text.split(" ", 2);
    Optional<StepSize> step =
        parts.length == 1 ? Optional.empty() : Optional.of(Catalogue.stepSize(parts[1]));
    return Catalogue.optimizer(parts[0], step);
  }

  /** The same function, a constant higher, and nothing known of it. */
  private static Objective raised(Problem problem, double height) {
    Objective unknown = problem.unknown();
    return new Objective() {
      @Override
      public int dimension() {
        return unknown.dimension();
      }

      @Override
      public double valueAndGradient(double[] at, double[] gradient) {
        return unknown.valueAndGradient(at, gradient) + height;
      }
    };
  }

  /** 1e3 over zero, losses can be told apart to 1e-13, and gradients to where these are 1e-26. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gd backtracking",
        "gd bb1",
        "gd bb2",
        "gd adgd",
        "gd auto",
        "ncg",
        "ncg:hs",
        "lbfgs"
      })
  void goesOnWhereLossesCanNoLongerBeToldApart(String name) {
    for (Problem problem :
        new Problem[] {Problem.rosenbrock(), Problem.beale(), Problem.logistic()}) {
      Outcome outcome =
          descent(
                  raised(problem, 1e3),
                  name,
                  StopRule.stationary(1e-11).or(StopRule.budget(30_000)),
                  problem.start())
              .outcome();
      assertThat(outcome)
          .as("%s on %s: %s", name, problem.name(), outcome.reason())
          .isInstanceOf(Outcome.Converged.class);
    }
  }

  /** Evaluations an iteration, over a long run and without those at the start and the end. */
  @ParameterizedTest
  @CsvSource({
    "gd exact, quadratic, 2, 2",
    "gd bb1, quadratic, 1, 1.01",
    "gd bb2, quadratic, 1, 1.01",
    "gd adgd, quadratic, 1, 1.01",
    "gd polyak, quadratic, 1, 1",
    "gd backtracking, quadratic, 1, 1.2",
    "gd backtracking, Rosenbrock, 1, 1.2",
    "gd bb1, Rosenbrock, 1, 1.5",
    "gd adgd, Rosenbrock, 1, 1.01",
    "ncg, Rosenbrock, 2, 3",
    "lbfgs, Rosenbrock, 1, 1.5",
    "lbfgs, logistic, 1, 1.4",
    "ncg, logistic, 1.5, 3",
  })
  void costsWhatItSays(String name, String where, double least, double most) {
    Problem problem =
        switch (where) {
          case "Rosenbrock" -> Problem.rosenbrock();
          case "logistic" -> Problem.logistic();
          default -> Problem.quadratic("", 20, 1e4);
        };
    Arrival arrival =
        descent(
                problem.objective(),
                name,
                StopRule.gap(1e-10).or(StopRule.budget(1_000)),
                problem.start())
            .outcome()
            .arrival();
    double each = (arrival.evaluations() - 3.0) / arrival.iterations();
    assertThat(each).isBetween(least - 1.0 / arrival.iterations(), most);
  }

  @Property(tries = 100)
  void backtrackingNeverRaisesTheLoss(
      @ForAll @IntRange(min = -8, max = 8) int logScale,
      @ForAll @IntRange(min = 0, max = 2) int which) {
    Problem problem =
        new Problem[] {Problem.rosenbrock(), Problem.beale(), Problem.logistic()}[which];
    double scale = Math.pow(10, logScale);
    Objective scaled = scaled(problem, scale);
    Descent descent = descent(scaled, "gd backtracking", StopRule.after(50), problem.start());
    double last = Double.POSITIVE_INFINITY;
    while (descent.hasNext()) {
      double loss = descent.next().loss();
      assertThat(loss).isLessThan(last);
      last = loss;
    }
    assertThat(descent.outcome()).isInstanceOf(Outcome.Completed.class);
  }

  private static Objective scaled(Problem problem, double scale) {
    return new FunctionObjective(
        problem.start().length,
        at -> scale * problem.objective().valueAndGradient(at, new double[at.length]),
        at -> {
          double[] gradient = new double[at.length];
          problem.objective().valueAndGradient(at, gradient);
          for (int j = 0; j < at.length; j++) {
            gradient[j] *= scale;
          }
          return gradient;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"gd backtracking", "gd bb1", "gd bb2", "ncg", "lbfgs"})
  void whereThereIsNoValueIsTooFar(String name) {
    // x − ln x has no value for x ≤ 0, and its optimum is 1.
    Objective log =
        new FunctionObjective(1, x -> x[0] - Math.log(x[0]), x -> new double[] {1 - 1 / x[0]});
    for (double start : new double[] {1e-6, 0.1, 30, 1e4}) {
      Outcome outcome =
          descent(log, name, StopRule.stationary(1e-10).or(StopRule.budget(5_000)), start)
              .outcome();
      assertThat(outcome)
          .as("from %s: %s", start, outcome.reason())
          .isInstanceOf(Outcome.Converged.class);
      double tolerance = 1e-10 * Math.abs(1 - 1 / start) + 1e-14;
      assertThat(outcome.arrival().at()[0]).isCloseTo(1, within(2 * tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gd backtracking",
        "gd exact",
        "gd bb1",
        "gd bb2",
        "gd adgd",
        "gd polyak",
        "cg",
        "ncg",
        "lbfgs"
      })
  void atTheOptimumItStays(String name) {
    Descent descent = descent(new DiagonalQuadratic(1, 100), name, StopRule.after(5), 0, 0);
    while (descent.hasNext()) {
      assertThat(descent.next().at()).containsExactly(0, 0);
    }
    assertThat(descent.outcome()).isInstanceOf(Outcome.Completed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gd backtracking", "ncg", "lbfgs", "gd bb1"})
  void aGradientThatLeadsUpIsNotFollowed(String name) {
    Objective wrong = new FunctionObjective(1, x -> x[0] * x[0], x -> new double[] {-2 * x[0]});
    StopRule stop = StopRule.stationary(1e-6).or(StopRule.budget(50));
    Outcome outcome = descent(wrong, name, stop, 3).outcome();
    assertThat(outcome).isNotInstanceOf(Outcome.Converged.class);
    assertThat(outcome.arrival().at()[0]).isCloseTo(3, within(1e-8));
  }

  @Test
  void theDirectionOfLBfgsIsThatOfTheDenseUpdate() {
    for (Problem problem :
        new Problem[] {Problem.rosenbrock(), Problem.logistic(), Problem.quadratic("", 6, 1e3)}) {
      Descent descent =
          descent(problem.objective(), "lbfgs:memory=100", StopRule.after(12), problem.start());
      DenseUpdates dense = new DenseUpdates(problem);
      while (descent.hasNext()) {
        Step step = descent.next();
        double[] expected = dense.direction();
        double[] moved = dense.moveTo(step.at());
        double size = Math.sqrt(Line.dot(expected, expected));
        for (int j = 0; j < moved.length; j++) {
          double direction = moved[j] / step.stepSize();
          assertThat(direction).as(problem.name()).isCloseTo(expected[j], within(1e-7 * size));
        }
      }
    }
  }

  /** The inverse BFGS update as a matrix, begun anew from γI at every point. */
  private static final class DenseUpdates {

    private final Problem problem;
    private final List<double[]> s = new ArrayList<>();
    private final List<double[]> y = new ArrayList<>();
    private double[] at;
    private double[] gradient;

    DenseUpdates(Problem problem) {
      this.problem = problem;
      this.at = problem.start();
      this.gradient = gradient(at);
    }

    private double[] gradient(double[] point) {
      double[] result = new double[point.length];
      problem.objective().valueAndGradient(point, result);
      return result;
    }

    double[] moveTo(double[] next) {
      double[] nextGradient = gradient(next);
      double[] moved = new double[next.length];
      double[] turned = new double[next.length];
      for (int j = 0; j < next.length; j++) {
        moved[j] = next[j] - at[j];
        turned[j] = nextGradient[j] - gradient[j];
      }
      s.add(moved);
      y.add(turned);
      at = next;
      gradient = nextGradient;
      return moved;
    }

    double[] direction() {
      int d = at.length;
      int last = s.size() - 1;
      double gamma =
          last < 0 ? 1 : Line.dot(s.get(last), y.get(last)) / Line.dot(y.get(last), y.get(last));
      double[][] inverse = new double[d][d];
      for (int i = 0; i < d; i++) {
        inverse[i][i] = gamma;
      }
      for (int k = 0; k <= last; k++) {
        inverse = updated(inverse, s.get(k), y.get(k));
      }
      double[] direction = new double[d];
      for (int i = 0; i < d; i++) {
        direction[i] = -Line.dot(inverse[i], gradient);
      }
      return direction;
    }

    /** B + (1 + yᵀBy/sᵀy)·ssᵀ/sᵀy − (Bysᵀ + syᵀB)/sᵀy. */
    private static double[][] updated(double[][] b, double[] s, double[] y) {
      int d = s.length;
      double sy = Line.dot(s, y);
      double[] by = new double[d];
      for (int i = 0; i < d; i++) {
        by[i] = Line.dot(b[i], y);
      }
      double factor = (1 + Line.dot(y, by) / sy) / sy;
      double[][] next = new double[d][d];
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          next[i][j] = b[i][j] + factor * s[i] * s[j] - (by[i] * s[j] + s[i] * by[j]) / sy;
        }
      }
      return next;
    }
  }

  @Test
  void whatAStepSizeNeedsToKnowIsSaid() {
    Objective unknown = Problem.rosenbrock().unknown();
    StopRule one = StopRule.after(1);
    assertThatThrownBy(() -> descent(unknown, "gd exact", one, 1, 1))
        .hasMessageContaining("constant curvature")
        .hasMessageContaining("backtracking");
    assertThatThrownBy(() -> descent(unknown, "gd polyak", one, 1, 1))
        .hasMessageContaining("least value")
        .hasMessageContaining("polyak:least=0");
    assertThatThrownBy(() -> descent(unknown, "cg", one, 1, 1)).hasMessageContaining("ncg");
    assertThat(descent(unknown, "gd polyak:least=0", one, 1.2, 1).outcome())
        .isInstanceOf(Outcome.Completed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "momentum exact | derived for steps along",
        "momentum backtracking | next point is not on the line",
        "momentum bb1 | derived for steps along −∇F",
        "momentum polyak | derived for steps along −∇F",
        "ncg exact | finds its own step sizes",
        "lbfgs backtracking | finds its own step sizes",
        "lbfgs:memory=0 | at least 1",
        "lbfgs:memory=2.5 | 2.5",
        "ncg:formula=fr | pr, hs",
        "gd backtracking:shrink=1 | 1.0",
        "gd backtracking:decrease=0 | 0.0",
        "gd backtracking:first=-1 | -1.0",
        "gd polyak:factor=2 | under 2",
        "gd polyak:least=Infinity | finite",
        "gd adgd:first=-1 | -1.0",
        "gd bb1:3 | nothing to set",
      })
  void whatDoesNotGoTogetherIsRefusedWithTheReason(String text, String reason) {
    assertThatThrownBy(() -> optimizer(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void polyakUsesTheGapThatKnowsItsDigits() {
    Problem bowl = Problem.quadratic("", 2, 4);
    KnownLeast known = new RaisedBowl(bowl.objective(), 1e9);
    Outcome outcome =
        new Descent(
                known,
                new GradientDescent(new Polyak()),
                StopRule.gap(1e-24).or(StopRule.budget(500)),
                bowl.start())
            .outcome();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
  }

  /** At this height the difference of losses would be lost after a gap of 1e-7. */
  private record RaisedBowl(KnownLeast bowl, double height) implements KnownLeast {
    @Override
    public int dimension() {
      return bowl.dimension();
    }

    @Override
    public double valueAndGradient(double[] at, double[] gradient) {
      return bowl.valueAndGradient(at, gradient) + height;
    }

    @Override
    public double leastLoss() {
      return height;
    }

    @Override
    public double gap(double[] at) {
      return bowl.gap(at);
    }
  }
}
