package glissade.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture as it stands in a document, to be looked at piece by piece. */
final class Drawn {

  private static final Pattern ITERATE =
      Pattern.compile("<g class=\"iterate[^\"]*\" data-k=\"(\\d+)\">(.*?)</g>");

  private static final Pattern CIRCLE =
      Pattern.compile("<circle[^>]* cx=\"([^\"]*)\" cy=\"([^\"]*)\"");

  private final String html;

  Drawn(Picture picture) {
    this.html = picture.figure().toString();
    assertThat(html).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("style=");
  }

  String html() {
    return html;
  }

  /** An iterate with the place of its point. */
  record Iterate(long k, double x, double y) {}

  /** Every iterate that is drawn with a point. */
  List<Iterate> iterates() {
    List<Iterate> found = new ArrayList<>();
    Matcher iterate = ITERATE.matcher(html);
    while (iterate.find()) {
      Matcher circle = CIRCLE.matcher(iterate.group(2));
      if (circle.find()) {
        found.add(
            new Iterate(
                Long.parseLong(iterate.group(1)),
                Double.parseDouble(circle.group(1)),
                Double.parseDouble(circle.group(2))));
      }
    }
    return found;
  }

  /** How often something stands in it. */
  int count(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(html);
    int count = 0;
    while (matcher.find()) {
      count++;
    }
    return count;
  }
}
