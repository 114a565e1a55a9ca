package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.model.Trainer;
import glissade.objective.KnownLeast;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import glissade.rows.Design;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DirectionsPictureTest {

  @Property(tries = 20)
  void partsAddUpToTheGapAndStandOnWhatWasPredicted(@ForAll long seed) {
    for (String name : new String[] {"gd", "momentum", "nesterov"}) {
      Story story =
          Runs.of(
              Trainer.automatic().withOptimizer(Runs.optimizer(name)).withIterations(30),
              Design.random(80, 4, 30, 1, false, seed).rows());
      Gaps gaps = Gaps.of(story);
      Directions directions = Directions.of(gaps.theory().orElseThrow(), gaps.iterates(), 30);
      double first = gaps.at(0);
      for (Iterate iterate : gaps.iterates()) {
        double[] parts = directions.measured(iterate);
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
          sum += parts[i];
          double predicted = directions.predicted(i, iterate.iteration());
          assertThat(parts[i]).isCloseTo(predicted, within(1e-11 * first));
        }
        double gap = ((KnownLeast) story.plan().objective()).gap(iterate.at());
        assertThat(sum).isCloseTo(gap, within(1e-12 * first));
      }
    }
  }

  @Test
  void noMoreThanSixAreDrawnAndTheRestTogether() {
    Story story =
        Runs.of(
            Trainer.automatic().withOptimizer(Runs.optimizer("gd")).withIterations(50),
            Design.random(200, 12, 100, 1, false, 4).rows());
    Gaps gaps = Gaps.of(story);
    Directions directions = Directions.of(gaps.theory().orElseThrow(), gaps.iterates(), 50);
    assertThat(directions.shown()).hasSize(6).isSorted();
    double[] parts = directions.measured(gaps.iterates().get(7));
    double sum = directions.others(parts);
    for (int number : directions.shown()) {
      sum += parts[number];
    }
    assertThat(sum).isCloseTo(gaps.at(7), within(1e-10 * gaps.at(0)));
    Picture picture = DirectionsPicture.of(story).orElseThrow();
    assertThat(picture.numbers().head()).endsWith("other directions").hasSize(1 + 2 * 6 + 1);
    assertThat(DrawnChart.of(picture.charts().get(0)).collisions()).isEmpty();
  }

  @Test
  void withoutATheoryItSaysThatItIsMeasuredOnly() {
    Story story = Runs.of(Trainer.automatic(), Design.random(80, 4, 30, 1, false, 6).rows());
    Picture picture = DirectionsPicture.of(story).orElseThrow();
    assertThat(picture.finding()).startsWith("Measured only, since conjugate gradient");
    assertThat(picture.numbers().head()).doesNotContain("predicted");
  }

  @Test
  void namesOfColumnsAreTextWhateverTheyAre() {
    InMemoryRows rows = Design.random(60, 2, 5, 1, false, 8).rows();
    Story story =
        Runs.of(
            Trainer.automatic().withStep(0.1).withIterations(20),
            rows,
            List.of("<script>alert(1)</script>", "a & b \"c\""),
            Optional.empty());
    for (Picture picture :
        List.of(
            DirectionsPicture.of(story).orElseThrow(), WeightsPicture.of(story).orElseThrow())) {
      assertThat(picture.figure().toString()).doesNotContain("<script").contains("&lt;script");
    }
  }
}
