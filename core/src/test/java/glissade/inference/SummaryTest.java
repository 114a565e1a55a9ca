package glissade.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.ClassWeighted;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.TweedieLoss;
import glissade.model.Fit;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.rows.BatchRows;
import glissade.rows.InMemoryRows;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is told when, and what is not; the numbers themselves stand beside those of R. */
class SummaryTest {

  private static final int ROWS = 60;

  private static final Trainer USUAL = Trainer.automatic();

  private static double[] column(int seed) {
    return new Random(seed).doubles(ROWS, 0.5, 3).toArray();
  }

  private static InMemoryRows rows(double[] target) {
    return BatchRows.dense(false, false, column(1), column(2), target);
  }

  private static Summary of(Fit fit, InMemoryRows rows) {
    return Summary.of(fit, rows, SummaryOptions.USUAL);
  }

  private static void assertNoErrors(Trainer trainer, InMemoryRows rows, String why) {
    Summary summary = of(trainer.fit(rows), rows);
    assertThat(summary.whyNoErrors()).hasValueSatisfying(told -> assertThat(told).contains(why));
    assertThat(summary.estimates()).isNotEmpty();
    assertThat(summary.estimates()).allMatch(each -> each.sampling().isEmpty());
    assertThat(summary.squares()).isEmpty();
    assertThat(summary.likelihood()).isEmpty();
  }

  @Test
  void whatIsNoOptimumOrNoLikelihoodHasNoErrors() {
    InMemoryRows rows = rows(column(3));
    assertNoErrors(USUAL.withPenalty(ElasticNet.ridge(0.1)), rows, "The penalty draws");
    assertNoErrors(USUAL.withIterations(1), rows, "did not converge (completed)");
    assertNoErrors(USUAL.withLoss(new HuberLoss(1)), rows, "The huber loss is no likelihood");
    double[] few = new double[] {1, 2};
    InMemoryRows two = BatchRows.dense(false, false, few, new double[] {2, 1}, few);
    assertNoErrors(USUAL.withRoute(Route.TRIANGLE), two, "every row but for rounding");
    double[] ones = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      ones[i] = i % 3 == 0 ? 1 : 0;
    }
    Loss weighted = new ClassWeighted(new LogisticLoss(), 1, 2);
    assertNoErrors(USUAL.withLoss(weighted), rows(ones), "The two classes count differently");
  }

  @Test
  void aPerfectFitHasNoErrors() {
    double[] target = new double[ROWS];
    double[][] x = {column(1), column(2)};
    for (int i = 0; i < ROWS; i++) {
      target[i] = 1 + 2 * x[0][i] - 3 * x[1][i];
    }
    assertNoErrors(USUAL, rows(target), "every row but for rounding");
  }

  @Test
  void columnsThatAreCombinationsOfOthersAreNamedAndTheOthersAreTold() {
    double[] x = column(1);
    double[] twice = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      twice[i] = 2 * x[i] + 3;
    }
    InMemoryRows with = BatchRows.dense(false, false, x, twice, column(2), column(3));
    Summary summary = of(USUAL.fit(with), with);
    Summary without = of(USUAL.fit(rows(column(3))), rows(column(3)));
    assertThat(summary.rank()).isEqualTo(3);
    Estimate aliased = summary.estimates().get(2);
    assertThat(aliased.isAliased()).isTrue();
    assertThat(aliased.combination().get("(intercept)")).isCloseTo(3, within(1e-9));
    assertThat(aliased.combination().get("x1")).isCloseTo(2, within(1e-9));
    int[] places = {0, 1, 3};
    for (int k = 0; k < places.length; k++) {
      Estimate found = summary.estimates().get(places[k]);
      Estimate expected = without.estimates().get(k);
      double estimate = expected.estimate().orElseThrow();
      assertThat(found.estimate().orElseThrow()).isCloseTo(estimate, within(1e-10));
      assertThat(found.exact().orElseThrow()).isCloseTo(estimate, within(1e-10));
      assertThat(found.sampling().orElseThrow().error())
          .isCloseTo(expected.sampling().orElseThrow().error(), within(1e-10));
    }
  }

  /** By another route the same: nothing hangs on how the fit was made. */
  @Test
  void rowsThatWereNotFoldedSayTheSame() {
    InMemoryRows rows = rows(column(3));
    Summary folded = of(USUAL.fit(rows), rows);
    Trainer over = USUAL.withRoute(Route.MEMORY).withTolerance(1e-13);
    Summary gone = of(over.fit(rows), rows);
    for (int j = 0; j < 3; j++) {
      assertThat(gone.estimates().get(j).sampling().orElseThrow().error())
          .isCloseTo(folded.estimates().get(j).sampling().orElseThrow().error(), within(1e-12));
    }
    assertThat(gone.squares().orElseThrow().rSquared())
        .isCloseTo(folded.squares().orElseThrow().rSquared(), within(1e-12));
  }

  @Test
  void withoutACountThereIsNoLikelihood() {
    InMemoryRows rows = rows(column(3));
    Summary summary = of(USUAL.withLoss(new PoissonLoss()).fit(rows), rows);
    assertThat(summary.likelihood()).isEmpty();
    assertThat(summary.whyNoLikelihood())
        .hasValueSatisfying(why -> assertThat(why).contains("no whole numbers"));
    assertThat(summary.deviance()).isPresent();
    Summary tweedie = of(USUAL.withLoss(new TweedieLoss(1.5)).fit(rows), rows);
    assertThat(tweedie.whyNoLikelihood())
        .hasValueSatisfying(why -> assertThat(why).contains("no closed form"));
    assertThat(tweedie.estimates()).allMatch(each -> each.sampling().isPresent());
  }

  @Test
  void digitsSayHowFarDescentIsFromTheOptimum() {
    InMemoryRows rows = rows(column(3));
    Summary short1 = of(USUAL.withStep(0.05).withIterations(40).fit(rows), rows);
    for (Estimate each : short1.estimates()) {
      double apart = Math.abs(each.estimate().orElseThrow() / each.exact().orElseThrow() - 1);
      int digits = each.digits().orElseThrow();
      assertThat(apart).isLessThanOrEqualTo(Math.pow(10, -digits) * Math.max(1, apart));
      assertThat(digits).isLessThan(8);
    }
  }

  @Test
  void aWiderConfidenceMakesWiderIntervals() {
    InMemoryRows rows = rows(column(3));
    Fit fit = USUAL.fit(rows);
    Sampling usual = sampling(fit, rows, SummaryOptions.USUAL);
    Sampling wide = sampling(fit, rows, SummaryOptions.USUAL.withConfidence(0.99));
    // qt(c(.975, .995), 57) of R 4.2.2.
    double ratio = 2.66487048224197 / 2.00246545929101;
    assertThat((wide.high() - wide.low()) / (usual.high() - usual.low()))
        .isCloseTo(ratio, within(1e-10));
    assertThatThrownBy(() -> SummaryOptions.USUAL.withConfidence(95))
        .hasMessageContaining("between 0 and 1");
  }

  private static Sampling sampling(Fit fit, InMemoryRows rows, SummaryOptions options) {
    return Summary.of(fit, rows, options).estimates().get(1).sampling().orElseThrow();
  }

  /** A row that is alone with its level has leverage 1. */
  @Test
  void robustErrorsThatWouldDivideByZeroAreRefused() {
    double[] alone = new double[ROWS];
    alone[4] = 1;
    InMemoryRows rows = BatchRows.dense(false, false, column(1), alone, column(3));
    Fit fit = USUAL.fit(rows);
    for (RobustErrors kind : RobustErrors.values()) {
      Summary summary = Summary.of(fit, rows, SummaryOptions.USUAL.withRobust(kind));
      boolean divides = Map.of("HC2", true, "HC3", true).containsKey(kind.name());
      assertThat(summary.whyNoErrors().isPresent()).as("%s", kind).isEqualTo(divides);
    }
  }
}
