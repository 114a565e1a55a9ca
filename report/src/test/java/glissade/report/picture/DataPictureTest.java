package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.LogisticLoss;
import glissade.model.Trainer;
import glissade.report.chart.Frame;
import glissade.report.run.History;
import glissade.report.run.Runs;
import glissade.report.run.Story;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DataPictureTest {

  private static final Pattern LINE =
      Pattern.compile(
          "<path class=\"curve[^\"]*c1[^\"]*\" data-k=\"(\\d+)\" d=\"M(\\S+) (\\S+)L(\\S+)"
              + " ([^L\"]+)\"/>");

  @Test
  void everyIterateIsItsLineAtTheMeansOfTheOtherColumns() {
    Trainer trainer = Trainer.automatic().withStep(0.002).withIterations(9);
    InMemoryRows rows = Runs.rows(50, 3, 1);
    Story story = Runs.of(trainer, rows);
    Picture picture = DataPicture.of(story, 2, false).orElseThrow();
    Frame frame = picture.charts().get(0).frame();
    double[][] x = Runs.columns(50, 3, 1);
    double first = 0;
    double third = 0;
    for (double[] row : x) {
      first += row[0] / 50;
      third += row[2] / 50;
    }
    Matcher line = LINE.matcher(new Drawn(picture).html());
    for (History.Iterate iterate : story.history().iterates()) {
      assertThat(line.find()).isTrue();
      assertThat(line.group(1)).isEqualTo(Long.toString(iterate.iteration()));
      double[] w = iterate.at();
      double held = w[0] + w[1] * first + w[3] * third;
      double left = frame.y().place(held + w[2] * frame.x().from());
      double right = frame.y().place(held + w[2] * frame.x().to());
      assertThat(Double.parseDouble(line.group(3))).isCloseTo(left, within(0.0051));
      assertThat(Double.parseDouble(line.group(5))).isCloseTo(right, within(0.0051));
    }
    assertThat(line.find()).isFalse();
  }

  @Test
  void pointsSayWhichRowTheyAreWhereTheyCanBeMoved() {
    Story story = Runs.of(Trainer.automatic(), Runs.rows(900, 2, 1));
    double[][] x = Runs.columns(900, 2, 1);
    Picture picture = DataPicture.of(story, 1, true).orElseThrow();
    Drawn drawn = new Drawn(picture);
    assertThat(drawn.count("data-drag=\"point:")).isEqualTo(225);
    assertThat(drawn.html()).doesNotContain("point:3\"").contains("225 of the 900 rows");
    Matcher point =
        Pattern.compile("cx=\"([^\"]*)\"[^>]* data-drag=\"point:896\"").matcher(drawn.html());
    assertThat(point.find()).isTrue();
    double place = picture.charts().get(0).frame().x().place(x[896][0]);
    assertThat(Double.parseDouble(point.group(1))).isCloseTo(place, within(0.0051));
    assertThat(new Drawn(DataPicture.of(story, 1, false).orElseThrow()).html())
        .doesNotContain("data-drag");
  }

  @Test
  void ofTwoClassesTheLineIsTheProbability() {
    Story story =
        Runs.of(Trainer.automatic().withLoss(new LogisticLoss()), Runs.classes(200, 2, 5));
    Picture picture = DataPicture.of(story, 1, false).orElseThrow();
    Frame frame = picture.charts().get(0).frame();
    assertThat(frame.y().from()).isBetween(-0.2, 0.0);
    assertThat(frame.y().to()).isBetween(1.0, 1.2);
    List<DataTable.Row> rows = picture.numbers().rows();
    double mean = (double) rows.get(rows.size() - 1).cells().get(2);
    double[] w = story.fit().coefficients();
    double score =
        w[0] + w[1] * story.plan().columns().mean(1) + w[2] * story.plan().columns().mean(2);
    assertThat(mean).isCloseTo(1 / (1 + Math.exp(-score)), within(1e-12));
  }

  @Test
  void whatDivergesAndWhatIsConstantIsDrawn() {
    for (Story story :
        List.of(
            Runs.of(Trainer.automatic().withStep(5), Runs.rows(50, 3, 1)),
            Runs.of(
                Trainer.automatic(), InMemoryRows.of(Runs.columns(40, 2, 6), new double[40])))) {
      assertThat(new Drawn(DataPicture.of(story).orElseThrow()).count("class=\"point\""))
          .isGreaterThan(30);
    }
  }

  @Test
  void withoutRowsThereIsNone() {
    Story whole = Runs.of(Trainer.automatic(), Runs.rows(50, 3, 1));
    Story gone =
        new Story(
            whole.fit(),
            whole.features(),
            whole.target(),
            whole.history(),
            whole.forecasts(),
            Optional.empty(),
            Optional.empty());
    assertThat(DataPicture.of(gone)).isEmpty();
  }
}
