package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Outcome;
import glissade.optimizer.Catalogue;
import glissade.optimizer.ConstantStep;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrainerTest {

  @Test
  void nothingChosenConvergesToTheTruth() {
    Fit fit = Trainer.automatic().fit(SyntheticRows.ofTheArticle(3));
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    double[] truth = {2, 2, 4, 5, 9, 11};
    for (int j = 0; j < 6; j++) {
      assertThat(fit.coefficients()[j]).isCloseTo(truth[j], within(1e-12));
    }
    assertThat(fit.plan().optimizer().name()).isEqualTo("cg");
    assertThat(fit.plan().coordinates().standardized()).isTrue();
  }

  @Property(tries = 50)
  void rawUnscaledCollinearColumnsReachTheExactOptimum(@ForAll long seed) {
    Design design = Design.random(200, 5, 1_000, 1, true, seed);
    Fit fit = Trainer.automatic().fit(design.rows());
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    double[] optimum = fit.optimum();
    double scale = design.targetRootMeanSquare();
    for (int j = 1; j <= 5; j++) {
      double unit = scale / fit.plan().columns().standardDeviation(j);
      assertThat(fit.coefficients()[j]).isCloseTo(optimum[j], within(1e-10 * unit));
    }
    assertThat(fit.loss()).isCloseTo(design.loss(fit.coefficients()), within(1e-9 * fit.loss()));
  }

  @Test
  void aStepThatIsGivenIsTakenInRawUnits() {
    Plan plan = Trainer.automatic().withStep(0.01).plan(Triangle.of(SyntheticRows.ofTheArticle(1)));
    assertThat(plan.optimizer().name()).isEqualTo("gd");
    assertThat(plan.coordinates().standardized()).isFalse();
    assertThat(plan.step().getAsDouble()).isEqualTo(0.01);
  }

  @Test
  void iterationsWithoutToleranceAreExactlyThatManyAndWithOneAreACap() {
    SyntheticRows rows = SyntheticRows.ofTheArticle(1);
    Trainer slow = Trainer.automatic().withStep(0.001).withIterations(10);
    assertThat(slow.fit(rows).outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(slow.withTolerance(1e-9).fit(rows).outcome())
        .isInstanceOf(Outcome.BudgetSpent.class);
    Fit none = slow.withIterations(0).fit(rows);
    assertThat(none.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(none.coefficients()).containsOnly(0);
  }

  @Test
  void aDivergedFitHasNoModel() {
    Fit fit = Trainer.automatic().withStep(1.5).fit(SyntheticRows.ofTheArticle(1));
    assertThat(fit.outcome()).isInstanceOf(Outcome.Diverged.class);
    assertThatThrownBy(fit::model).hasMessageContaining("no model");
  }

  @Test
  void whatIsOddIsFittedToo() {
    assertCoefficients(new double[][] {{1}, {2}, {3}}, new double[] {7, 7, 7}, 7, 0);
    assertCoefficients(new double[][] {{4}, {4}, {4}}, new double[] {1, 2, 6}, 3, 0);
    assertCoefficients(new double[][] {{0}, {0}, {0}}, new double[] {1, 2, 6}, 3, 0);
    assertCoefficients(new double[][] {{1}}, new double[] {5}, 5, 0);
    assertCoefficients(
        new double[][] {{1e150}, {2e150}, {3e150}}, new double[] {1, 2, 3}, 0, 1e-150);
    assertCoefficients(
        new double[][] {{1e-150}, {2e-150}, {3e-150}}, new double[] {1, 2, 3}, 0, 1e150);
    assertCoefficients(
        new double[][] {{1}, {2}, {3}}, new double[] {1e150, 2e150, 3e150}, 0, 1e150);
    assertCoefficients(
        new double[][] {{1}, {2}, {3}}, new double[] {1e-150, 2e-150, 3e-150}, 0, 1e-150);
    assertCoefficients(
        new double[][] {{1e150, 1e-150}, {2e150, 4e-150}, {3e150, -1e-150}, {5e150, 2e-150}},
        new double[] {2, 6, 2, 7},
        0,
        1e-150,
        1e150);
    // Duplicate columns share what one of them would have.
    assertCoefficients(new double[][] {{1, 1}, {2, 2}, {4, 4}}, new double[] {2, 4, 8}, 0, 1, 1);
  }

  @Test
  void fewerRowsThanColumnsFitPerfectlyWithTheShortestWeights() {
    Fit fit =
        Trainer.automatic()
            .fit(InMemoryRows.of(new double[][] {{1, 0, 2, 5}, {0, 1, 1, 3}}, new double[] {3, 1}));
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.loss()).isLessThan(1e-25);
    assertThat(fit.standardErrors()).isNull();
    assertThat(fit.plan())
        .isInstanceOfSatisfying(
            CompressedPlan.class,
            plan -> assertThat(plan.objective().aliasing().aliases()).hasSize(3));
    for (int j = 0; j < 5; j++) {
      assertThat(fit.coefficients()[j]).isCloseTo(fit.optimum()[j], within(1e-12));
    }
  }

  private static void assertCoefficients(double[][] x, double[] y, double... expected) {
    Fit fit = Trainer.automatic().fit(InMemoryRows.of(x, y));
    assertThat(fit.outcome()).as(fit.outcome().reason()).isInstanceOf(Outcome.Converged.class);
    double scale = largest(y);
    assertThat(fit.coefficients()[0]).isCloseTo(expected[0], within(1e-12 * scale));
    for (int j = 1; j < expected.length; j++) {
      int column = j - 1;
      double size = largest(Arrays.stream(x).mapToDouble(row -> row[column]).toArray());
      double unit = size == 0 ? 0 : scale / size;
      assertThat(fit.coefficients()[j])
          .as("coefficient %d", j)
          .isCloseTo(expected[j], within(1e-12 * unit));
    }
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  @Test
  void choicesThatExcludeEachOtherAreRefused() {
    assertThatThrownBy(() -> Catalogue.optimizer("cg", Optional.of(new ConstantStep(0.1))))
        .hasMessageContaining("finds its own step");
    assertThatThrownBy(() -> Trainer.automatic().withStep(0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> Trainer.automatic().withIterations(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> Trainer.automatic().withTolerance(Double.NaN))
        .hasMessageContaining("NaN");
  }
}
