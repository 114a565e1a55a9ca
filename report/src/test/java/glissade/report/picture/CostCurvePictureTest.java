package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LogisticLoss;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.report.run.Runs;
import glissade.report.run.Story;
import glissade.report.slice.CostCurve;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostCurvePictureTest {

  private static Story article(double step, long iterations) {
    return Runs.of(
        Trainer.automatic().withStep(step).withIterations(iterations),
        SyntheticRows.ofTheArticle(42));
  }

  @Test
  void everyRowOfTheTableIsAnUpdateAlongTheWeight() {
    Story story = article(0.1, 30);
    Picture picture = CostCurvePicture.of(story, 5).orElseThrow();
    CostCurve curve = CostCurve.of(story, 5).orElseThrow();
    double w = 0;
    for (DataTable.Row row : picture.numbers().rows()) {
      double h = 1e-4;
      double slope = (curve.value(w + h) - curve.value(w - h)) / (2 * h);
      assertThat((double) row.cells().get(1)).isCloseTo(w, within(1e-12));
      assertThat((double) row.cells().get(3)).isCloseTo(slope, within(1e-7));
      w -= 0.1 * slope;
      assertThat((double) row.cells().get(4)).isCloseTo(w, within(1e-7));
      w = (double) row.cells().get(4);
    }
    assertThat(picture.numbers().rows()).hasSize(31);
    assertThat(picture.numbers().rows().get(7).iteration()).isEqualTo(7);
  }

  @Test
  void everyIterateIsAPointOfTheCurve() {
    Story story = article(0.1, 30);
    Picture picture = CostCurvePicture.of(story).orElseThrow();
    Drawn drawn = new Drawn(picture);
    assertThat(drawn.count("<circle class=\"mark c1[^\"]*\"[^>]* data-k=")).isEqualTo(31);
    assertThat(drawn.count("<g class=\"tangent c2\"")).isBetween(2, 4);
  }

  @Test
  void itSaysHowFarAnUpdateGoes() {
    // ∂²L/∂w² is about 2 there: 1 − 0.01·2.
    String slow = CostCurvePicture.of(article(0.01, 1_000)).orElseThrow().finding();
    assertThat(slow).contains("the run’s step η = 0.0100").contains("98.0 % of the distance");
    assertThat(CostCurvePicture.of(article(0.01, 1_000)).orElseThrow().note())
        .contains("moves all 6 coefficients at once");
    String far = CostCurvePicture.of(article(1.5, 10)).orElseThrow().finding();
    assertThat(far).contains("2.01 times as far from the bottom");
  }

  @Test
  void whatDivergesIsCrossedOutWhereTheCurveLeaves() {
    Drawn drawn = new Drawn(CostCurvePicture.of(article(1.5, 10)).orElseThrow());
    assertThat(drawn.html()).contains("left at iteration 2<");
  }

  @Test
  void whereItConvergesAlongOneWeightAndTheRunDoesNotThatIsSaid() {
    Story story = Runs.of(Trainer.automatic().withStep(0.03), Runs.rows(50, 3, 1));
    assertThat(story.fit().outcome().hasUsablePoint()).isFalse();
    assertThat(CostCurvePicture.of(story, 1).orElseThrow().note())
        .contains("diverges all the same: together they curve up to L = ");
  }

  @Test
  void theStepOfAnotherMethodIsNotTakenForOne() {
    Trainer logistic = Trainer.automatic().withLoss(new LogisticLoss());
    String finding =
        CostCurvePicture.of(Runs.of(logistic, Runs.classes(200, 3, 1))).orElseThrow().finding();
    assertThat(finding).contains("with a step safe along it").contains("where they arrived");
    Story exact = Runs.of(Trainer.automatic(), Runs.rows(50, 3, 1));
    Picture picture = CostCurvePicture.of(exact).orElseThrow();
    assertThat(picture.finding()).contains("with the best constant step of all weights");
    assertThat(picture.numbers().rows().get(0).iteration()).isEqualTo(-1);
  }

  @Test
  void whateverIsFittedIsDrawn() {
    Trainer lasso = Trainer.automatic().withPenalty(ElasticNet.lasso(0.5));
    double[][] x = Runs.columns(40, 2, 6);
    for (Story story :
        List.of(
            Runs.of(lasso, Runs.rows(50, 3, 1)),
            Runs.of(Trainer.automatic(), InMemoryRows.of(x, new double[40])),
            Runs.of(Trainer.automatic().withoutIntercept(), Runs.rows(50, 1, 1)),
            Runs.of(Trainer.automatic(), Runs.rows(200, 30, 1)))) {
      Drawn drawn = new Drawn(CostCurvePicture.of(story).orElseThrow());
      assertThat(drawn.count("class=\"curve c5\"")).isEqualTo(1);
    }
    Story dual = Runs.of(Trainer.automatic().withRoute(Route.DUAL), Runs.rows(8, 20, 3));
    assertThat(CostCurvePicture.of(dual)).isEmpty();
  }
}
