package glissade.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {

  private static String drawn(Trail.Stop... stops) {
    Chart chart = new Chart("c", Frame.of(Axis.linear(0, 10), Axis.linear(0, 10)));
    Trail.draw(chart, List.of(stops), Style.RUN);
    return chart.svg("title", "words").toString();
  }

  @Test
  void aRunThatComesBackIsNotCrossedOut() {
    String svg = drawn(new Trail.Stop(0, 1, 1), new Trail.Stop(1, 30, 1), new Trail.Stop(2, 5, 5));
    assertThat(svg).doesNotContain("left").contains("data-k=\"2\"");
  }

  @Test
  void theCrossStandsWhereTheStepMeetsTheEdge() {
    Frame frame = Frame.of(Axis.linear(0, 10), Axis.linear(0, 10));
    String svg = drawn(new Trail.Stop(0, 5, 5), new Trail.Stop(1, 9, 6), new Trail.Stop(2, 13, 7));
    String cross = "M" + Double.toString(frame.right()).replaceAll("\\.0$", "");
    // A quarter of the way from 6 to 7.
    String down = glissade.report.markup.Element.number(frame.y().place(6.25));
    assertThat(svg).contains("mark bad").contains("left at iteration 2<");
    assertThat(svg).contains("d=\"" + cross + " " + down + "m");
  }

  @Test
  void afterIterationsThatWereNotKeptItHasLeftByThen() {
    assertThat(drawn(new Trail.Stop(64, 5, 5), new Trail.Stop(128, 50, 5)))
        .contains("left by iteration 128<");
  }

  @Test
  void whatIsBeyondEverythingHasAPlaceAllTheSame() {
    String svg =
        drawn(
            new Trail.Stop(0, 5, 5),
            new Trail.Stop(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
            new Trail.Stop(2, Double.NaN, Double.NaN));
    assertThat(svg).contains("left at iteration 1<").doesNotContain("NaN");
  }

  @Test
  void iteratesThatAreNotOfTheRunDoNotSaySo() {
    assertThat(drawn(new Trail.Stop(-1, 1, 1), new Trail.Stop(-1, 2, 2)))
        .doesNotContain("data-k")
        .contains("<line");
  }
}
