package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.fold.ParallelFold;
import glissade.loss.LossCatalogue;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What becomes of a situation is what the engine makes of it. */
class ExplorationTest {

  private static final Exploration EXPLORATION = new Exploration(Subjects.article());

  @Provide
  Arbitrary<Situation> situations() {
    return Situations.any();
  }

  @Example
  void theUsualRunIsTheDemo() {
    Story story = EXPLORATION.tell(Situation.ARTICLE).story().orElseThrow();
    CompressedPlan demo =
        Trainer.automatic()
            .withStep(0.01)
            .withIterations(1_000)
            .plan(Triangle.of(SyntheticRows.ofTheArticle(42)));
    double[] arrived = demo.start().outcome().arrival().at();
    assertThat(story.fit().coefficients()).containsExactly(demo.coordinates().toOriginal(arrived));
    assertThat(story.history().updates()).isEqualTo(1_000);
  }

  @Example
  void everyIterateIsTheEngines() {
    Situation situation =
        Situation.ARTICLE
            .withRecipe(Situation.ARTICLE.recipe().withRows(50).withNoise(2))
            .withOptimizer("nesterov")
            .withMomentum(OptionalDouble.of(0.7))
            .withStep(OptionalDouble.of(0.05))
            .withIterations(30);
    Story story = EXPLORATION.tell(situation).story().orElseThrow();
    SyntheticRows rows =
        new SyntheticRows(
            50, new double[] {2, 4, 5, 9, 11}, 2, 2, 42, ParallelFold.onAllProcessors());
    Iterator<Step> steps = EXPLORATION.trainer(situation).plan(Triangle.of(rows)).start();
    List<History.Iterate> iterates = story.history().iterates();
    assertThat(iterates).hasSize(31);
    for (int k = 0; k < 30; k++) {
      Step step = steps.next();
      assertThat(iterates.get(k).loss()).isEqualTo(step.loss());
      assertThat(iterates.get(k + 1).at()).containsExactly(step.at());
    }
  }

  @Example
  void anEditedRowChangesTheCurvatureAsANewTriangleSays() {
    Situation before =
        Situation.ARTICLE.withRecipe(Situation.ARTICLE.recipe().withRows(20).withFeatures(2));
    DenseTable rows = DenseTable.of(EXPLORATION.table(before).rows());
    rows.x()[7][1] = 9.5;
    rows.y()[7] = -3;
    double[][] x = Arrays.copyOf(rows.x(), 20);
    x[19] = new double[] {4, mean(rows.x(), 1)};
    double[] y = rows.y().clone();
    y[19] = 1;
    // Row 19 is taken out, and another one put in.
    Situation after =
        before.withEdits(
            Edits.NONE.with(7, 2, 9.5).with(7, 0, -3).without(19).with(20, 1, 4).with(20, 0, 1));
    x[19][1] = mean(DenseTable.of(EXPLORATION.table(before).rows()).x(), 1);

    Scaling scaling = Scaling.raw(2, true);
    double expected =
        new CompressedLeastSquares(Triangle.of(InMemoryRows.of(x, y)), scaling).spectrum().max();
    Story story = EXPLORATION.tell(after).story().orElseThrow();
    CompressedPlan plan = (CompressedPlan) story.plan();
    assertThat(plan.forecast().spectrum().max()).isCloseTo(expected, within(1e-12 * expected));
    assertThat(plan.forecast().spectrum().max())
        .isNotEqualTo(
            ((CompressedPlan) EXPLORATION.tell(before).story().orElseThrow().plan())
                .forecast()
                .spectrum()
                .max());
  }

  private static double mean(double[][] x, int j) {
    return Arrays.stream(x).mapToDouble(row -> row[j]).average().orElseThrow();
  }

  @Example
  void aRunThatDivergesIsToldAsFarAsItWent() {
    Situation situation = Situation.ARTICLE.withStep(OptionalDouble.of(1.5));
    Story story = EXPLORATION.tell(situation).story().orElseThrow();
    assertThat(story.fit().outcome()).isInstanceOf(Outcome.Diverged.class);
    assertThat(story.iterates()).hasSizeGreaterThan(3);
    assertThat(EXPLORATION.stepScale(situation).effect(1.5)).isEqualTo(StepScale.Effect.DIVERGENT);
  }

  @Example
  void theBandsAreThoseOfTheEngine() {
    StepScale scale = EXPLORATION.stepScale(Situation.ARTICLE);
    CompressedPlan plan =
        (CompressedPlan) EXPLORATION.tell(Situation.ARTICLE).story().orElseThrow().plan();
    double limit = plan.forecast().stableBelow().orElseThrow();
    assertThat(scale.limit()).isCloseTo(limit, within(1e-12));
    assertThat(scale.effect(0.499 * limit)).isEqualTo(StepScale.Effect.MONOTONE);
    assertThat(scale.effect(0.501 * limit)).isEqualTo(StepScale.Effect.OSCILLATING);
    assertThat(scale.effect(1.001 * limit)).isEqualTo(StepScale.Effect.DIVERGENT);
    assertThat(scale.step(scale.place(0.3))).isCloseTo(0.3, within(0.01));
  }

  @Example
  void anInvalidCombinationIsToldNotThrown() {
    Told told =
        EXPLORATION.tell(Situation.ARTICLE.withLoss("huber").withOptimizer("interior-point"));
    assertThat(told.story()).isEmpty();
    assertThat(told.reason()).contains("quantile").endsWith(".");
  }

  @Example
  void everyLossHasRowsThatSuitIt() {
    for (String loss : LossCatalogue.names()) {
      Situation situation =
          Situation.ARTICLE
              .withRecipe(Situation.ARTICLE.recipe().withRows(60).withNoise(1).withOutliers(0.1))
              .withLoss(loss)
              .withOptimizer(loss.equals("quantile") ? "interior-point" : "lbfgs")
              .withStep(OptionalDouble.empty())
              .withIterations(200);
      Told told = EXPLORATION.tell(situation);
      assertThat(told.reason()).as(loss).isEmpty();
      Fit fit = told.story().orElseThrow().fit();
      assertThat(fit.outcome()).as(loss).isInstanceOf(Outcome.Converged.class);
    }
  }

  @Example
  void outliersAndCollinearityAreWhatTheySay() {
    Recipe recipe = Recipe.ARTICLE.withRows(4_000).withCollinearity(0.8).withUnit(10);
    DenseTable table = DenseTable.of(new MadeUp(recipe, Choices.Targets.NUMBERS).rows());
    assertThat(product(table.x(), 0, 1)).isCloseTo(0.8, within(0.05));
    assertThat(product(table.x(), 0, 0)).isCloseTo(1, within(0.05));
    assertThat(product(table.x(), 4, 4)).isCloseTo(100, within(6.0));
    double[] truth = {2, 2, 4, 5, 9, 1.1};
    assertThat(off(table, truth)).isZero();
    DenseTable wrong =
        DenseTable.of(new MadeUp(recipe.withOutliers(0.2), Choices.Targets.NUMBERS).rows());
    assertThat(off(wrong, truth)).isBetween(680, 920);
  }

  private static double product(double[][] x, int i, int j) {
    return Arrays.stream(x).mapToDouble(row -> row[i] * row[j]).average().orElseThrow();
  }

  private static int off(DenseTable table, double[] truth) {
    int off = 0;
    for (int i = 0; i < table.y().length; i++) {
      double expected = truth[0];
      for (int j = 0; j < table.x()[i].length; j++) {
        expected += truth[j + 1] * table.x()[i][j];
      }
      off += Math.abs(expected - table.y()[i]) > 1e-6 ? 1 : 0;
    }
    return off;
  }

  @Property(tries = 12)
  void whatWasMadeBeforeChangesNothing(
      @ForAll("situations") Situation first, @ForAll Random random) {
    Exploration kept = new Exploration(Subjects.article());
    List<Situation> walk = new ArrayList<>(List.of(kept.possible(first)));
    for (int i = 0; i < 8; i++) {
      walk.add(kept.possible(Situations.changed(walk.get(i), random)));
    }
    walk.add(walk.get(3));
    for (Situation situation : walk) {
      Told anew = new Exploration(Subjects.article()).tell(situation);
      Told told = kept.tell(situation);
      assertThat(told.reason()).isEqualTo(anew.reason());
      assertThat(told.story().isPresent()).isEqualTo(anew.story().isPresent());
      if (told.story().isPresent()) {
        assertThat(told.story().get().fit().coefficients())
            .containsExactly(anew.story().orElseThrow().fit().coefficients());
      }
    }
  }
}
