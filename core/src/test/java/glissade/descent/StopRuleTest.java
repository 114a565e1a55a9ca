package glissade.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.Triangle;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import glissade.objective.Scaling;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.rows.Design;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On F(w) = w² with η = ¼ every update halves w. */
class StopRuleTest {

  private static final Objective BOWL =
      new FunctionObjective(1, w -> w[0] * w[0], w -> new double[] {2 * w[0]});

  private static Outcome stopped(StopRule rule) {
    return descent(0.25, rule).outcome();
  }

  private static Descent descent(double eta, StopRule rule) {
    return new Descent(
        BOWL,
        new GradientDescent(new ConstantStep(eta)),
        rule.or(StopRule.budget(10_000)),
        new double[] {4});
  }

  @Test
  void evaluationsAreCountedWithTheFirst() {
    Outcome outcome = stopped(StopRule.evaluations(10));
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.reason()).contains("10 evaluations");
    assertThat(outcome.arrival().iterations()).isEqualTo(9);
  }

  @Test
  void timeIsABudget() {
    Outcome outcome = stopped(StopRule.time(Duration.ZERO));
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.arrival().iterations()).isZero();
    assertThat(stopped(StopRule.time(Duration.ofHours(1)).or(StopRule.after(3))))
        .isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void theGapToAKnownLeastValueIsConvergence() {
    // The gap falls by 4 an update, and 4⁵ is the first power over 1,000.
    Outcome outcome = stopped(StopRule.gap(1e-3, 0));
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    assertThat(outcome.arrival().iterations()).isEqualTo(5);
    assertThatThrownBy(() -> stopped(StopRule.gap(1e-3))).hasMessageContaining("least value");
  }

  @Test
  void theGapOfATriangleIsKnownWithoutBeingTold() {
    Triangle triangle = Triangle.of(Design.random(100, 3, 10, 1, false, 5).rows());
    CompressedLeastSquares loss = new CompressedLeastSquares(triangle, Scaling.raw(3, true));
    double eta = 1 / loss.spectrum().max();
    Descent descent =
        new Descent(
            loss,
            new GradientDescent(new ConstantStep(eta)),
            StopRule.gap(1e-6).or(StopRule.budget(100_000)),
            new double[4]);
    Outcome outcome = descent.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    double first = loss.gap(new double[4]);
    assertThat(loss.gap(outcome.arrival().at())).isBetween(0.5e-6 * first, 1e-6 * first);
  }

  @Test
  void aSmallStepIsAStallAndNotConvergence() {
    Outcome outcome = descent(1e-9, StopRule.smallStep(1e-6)).outcome();
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.reason()).contains("1.0e-06 of its size");
    assertThat(outcome.arrival().iterations()).isEqualTo(1);
  }

  @Test
  void patienceEnds() {
    // Over 2/L the loss grows from the first update on.
    Outcome outcome = descent(1.01, StopRule.patience(7)).outcome();
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.reason()).contains("least after iteration 0").contains("7 more");
    assertThat(outcome.arrival().iterations()).isEqualTo(7);
    assertThat(outcome.arrival().iteration()).isZero();
    assertThat(outcome.arrival().at()).containsExactly(4);
    assertThat(stopped(StopRule.patience(7).or(StopRule.after(50))))
        .isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void aCallbackDecidesWithItsOwnVerdict() {
    Verdict enough = new Verdict(Verdict.Meaning.COMPLETED, "it is under one");
    Outcome outcome = stopped(StopRule.when(progress -> Math.abs(progress.at()[0]) < 1, enough));
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.reason()).isEqualTo("it is under one");
    assertThat(outcome.arrival().at()[0]).isEqualTo(0.5);
  }

  @Test
  void aRuleThatRemembersIsNotForgottenBesideAnother() {
    // Patience sees every point although the other rule never agrees before the end.
    StopRule both = StopRule.after(20).and(StopRule.patience(5));
    Outcome outcome = descent(1.01, both).outcome();
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.arrival().iterations()).isEqualTo(20);
  }

  @Test
  void whatPointsAreJudgedByDecidesWhichIsBest() {
    // Descent goes to 0; the judge would have it end at 1.
    Descent descent =
        new Descent(
            BOWL,
            new GradientDescent(new ConstantStep(0.25)),
            StopRule.untilWorse(4).or(StopRule.budget(100)),
            new double[] {4},
            at -> Math.abs(at[0] - 1));
    Outcome outcome = descent.outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.reason()).contains("held-out").contains("iteration 2").contains("4 more");
    assertThat(outcome.arrival().at()).containsExactly(1);
    assertThat(outcome.arrival().iteration()).isEqualTo(2);
    assertThat(outcome.arrival().loss()).isEqualTo(1);
  }

  @Test
  void rulesWithAMemoryGoOnWhereTheyWere() {
    StopRule rule = StopRule.patience(7).or(StopRule.budget(1_000));
    Descent whole = descent(1.01, rule);
    Descent first = descent(1.01, rule);
    first.next();
    first.next();
    Descent second =
        Descent.resume(
            BOWL,
            new GradientDescent(new ConstantStep(1.01)),
            rule.or(StopRule.budget(10_000)),
            null,
            Checkpoint.of(first.checkpoint().values()));
    assertThat(second.outcome().reason()).isEqualTo(whole.outcome().reason());
    assertThat(second.outcome().arrival().iterations()).isEqualTo(7);
    assertThat(second.outcome().arrival().evaluations())
        .isEqualTo(whole.outcome().arrival().evaluations());
    assertThatThrownBy(
            () ->
                Descent.resume(
                    BOWL,
                    new GradientDescent(new ConstantStep(1.01)),
                    StopRule.budget(3),
                    null,
                    Checkpoint.of(Map.of("at", new double[2]))))
        .hasMessageContaining("2 numbers for at where this run has 1");
  }

  @Test
  void whatARuleRemembersDoesNotDependOnWhatAnotherSays() {
    // The loss is least at the start, while the other rule of the pair says stop.
    StopRule pair =
        StopRule.when(
                progress -> progress.iterations() < 3,
                new Verdict(Verdict.Meaning.COMPLETED, "still near the start"))
            .or(StopRule.patience(4));
    StopRule late = StopRule.budget(3);
    Outcome outcome = descent(1.25, pair.and(late)).outcome();
    assertThat(outcome).isInstanceOf(Outcome.BudgetSpent.class);
    assertThat(outcome.arrival().iterations()).isEqualTo(4);
  }

  @Test
  void aGradientBeyondDoublesAtTheStartMakesNoOtherOneSmall() {
    double huge = 1.6e308;
    Objective steep =
        new FunctionObjective(
            2, w -> w[0], w -> new double[] {w[0] == 0 ? huge : 1e308, w[0] == 0 ? huge : 1e308});
    Outcome outcome =
        new Descent(
                steep,
                new GradientDescent(new ConstantStep(1e-300)),
                StopRule.stationary(1e-3).or(StopRule.after(2)),
                new double[2])
            .outcome();
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    assertThat(outcome.arrival().gradientNorm()).isFinite();
  }

  @Test
  void theLastStepBeforeACheckpointIsKnownAfterIt() {
    // From 3 by 2, 1.5 and 1.25 towards 1: the third step is a fifth of where it leads.
    Objective away =
        new FunctionObjective(1, w -> (w[0] - 1) * (w[0] - 1), w -> new double[] {2 * (w[0] - 1)});
    GradientDescent optimizer = new GradientDescent(new ConstantStep(0.25));
    Descent first = new Descent(away, optimizer, StopRule.after(3), new double[] {3});
    first.outcome();
    Descent resumed =
        Descent.resume(
            away,
            optimizer,
            StopRule.smallStep(0.2).or(StopRule.budget(10)),
            null,
            Checkpoint.of(first.checkpoint().values()));
    assertThat(resumed.outcome().arrival().iterations()).isEqualTo(3);
  }
}
