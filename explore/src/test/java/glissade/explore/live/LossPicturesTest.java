package glissade.explore.live;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Descent;
import glissade.model.CompressedPlan;
import glissade.report.chart.Frame;
import glissade.report.markup.Element;
import glissade.report.picture.Picture;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LossPicturesTest {

  @Test
  void theCurveIsTheGapThatTheStepsHad() {
    Trail trail = new Trail();
    CompressedPlan plan = Descents.plan(0.05, 3);
    double optimum = plan.forecast().optimumLoss();
    Descent descent = plan.start();
    while (descent.hasNext()) {
      trail.see(descent.next());
    }
    Seen seen = seen(trail);
    Picture picture = new LossPictures(OptionalDouble.of(optimum)).loss(seen);
    assertThat(picture.title()).isEqualTo("The gap to the optimum");
    assertThat(picture.finding()).startsWith("After 2 iterations the loss is ");
    Frame frame = picture.charts().get(0).frame();
    assertThat(frame.y().isLogarithmic()).isTrue();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      path.append(i == 0 ? "M" : "L");
      path.append(Element.number(frame.x().place(i))).append(' ');
      path.append(Element.number(frame.y().place(seen.losses()[i] - optimum)));
    }
    assertThat(picture.figure().toString()).contains("d=\"" + path + "\"");
  }

  @Test
  void whereTheOptimumIsNotKnownTheLossItselfIsDrawn() {
    Picture picture = new LossPictures(OptionalDouble.empty()).loss(after(0.01, 40));
    assertThat(picture.title()).isEqualTo("The loss");
    assertThat(picture.finding()).contains("from ").contains(" at the start.");
  }

  @Test
  void atTheOptimumWhatIsLeftIsRoundingAndIsNotDrawn() {
    CompressedPlan plan = Descents.plan(0.06, 3000);
    OptionalDouble optimum = OptionalDouble.of(plan.forecast().optimumLoss());
    Picture picture = new LossPictures(optimum).loss(after(0.06, 3000));
    assertThat(picture.finding()).endsWith(", the optimum but for rounding.");
    assertThat(picture.charts().get(0).frame().y().from()).isGreaterThan(1e-18);
  }

  @Test
  void whatDivergesIsDrawnAsFarAsItGoes() {
    LossPictures pictures = new LossPictures(OptionalDouble.of(0));
    for (long updates : List.of(1L, 5L, 500L)) {
      Seen seen = after(3, updates);
      String drawn = pictures.loss(seen).figure().toString() + pictures.steps(seen).figure();
      assertThat(drawn).contains("<svg").doesNotContain("NaN").doesNotContain("Infinity");
    }
  }

  @Test
  void aTableHasAFewOfTheStepsAndTheNewest() {
    Picture picture = new LossPictures(OptionalDouble.empty()).steps(after(0.01, 1000));
    assertThat(picture.numbers().rows()).hasSize(12);
    assertThat(picture.numbers().rows().get(11).iteration()).isEqualTo(999);
    assertThat(picture.numbers().rows().get(0).iteration()).isZero();
  }

  private static Seen after(double step, long updates) {
    Trail trail = new Trail();
    Descent descent = Descents.run(step, updates);
    while (descent.hasNext()) {
      trail.see(descent.next());
    }
    return seen(trail);
  }

  private static Seen seen(Trail trail) {
    Seen seen = trail.seen();
    if (seen == null) {
      throw new AssertionError("no step was made");
    }
    return seen;
  }
}
