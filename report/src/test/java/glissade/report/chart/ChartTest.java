package glissade.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class ChartTest {

  private static final Pattern TEXT = Pattern.compile("<text ([^>]*tick[^>]*)>([^<]*)</text>");

  private static final Pattern PLACE = Pattern.compile("\\bx=\"([^\"]+)\"");

  /** The widest letters that a narrow page has take 0.6 of 17 units each. */
  private static final double LETTER = 0.6 * 17;

  @Property(tries = 200)
  void numbersAlongTheAxesStayInsideThePicture(
      @ForAll @DoubleRange(min = -6, max = 3) double exponent,
      @ForAll @DoubleRange(min = 0, max = 5) double from) {
    double size = Math.pow(10, exponent);
    Axis axis = Axis.linear(from * size, (from + 1) * size);
    Chart chart = new Chart("chart", Frame.of(axis, Axis.linear(0, 1))).axes("x", "y");
    Matcher text = TEXT.matcher(chart.svg("title", "finding").toString());
    int found = 0;
    while (text.find()) {
      Matcher place = PLACE.matcher(text.group(1));
      assertThat(place.find()).isTrue();
      double beyond = text.group(1).contains("\"middle\"") ? 0.5 : 0;
      double right = Double.parseDouble(place.group(1)) + beyond * LETTER * text.group(2).length();
      assertThat(right).as(text.group()).isLessThanOrEqualTo(Frame.WIDTH + 0.01);
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }
}
