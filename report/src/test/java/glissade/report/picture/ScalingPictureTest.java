package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.loss.LogisticLoss;
import glissade.model.CompressedPlan;
import glissade.model.Route;
import glissade.model.Trainer;
import glissade.report.run.Runs;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import glissade.rows.InMemoryRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingPictureTest {

  private static CompressedPlan plan(InMemoryRows rows, Trainer.Standardize standardize) {
    return (CompressedPlan)
        Trainer.automatic().withStandardize(standardize).plan(rows, columns -> {});
  }

  @Test
  void bothSidesAreTheForecastsOfTheirCoordinates() {
    InMemoryRows rows = Runs.rows(60, 3, 1);
    for (Trainer.Standardize run : List.of(Trainer.Standardize.ON, Trainer.Standardize.OFF)) {
      Story story = Runs.of(Trainer.automatic().withStandardize(run), rows);
      Picture picture = ScalingPicture.of(story).orElseThrow();
      assertThat(picture.charts()).hasSize(2);
      int i = 0;
      for (Trainer.Standardize side : List.of(Trainer.Standardize.ON, Trainer.Standardize.OFF)) {
        CompressedPlan plan = plan(rows, side);
        List<Object> row = picture.numbers().rows().get(i++).cells();
        double condition = plan.forecast().spectrum().condition();
        assertThat((double) row.get(3) / condition).isBetween(1 - 1e-9, 1 + 1e-9);
        assertThat((double) row.get(4) / plan.forecast().bestStep()).isBetween(1 - 1e-9, 1 + 1e-9);
        long iterations = plan.forecast().best().iterationsToGap(1e-6).orElseThrow();
        assertThat(row.get(5)).isEqualTo(Numbers.count(iterations));
        assertThat(picture.finding()).contains(Numbers.significant(condition, 3));
      }
      assertThat(new Drawn(picture).html()).doesNotContain("iterate c1\" data-k");
    }
  }

  @Test
  void extremeScalesAreStillDrawn() {
    double[][] x = Runs.columns(60, 2, 3);
    double[] y = Runs.line(x, 3);
    for (double[] row : x) {
      row[1] *= 1e5;
    }
    Picture picture =
        ScalingPicture.of(Runs.of(Trainer.automatic(), InMemoryRows.of(x, y))).orElseThrow();
    assertThat(picture.note()).contains("of the raw one, lengths are drawn");
    assertThat(new Drawn(picture).html()).contains(">after 1,000</text>");
  }

  @Test
  void thereIsNoneWhereTheOtherCoordinatesAreNotKnown() {
    Trainer automatic = Trainer.automatic();
    assertThat(ScalingPicture.of(Runs.of(automatic.withRoute(Route.DUAL), Runs.rows(8, 20, 3))))
        .isEmpty();
    assertThat(
            ScalingPicture.of(
                Runs.of(automatic.withLoss(new LogisticLoss()), Runs.classes(200, 3, 1))))
        .isEmpty();
    assertThat(ScalingPicture.of(Runs.of(automatic.withoutIntercept(), Runs.rows(30, 1, 1))))
        .isEmpty();
  }
}
