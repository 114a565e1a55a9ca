package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.fold.Accumulator;
import glissade.objective.HeldOutLoss;
import glissade.optimizer.Catalogue;
import glissade.rows.Batch;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import glissade.rows.Split;
import glissade.rows.SplitAccumulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HoldoutTest {

  private static final Split FIFTH = new Split(0.2, 4);

  /** Rows as arrays, for plain loops. */
  private static final class Kept implements Accumulator<Batch, Kept> {
    private final List<double[]> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    @Override
    public Kept empty() {
      return new Kept();
    }

    @Override
    public void add(Batch batch) {
      for (int i = 0; i < batch.rows(); i++) {
        double[] row = new double[batch.features()];
        for (int j = 0; j < row.length; j++) {
          row[j] = batch.dense().feature(i, j);
        }
        x.add(row);
        y.add(batch.target(i));
        weights.add(batch.weight(i));
      }
    }

    @Override
    public void merge(Kept later) {
      x.addAll(later.x);
      y.addAll(later.y);
      weights.addAll(later.weights);
    }

    Design design() {
      return new Design(
          x.toArray(double[][]::new),
          y.stream().mapToDouble(Double::doubleValue).toArray(),
          weights.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private static SplitAccumulator<Kept> parts(Design design, Split split) {
    return design.rows().fold(new SplitAccumulator<>(split, new Kept()));
  }

  private static Design weighted(Design design) {
    double[] weights = new double[design.y().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.5 + i % 4;
    }
    return design.weighted(weights);
  }

  private static CompressedPlan plan(Trainer trainer, Design design) {
    return (CompressedPlan) trainer.plan(design.rows(), columns -> {});
  }

  @Property(tries = 30)
  void theHeldOutLossOfEveryIterateIsThatOfThePlainLoop(
      @ForAll long seed, @ForAll boolean standardize, @ForAll boolean intercept) {
    Design design = weighted(Design.random(300, 4, 100, 1, false, seed));
    Trainer trainer =
        Trainer.automatic()
            .withHoldout(FIFTH)
            .withOptimizer(Catalogue.optimizer("gd", Optional.empty()))
            .withStandardize(standardize ? Trainer.Standardize.ON : Trainer.Standardize.OFF)
            .withIterations(25);
    CompressedPlan plan = plan(intercept ? trainer : trainer.withoutIntercept(), design);
    Design heldOut = parts(design, FIFTH).heldOut().design();
    HeldOutWatch watch = plan.watch().orElseThrow();
    Descent descent = plan.start(watch);
    double[] at = new double[plan.objective().dimension()];
    while (descent.hasNext()) {
      Step step = descent.next();
      double expected = heldOut.loss(plan.coordinates().toOriginal(at));
      assertThat(watch.last()).isCloseTo(expected, within(1e-12 * expected));
      at = step.at();
    }
    assertThat(plan.heldOut().orElseThrow().rows()).isEqualTo(heldOut.y().length);
  }

  @Test
  void nothingIsLearnedFromTheRowsHeldOut() {
    Design design = weighted(Design.random(500, 3, 10, 1, true, 6));
    SplitAccumulator<Kept> parts = parts(design, FIFTH);
    CompressedPlan plan = plan(Trainer.automatic().withHoldout(FIFTH), design);
    CompressedPlan alone = plan(Trainer.automatic(), parts.training().design());
    assertThat(plan.columns().rows()).isEqualTo(alone.columns().rows());
    for (int j = 1; j <= 4; j++) {
      assertThat(plan.columns().mean(j))
          .isCloseTo(alone.columns().mean(j), within(1e-13 * plan.columns().norm(j)));
      double deviation = alone.columns().standardDeviation(j);
      assertThat(plan.columns().standardDeviation(j))
          .isCloseTo(deviation, within(1e-13 * deviation));
    }
    double[] there = plan.coordinates().toOriginal(new double[] {1, 1, 1, 1});
    double[] expected = alone.coordinates().toOriginal(new double[] {1, 1, 1, 1});
    for (int j = 0; j < there.length; j++) {
      assertThat(there[j]).isCloseTo(expected[j], within(1e-10 * Math.abs(expected[j])));
    }
    double[] optimum = alone.optimum();
    for (int j = 0; j < optimum.length; j++) {
      assertThat(plan.optimum()[j])
          .isCloseTo(optimum[j], within(1e-9 * (1e-3 + Math.abs(optimum[j]))));
    }
  }

  @Test
  void aHardDesignIsRefinedOnTheRowsTrainedOnAlone() {
    Design design = Design.random(400, 4, 1e6, 1, true, 3);
    Fit fit = Trainer.automatic().withHoldout(FIFTH).fit(design.rows());
    Fit alone = Trainer.automatic().fit(parts(design, FIFTH).training().design().rows());
    for (int j = 0; j < 5; j++) {
      double expected = alone.optimum()[j];
      assertThat(fit.optimum()[j]).isCloseTo(expected, within(1e-11 * Math.abs(expected)));
    }
  }

  private static Design noisy(long seed) {
    // As many columns as half of the rows trained on, and more noise than signal.
    return Design.random(100, 40, 20, 20, false, seed);
  }

  @Test
  void stoppingEarlyEndsWithTheIterateOfLeastHeldOutLossWhichIsUnderTheOptimums() {
    double parts = 0;
    for (long seed = 0; seed < 10; seed++) {
      Trainer trainer = Trainer.automatic().withHoldout(FIFTH).withEarlyStopping(200);
      CompressedPlan plan = plan(trainer, noisy(seed));
      HeldOutLoss loss = plan.heldOut().orElseThrow();
      Descent descent = plan.start();
      double least = loss.applyAsDouble(new double[plan.objective().dimension()]);
      long best = 0;
      while (descent.hasNext()) {
        Step step = descent.next();
        double there = loss.applyAsDouble(step.at());
        if (there < least) {
          least = there;
          best = step.iteration() + 1;
        }
      }
      Outcome outcome = descent.outcome();
      assertThat(outcome).isInstanceOf(Outcome.Completed.class);
      assertThat(outcome.arrival().iteration()).isEqualTo(best);
      assertThat(loss.applyAsDouble(outcome.arrival().at())).isEqualTo(least);
      assertThat(outcome.reason()).contains("has not come lower in 200 more");
      double optimum = loss.applyAsDouble(plan.forecast().optimum());
      assertThat(least).isLessThan(optimum);
      parts += least / optimum;
    }
    assertThat(parts / 10).isLessThan(0.8);
  }

  @Test
  void theWatchKnowsTheLeastAlsoWhenTheRunGoesOnToTheEndAndAfterAResume() {
    Trainer trainer =
        Trainer.automatic()
            .withHoldout(FIFTH)
            .withOptimizer(Catalogue.optimizer("gd", Optional.empty()))
            .withIterations(400);
    CompressedPlan plan = plan(trainer, noisy(1));
    HeldOutWatch watch = plan.watch().orElseThrow();
    Outcome whole = plan.start(watch).outcome();
    assertThat(watch.bestIteration()).isBetween(1L, 300L);
    assertThat(watch.last()).isGreaterThan(watch.best());

    HeldOutWatch first = plan.watch().orElseThrow();
    Descent cut = plan.start(first);
    for (int k = 0; k < 350; k++) {
      cut.next();
    }
    HeldOutWatch second = plan.watch().orElseThrow();
    Descent rest = plan.resume(second, Checkpoint.of(cut.checkpoint().values()));
    assertThat(rest.outcome().arrival().at()).isEqualTo(whole.arrival().at());
    assertThat(second.bestIteration()).isEqualTo(watch.bestIteration());
    assertThat(second.best()).isEqualTo(watch.best());
    assertThat(second.last()).isEqualTo(watch.last());
  }

  @Test
  void anOptimumReachedWithoutTheLossGrowingIsStillNoConvergence() {
    Trainer trainer =
        Trainer.automatic()
            .withHoldout(FIFTH)
            .withEarlyStopping(1_000)
            .withOptimizer(Catalogue.optimizer("cg", Optional.empty()));
    Fit fit = trainer.fit(noisy(2).rows());
    assertThat(fit.outcome()).isInstanceOf(Outcome.Completed.class);
    assertThat(fit.standardErrors()).isNull();
    assertThat(fit.outcome().arrival().iteration())
        .isLessThan(fit.outcome().arrival().iterations());
  }

  @Test
  void whereRowsCannotBeHeldOutThatIsSaid() {
    Design design = Design.random(30, 2, 2, 1, false, 1);
    Trainer trainer = Trainer.automatic().withHoldout(FIFTH);
    for (Route route : new Route[] {Route.DUAL, Route.MEMORY, Route.REREAD}) {
      assertThatThrownBy(() -> trainer.withRoute(route).plan(design.rows(), columns -> {}))
          .hasMessageContaining(
              "folded to a triangle, not by the route " + route.name().toLowerCase(Locale.ROOT));
    }
    assertThatThrownBy(() -> trainer.plan(Triangle.of(design.rows())))
        .hasMessageContaining("folded already");
    assertThatThrownBy(() -> Trainer.automatic().withEarlyStopping(5))
        .hasMessageContaining("some rows must be held out");
    InMemoryRows single = InMemoryRows.of(new double[][] {{1}}, new double[] {2});
    assertThatThrownBy(() -> trainer.plan(single, columns -> {}))
        .hasMessageContaining("Of the 1 row, ")
        .hasMessageContaining("another share or --seed");
    InMemoryRows wide = InMemoryRows.of(new double[3][2_001], new double[] {1, 2, 3});
    assertThatThrownBy(() -> trainer.plan(wide, columns -> {}))
        .hasMessageContaining("2,001 columns");
  }

  @Test
  void withFewerRowsThanColumnsThereIsATriangleAllTheSame() {
    Design design = Design.random(60, 450, 5, 1, false, 1);
    CompressedPlan plan = plan(Trainer.automatic().withHoldout(FIFTH), design);
    assertThat(plan.choice().route()).isEqualTo(Route.TRIANGLE);
    assertThat(plan.heldOut()).isPresent();
  }
}
