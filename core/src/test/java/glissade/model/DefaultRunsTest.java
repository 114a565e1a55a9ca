package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.compress.Triangle;
import glissade.descent.Arrival;
import glissade.descent.Outcome;
import glissade.objective.CompressedLeastSquares;
import glissade.optimizer.Catalogue;
import glissade.optimizer.StepSize;
import glissade.rows.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimizer as it runs when nothing but its name is chosen: on raw columns whose scales lie
 * between 1e-8 and 1e8, with κ of the standardised columns up to 1,000.
 */
class DefaultRunsTest {

  private static final int PROBLEMS = 100;

  /** What a plan asks of a descent on a triangle unless told otherwise. */
  private static final double TOLERANCE = 1e-12;

  static List<String> optimizers() {
    return Catalogue.withoutRows();
  }

  private static Triangle problem(int seed) {
    Random random = new Random(seed);
    int d = 1 + random.nextInt(8);
    // The shared factor makes L about 2d.
    double condition = 1 + Math.pow(10, 3 * random.nextDouble()) / d;
    double noise = random.nextInt(4) == 0 ? 0 : random.nextDouble();
    Design design = Design.random(150, d, condition, noise, false, random.nextLong());
    for (int j = 0; j < d; j++) {
      double scale = Math.pow(10, 16 * random.nextDouble() - 8);
      double mean = random.nextBoolean() ? 3 * random.nextGaussian() : 0;
      for (double[] row : design.x()) {
        row[j] = scale * (row[j] + mean);
      }
    }
    return Triangle.of(design.rows());
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void whatSaysItConvergedHasAndNearlyAllDo(String name) {
    Trainer trainer =
        Trainer.automatic().withOptimizer(Catalogue.optimizer(name, Optional.empty()));
    List<String> others = new ArrayList<>();
    for (int seed = 0; seed < PROBLEMS; seed++) {
      CompressedPlan plan = trainer.plan(problem(seed));
      Outcome outcome = plan.start().outcome();
      Arrival arrival = outcome.arrival();
      assertThat(Double.isFinite(arrival.loss())).isTrue();
      for (double coordinate : arrival.at()) {
        assertThat(Double.isFinite(coordinate)).isTrue();
      }
      if (outcome instanceof Outcome.Converged) {
        assertThat(relativeGradient(plan, arrival.at())).isLessThanOrEqualTo(TOLERANCE);
      } else {
        others.add(seed + " (" + arrival.iterations() + "): " + outcome.reason());
      }
    }
    assertThat(others).as(name).hasSizeLessThanOrEqualTo(PROBLEMS / 100);
  }

  static Stream<Arguments> combinations() {
    List<String> steps =
        List.of(
            "0.1",
            "1/L",
            "backtracking",
            "exact",
            "bb1",
            "bb2",
            "adgd",
            "polyak",
            "plateau",
            "inverse-time:from=1,over=10",
            "exponential:from=1,factor=0.99",
            "cosine:from=1,over=500",
            "step-decay:from=1,every=100",
            "warm-up:over=50,to=1");
    return Catalogue.directions().stream()
        .flatMap(name -> steps.stream().map(step -> Arguments.of(name, step)));
  }

  /** However badly a step size suits the data: on raw columns of any scale, too. */
  @ParameterizedTest
  @MethodSource("combinations")
  void noChoiceOfStepsEndsAsConvergedWhereItIsNot(String name, String step) {
    Optional<StepSize> chosen = Optional.of(Catalogue.stepSize(step));
    Trainer trainer;
    try {
      trainer =
          Trainer.automatic()
              .withOptimizer(Catalogue.optimizer(name, chosen))
              .withTolerance(TOLERANCE)
              .withIterations(1_000);
    } catch (IllegalArgumentException e) {
      // What does not go together is the matter of another test.
      assertThat(e).hasMessageContaining("does not go with");
      return;
    }
    for (int seed = 0; seed < 20; seed++) {
      for (Trainer.Standardize standardize : Trainer.Standardize.values()) {
        CompressedPlan plan = trainer.withStandardize(standardize).plan(problem(seed));
        Outcome outcome = plan.start().outcome();
        double[] at = outcome.arrival().at();
        for (double coordinate : at) {
          assertThat(Double.isFinite(coordinate)).isTrue();
        }
        if (outcome instanceof Outcome.Converged) {
          assertThat(relativeGradient(plan, at)).isLessThanOrEqualTo(TOLERANCE);
        }
      }
    }
  }

  private static double relativeGradient(CompressedPlan plan, double[] at) {
    CompressedLeastSquares loss = plan.objective();
    double[] gradient = new double[at.length];
    double value = loss.valueAndGradient(at, gradient);
    return loss.relativeGradient(at, value, gradient);
  }
}
