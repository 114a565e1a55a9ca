package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.compress.Triangle;
import glissade.descent.Arrival;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.rows.InMemoryRows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every optimizer makes of problems with nothing to do, or with columns that are double. */
class EndsWellTest {

  private static final int ROWS = 40;

  private static final StopRule STATIONARY = StopRule.stationary(1e-10).or(StopRule.budget(30_000));

  /** Every optimizer of the catalogue with every step size that goes with it. */
  static List<Optimizer> everything() {
    List<String> steps = new ArrayList<>(List.of("0.05"));
    for (String name : Catalogue.stepSizes()) {
      steps.add(
          switch (name) {
            case "inverse-time" -> "inverse-time:from=0.05,over=100";
            case "exponential" -> "exponential:from=0.05,factor=0.999";
            case "cosine" -> "cosine:from=0.05,over=400,floor=0.01";
            case "step-decay" -> "step-decay:from=0.05,every=300";
            case "warm-up" -> "warm-up:over=20,to=0.05";
            default -> name;
          });
    }
    List<Optimizer> all = new ArrayList<>();
    for (String name : Catalogue.withoutRows()) {
      if (!Catalogue.directions().contains(name)) {
        all.add(Catalogue.optimizer(name, Optional.empty()));
        continue;
      }
      Optimizer automatic = Catalogue.optimizer(name, Optional.empty());
      Direction direction = ((GradientDescent) automatic).direction();
      for (String step : steps) {
        StepSize made = Catalogue.stepSize(step);
        if (direction.refuses(made.kind()).isEmpty()) {
          all.add(new GradientDescent(direction, made));
        }
      }
    }
    return all;
  }

  private static CompressedLeastSquares problem(double[][] x, double[] y, boolean intercept) {
    Triangle triangle = Triangle.of(InMemoryRows.of(x, y));
    return new CompressedLeastSquares(triangle, Scaling.standardized(triangle, intercept));
  }

  private static double[][] columns(int d) {
    Random random = new Random(8);
    double[][] x = new double[ROWS][d];
    for (double[] row : x) {
      for (int j = 0; j < d; j++) {
        row[j] = random.nextGaussian() * (j + 1) + j;
      }
    }
    return x;
  }

  private static double[] target(double[][] x, double unit) {
    Random random = new Random(9);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = random.nextGaussian() + 2;
      for (double element : x[i]) {
        y[i] += element;
      }
      y[i] *= unit;
    }
    return y;
  }

  private static void assertFinite(Outcome outcome, String what) {
    Arrival arrival = outcome.arrival();
    assertThat(arrival.loss()).as(what).isFinite();
    assertThat(arrival.gradientNorm()).as(what).isFinite();
    for (double element : arrival.at()) {
      assertThat(element).as(what).isFinite();
    }
  }

  /** Nothing to learn: no column, a target of zeros, a function that is flat or of nothing. */
  static List<Objective> flat() {
    return List.of(
        problem(new double[ROWS][0], target(columns(1), 1), false),
        problem(columns(3), new double[ROWS], true),
        problem(new double[ROWS][2], target(columns(1), 1), false),
        new FunctionObjective(2, w -> 3, w -> new double[2]),
        new FunctionObjective(0, w -> -1, w -> new double[0]));
  }

  @ParameterizedTest
  @MethodSource("flat")
  void whereThereIsNothingToDoItIsDoneAtOnceOrTheUpdatesAskedForAreMade(Objective flat) {
    double[] start = new double[flat.dimension()];
    for (Optimizer optimizer : everything()) {
      Descent asked;
      try {
        asked = new Descent(flat, optimizer, StopRule.after(50), start);
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotEmpty();
        continue;
      }
      Outcome made = asked.outcome();
      assertThat(made).as(optimizer.toString()).isInstanceOf(Outcome.Completed.class);
      assertFinite(made, optimizer.toString());
      assertThat(made.arrival().at()).isEqualTo(start);
      Outcome outcome = new Descent(flat, optimizer, STATIONARY, start).outcome();
      assertThat(outcome).as(optimizer.toString()).isInstanceOf(Outcome.Converged.class);
      assertThat(outcome.arrival().iterations()).isZero();
    }
  }

  @Test
  void updatesAfterTheOptimumDoNoHarm() {
    double[][] x = columns(3);
    CompressedLeastSquares problem = problem(x, target(x, 1), true);
    double[] optimum = problem.optimum();
    for (Optimizer optimizer : everything()) {
      Descent descent = new Descent(problem, optimizer, StopRule.after(3_000), optimum);
      Outcome outcome = descent.outcome();
      assertFinite(outcome, optimizer.toString());
      assertThat(outcome)
          .as(optimizer.toString())
          .isInstanceOfAny(Outcome.Completed.class, Outcome.StepFailed.class);
      assertThat(problem.gap(outcome.arrival().at()))
          .as(optimizer.toString())
          .isLessThan(1e-20 * problem.leastLoss());
    }
  }

  @Test
  void polyaksStepStaysWhereTheObjectiveKnowsThatItHasArrived() {
    double[][] x = columns(3);
    CompressedLeastSquares problem = problem(x, target(x, 1), true);
    for (String name : List.of("polyak", "polyak:factor=1.8")) {
      Optimizer optimizer = new GradientDescent(Catalogue.stepSize(name));
      Outcome outcome =
          new Descent(problem, optimizer, StopRule.after(500), problem.optimum()).outcome();
      assertThat(outcome).as(name).isInstanceOf(Outcome.Completed.class);
    }
  }

  /** With η = ½ the first update of w² arrives exactly, and nothing moves any more. */
  @Test
  void adGDDoesNotGrowItsStepWhereNothingMoves() {
    Objective bowl = new FunctionObjective(1, w -> w[0] * w[0], w -> new double[] {2 * w[0]});
    Optimizer optimizer = new GradientDescent(new AdGD(0.5));
    Outcome outcome =
        new Descent(bowl, optimizer, StopRule.after(2_000), new double[] {4}).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.arrival().at()).containsExactly(0);
  }

  /** Where a column is the sum of two others there are many optima. */
  @Test
  void amongColumnsThatAreDoubleTheOptimumOfLeastNormIsReachedOrAtLeastItsLoss() {
    double[][] x = columns(4);
    for (double[] row : x) {
      row[2] = row[0] + row[1];
    }
    CompressedLeastSquares problem = problem(x, target(x, 1), true);
    double[] optimum = problem.optimum();
    for (String name : Catalogue.withoutRows()) {
      if (name.equals("adamw")) {
        // It decays towards zero along what the loss does not tell, and arrives only slowly.
        continue;
      }
      Optimizer optimizer = Catalogue.optimizer(name, Optional.empty());
      Outcome outcome = new Descent(problem, optimizer, STATIONARY, new double[5]).outcome();
      assertThat(outcome).as(name).isInstanceOf(Outcome.Converged.class);
      assertThat(problem.gap(outcome.arrival().at()))
          .as(name)
          .isLessThan(1e-18 * problem.leastLoss());
      boolean goesByAxes =
          List.of("adagrad", "rmsprop", "adam", "cd", "prox-newton").contains(name);
      double away = 0;
      for (int j = 0; j < optimum.length; j++) {
        away = Math.max(away, Math.abs(outcome.arrival().at()[j] - optimum[j]));
      }
      if (goesByAxes) {
        assertThat(away).as(name).isGreaterThan(1e-3);
      } else {
        assertThat(away).as(name).isLessThan(1e-9);
      }
    }
  }

  @Test
  void theUnitOfTheTargetIsNoMatterToWhatIsAutomatic() {
    double[][] x = columns(3);
    for (double unit : new double[] {1e-150, 1e150}) {
      CompressedLeastSquares problem = problem(x, target(x, unit), true);
      for (String name : Catalogue.withoutRows()) {
        Optimizer optimizer = Catalogue.optimizer(name, Optional.empty());
        StopRule stop = StopRule.stationary(1e-8).or(StopRule.budget(30_000));
        Outcome outcome = new Descent(problem, optimizer, stop, new double[4]).outcome();
        assertThat(outcome).as("%s %s", name, unit).isInstanceOf(Outcome.Converged.class);
        assertFinite(outcome, name);
      }
    }
  }

  /** On functions without a bottom, and with gradients whose squares no double holds. */
  @Test
  void noSearchGoesOnForEver() {
    List<Objective> hard =
        List.of(
            new FunctionObjective(1, w -> w[0], w -> new double[] {1}),
            new FunctionObjective(1, w -> 1e200 * w[0] * w[0], w -> new double[] {2e200 * w[0]}),
            new FunctionObjective(1, w -> 1e-200 * w[0] * w[0], w -> new double[] {2e-200 * w[0]}));
    for (Objective objective : hard) {
      for (Optimizer optimizer : everything()) {
        StopRule stop = StopRule.after(2_000).or(StopRule.time(Duration.ofSeconds(5)));
        try {
          Outcome outcome = new Descent(objective, optimizer, stop, new double[] {1}).outcome();
          assertThat(outcome.arrival().at()[0]).as(optimizer.toString()).isFinite();
          assertThat(outcome.arrival().elapsed()).isLessThan(Duration.ofSeconds(5));
        } catch (IllegalArgumentException refused) {
          assertThat(refused.getMessage()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void whereNoStepIsFoundItSaysWhatToDo() {
    // At its lowest point abs(w) has no derivative, whatever is claimed.
    Objective kink = new FunctionObjective(1, w -> Math.abs(w[0]), w -> new double[] {1});
    for (String name : List.of("lbfgs", "ncg", "gd")) {
      Outcome outcome = Minimize.of(kink).by(name).run();
      assertThat(outcome).as(name).isInstanceOf(Outcome.StepFailed.class);
      assertThat(outcome.reason()).contains("gradient check");
    }
    Objective bowl = new FunctionObjective(1, w -> w[0] * w[0], w -> new double[] {2 * w[0]});
    Outcome under = Minimize.of(bowl).from(1).step(Catalogue.stepSize("polyak:least=0.5")).run();
    assertThat(under).isInstanceOf(Outcome.StepFailed.class);
    assertThat(under.reason()).contains("least value");
  }
}
