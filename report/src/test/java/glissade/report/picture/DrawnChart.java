package glissade.report.picture;

import glissade.report.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read off a chart that was drawn, as a browser would. */
final class DrawnChart {

  private static final Pattern TEXT =
      Pattern.compile(
          "<text class=\"([^\"]*)\" x=\"([^\"]*)\" y=\"([^\"]*)\" text-anchor=\"([a-z]*)\">([^<]*)</text>");

  private static final Pattern CIRCLE =
      Pattern.compile(
          "<circle cx=\"([^\"]*)\" cy=\"([^\"]*)\" r=\"[^\"]*\" class=\"mark c1\" data-k=\"(\\d+)\"/>");

  private static final Pattern PATH =
      Pattern.compile(
          "<path class=\"curve ([^\"]*)\"(?: stroke-dasharray=\"([^\"]*)\")? d=\"([^\"]*)\"");

  private final String svg;

  private DrawnChart(String svg) {
    this.svg = svg;
  }

  static DrawnChart of(Chart chart) {
    return new DrawnChart(chart.svg("title", "description").toString());
  }

  String svg() {
    return svg;
  }

  /** Words with the room they need at their largest: 17 units high, 0.6 of that a letter. */
  record Box(String words, double left, double top, double right, double bottom) {
    boolean touches(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  /** All words but titles of axes. */
  List<Box> words() {
    List<Box> boxes = new ArrayList<>();
    Matcher text = TEXT.matcher(svg);
    while (text.find()) {
      if (text.group(1).equals("title")) {
        continue;
      }
      String words = text.group(5).replaceAll("&[a-z]+;", "x");
      double wide = 0.6 * 17 * words.codePointCount(0, words.length());
      double x = Double.parseDouble(text.group(2));
      double y = Double.parseDouble(text.group(3));
      double left =
          switch (text.group(4)) {
            case "start" -> x;
            case "end" -> x - wide;
            default -> x - wide / 2;
          };
      // Digits have nothing below their line.
      double below = text.group(1).equals("tick") ? 0 : 4;
      boxes.add(new Box(words, left, y - 13, left + wide, y + below));
    }
    return boxes;
  }

  /** Words that lie across others. */
  List<String> collisions() {
    List<Box> words = words();
    List<String> collisions = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (words.get(i).touches(words.get(j))) {
          collisions.add(words.get(j).words() + " | " + words.get(i).words());
        }
      }
    }
    return collisions;
  }

  /** Round marks of the run: iteration, x and y. */
  List<double[]> marks() {
    List<double[]> marks = new ArrayList<>();
    Matcher circle = CIRCLE.matcher(svg);
    while (circle.find()) {
      marks.add(
          new double[] {
            Double.parseDouble(circle.group(3)),
            Double.parseDouble(circle.group(1)),
            Double.parseDouble(circle.group(2))
          });
    }
    return marks;
  }

  /** The corners of the first curve of a colour and dashes; empty for none. */
  List<double[]> curve(String colour, String dashes) {
    Matcher path = PATH.matcher(svg);
    while (path.find()) {
      String dash = path.group(2) == null ? "" : path.group(2);
      if (path.group(1).equals(colour) && dash.equals(dashes)) {
        List<double[]> corners = new ArrayList<>();
        for (String corner : path.group(3).split("[ML]", -1)) {
          if (!corner.isEmpty()) {
            String[] xy = corner.split(" ", -1);
            corners.add(new double[] {Double.parseDouble(xy[0]), Double.parseDouble(xy[1])});
          }
        }
        return corners;
      }
    }
    return List.of();
  }
}
