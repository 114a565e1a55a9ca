package glissade.report.chart;

import glissade.report.markup.Element;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;

/**
 * One drawing in a {@link Frame}, as SVG. What is drawn first lies below what is drawn later; what
 * is beyond the frame is cut off.
 *
 * <p>A mark or a piece of a curve that belongs to one iteration says so, in {@code data-k}: that is
 * how the page shows one iteration in every picture at once.
 */
public final class Chart {

  /** Text is as high as this where the page is wide, and a third more where it is narrow. */
  public static final double TEXT = 13;

  private static final double LARGE_TEXT = 17;

  private static final double MARK = 3.2;

  private final String id;
  private final Frame frame;

  /** Cut off at the frame. */
  private final Element inside;

  private final List<Element> below = new ArrayList<>();
  private final List<Element> above = new ArrayList<>();

  /**
   * @param id unique in its document
   */
  public Chart(String id, Frame frame) {
    this.id = id;
    this.frame = frame;
    this.inside = Element.of("g").set("clip-path", "url(#" + id + "-clip)");
  }

  /** Where values stand. */
  public Frame frame() {
    return frame;
  }

  /** Unique in its document. */
  public String id() {
    return id;
  }

  /**
   * Lines across at round values, with what they are.
   *
   * @param xTitle what stands along x, with its unit
   * @param yTitle what stands along y; at the upper left
   */
  public Chart axes(String xTitle, String yTitle) {
    for (Axis.Tick tick : frame.x().ticks(5)) {
      double x = frame.x().place(tick.value());
      below.add(line(x, frame.bottom(), x, frame.top(), "grid"));
      boolean over = x + 0.3 * LARGE_TEXT * tick.label().length() > frame.width();
      below.add(
          text(
              over ? frame.width() : x,
              frame.bottom() + 19,
              over ? "end" : "middle",
              "tick",
              tick.label()));
    }
    for (Axis.Tick tick : frame.y().ticks(5)) {
      double y = frame.y().place(tick.value());
      below.add(line(frame.left(), y, frame.right(), y, "grid"));
      below.add(text(frame.left() - 7, y + 4.5, "end", "tick", tick.label()));
    }
    below.add(line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "axis"));
    double middle = (frame.left() + frame.right()) / 2;
    String along = shortened(xTitle, 2 * (frame.width() - middle));
    below.add(text(middle, frame.height() - 8, "middle", "title", along));
    double height = (frame.top() + frame.bottom()) / 2;
    below.add(
        text(0, 0, "middle", "title", shortened(yTitle, 2 * height))
            .set("transform", "translate(13 " + Element.number(height) + ") rotate(-90)"));
    return this;
  }

  /** As much of a title as there is room for where text is largest. */
  private static String shortened(String words, double room) {
    int most = (int) (room / (0.6 * LARGE_TEXT));
    return Prose.shortened(words, most);
  }

  /** A band over the whole height, from one value of x to another. */
  public Chart band(double from, double to, String colour) {
    double left = Math.max(frame.left(), frame.x().place(from));
    double right = Math.min(frame.right(), frame.x().place(to));
    if (right > left) {
      below.add(
          Element.of("rect", "band " + colour)
              .set("x", left)
              .set("y", frame.top())
              .set("width", right - left)
              .set("height", frame.bottom() - frame.top()));
    }
    return this;
  }

  /** A curve through points; it is interrupted where one is not a number. */
  public Chart curve(double[] x, double[] y, Style style) {
    String path = Path.text(frame, x, y);
    if (!path.isEmpty()) {
      inside.add(stroke(Element.of("path", "curve " + style.colour()), style).set("d", path));
    }
    return this;
  }

  /** A closed curve, filled so lightly that others show through it. */
  public Chart area(double[] x, double[] y, Style style) {
    String path = Path.text(frame, x, y);
    if (!path.isEmpty()) {
      inside.add(Element.of("path", "area " + style.colour()).set("d", path + "Z"));
    }
    return this;
  }

  /** A closed curve with what it encloses, a little darker than what is around it. */
  public Chart ring(double[] x, double[] y, String classes) {
    String path = Path.text(frame, x, y);
    if (!path.isEmpty()) {
      inside.add(Element.of("path", "ring " + classes).set("d", path + "Z"));
    }
    return this;
  }

  /** A straight line between two points. */
  public Element segment(double x0, double y0, double x1, double y1, Style style) {
    Element line =
        line(
            frame.x().place(x0),
            frame.y().place(y0),
            frame.x().place(x1),
            frame.y().place(y1),
            "curve " + style.colour());
    stroke(line, style);
    inside.add(line);
    return line;
  }

  /** A line over the whole height at a value of x. */
  public Element vertical(double x, Style style) {
    return segment(x, frame.y().from(), x, frame.y().to(), style);
  }

  /** A line over the whole width at a value of y. */
  public Element horizontal(double y, Style style) {
    return segment(frame.x().from(), y, frame.x().to(), y, style);
  }

  /** The arc of an ellipse around a centre, given by what its two half axes are along x and y. */
  public Chart ellipse(double[] centre, double[] first, double[] second, Style style) {
    int pieces = 72;
    double[] x = new double[pieces + 1];
    double[] y = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      double cos = Math.cos(2 * Math.PI * i / pieces);
      double sin = Math.sin(2 * Math.PI * i / pieces);
      x[i] = centre[0] + cos * first[0] + sin * second[0];
      y[i] = centre[1] + cos * first[1] + sin * second[1];
    }
    return curve(x, y, style);
  }

  /** A point, in the shape of its style; what is returned may be given more attributes. */
  public Element mark(double x, double y, Style style) {
    return mark(x, y, style, 1);
  }

  /** A point that is some times as large as usual. */
  public Element mark(double x, double y, Style style, double size) {
    Element mark =
        shape(style.marker(), frame.x().place(x), frame.y().place(y), MARK * size)
            .set("class", "mark " + style.colour());
    inside.add(mark);
    return mark;
  }

  /** An iterate of the run as a point of its own. */
  public Element iterate(double x, double y, double radius, String classes) {
    Element point =
        Element.of("circle", "mark " + Style.RUN.colour() + classes)
            .set("cx", frame.x().place(x))
            .set("cy", frame.y().place(y))
            .set("r", radius);
    inside.add(point);
    return point;
  }

  /** The same for what may lie on the very edge, which would be cut off otherwise. */
  public Element markOnTop(double x, double y, Style style, double size) {
    Element mark =
        shape(style.marker(), frame.x().place(x), frame.y().place(y), MARK * size)
            .set("class", "mark " + style.colour());
    above.add(mark);
    return mark;
  }

  private static Element shape(Style.Marker marker, double x, double y, double r) {
    String at = "M" + Element.number(x) + ' ' + Element.number(y);
    String all = Element.number(2 * r);
    String half = Element.number(r);
    return switch (marker) {
      case DOT, RING -> {
        Element circle = Element.of("circle").set("cx", x).set("cy", y).set("r", r);
        yield marker == Style.Marker.RING ? circle.set("fill-opacity", 0) : circle;
      }
      case SQUARE ->
          Element.of("rect")
              .set("x", x - r)
              .set("y", y - r)
              .set("width", 2 * r)
              .set("height", 2 * r);
      case DIAMOND ->
          Element.of("path")
              .set(
                  "d",
                  at
                      + "m0-"
                      + number(1.3 * r)
                      + "l"
                      + number(1.3 * r)
                      + ' '
                      + number(1.3 * r)
                      + "l-"
                      + number(1.3 * r)
                      + ' '
                      + number(1.3 * r)
                      + "l-"
                      + number(1.3 * r)
                      + "-"
                      + number(1.3 * r)
                      + "z");
      case TRIANGLE ->
          Element.of("path")
              .set(
                  "d",
                  at
                      + "m0-"
                      + number(1.2 * r)
                      + "l"
                      + number(1.2 * r)
                      + ' '
                      + number(2 * r)
                      + "h-"
                      + number(2.4 * r)
                      + "z");
      case CROSS ->
          Element.of("path")
              .set(
                  "d",
                  at + "m-" + half + "-" + half + "l" + all + ' ' + all + "m0-" + all + "l-" + all
                      + ' ' + all);
      case PLUS ->
          Element.of("path")
              .set("d", at + "m-" + half + " 0h" + all + "m-" + half + "-" + half + "v" + all);
    };
  }

  private static String number(double value) {
    return Element.number(value);
  }

  /**
   * Text at a value.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: which of its ends stands there
   * @param colour a class of the style sheet, may be empty
   */
  public Element label(double x, double y, String anchor, String colour, String words) {
    return label(x, y, 0, 0, anchor, colour, words);
  }

  /** Text some units of the view box to the right of a value and below it. */
  public Element label(
      double x, double y, double right, double down, String anchor, String colour, String words) {
    double px = frame.x().place(x) + right;
    double py = frame.y().place(y) + down;
    Element text = text(px, py, anchor, ("label " + colour).strip(), words);
    above.add(text);
    return text;
  }

  /** What the whole chart is of, in the upper left corner of its frame. */
  public Chart heading(String words) {
    label(frame.x().from(), frame.y().to(), 9, 19, "start", "heading", words);
    return this;
  }

  /**
   * A cross at the edge, where a path left the frame, and at which iteration.
   *
   * @param x of the first point that is outside; may be infinite
   * @param y of the same
   */
  public Chart left(double x, double y, long iteration) {
    double atX = Math.max(frame.x().from(), Math.min(frame.x().to(), x));
    double atY = Math.max(frame.y().from(), Math.min(frame.y().to(), y));
    markOnTop(atX, atY, Style.BAD, 2).set("data-k", iteration);
    boolean right = frame.x().place(atX) > (frame.left() + frame.right()) / 2;
    boolean top = frame.y().place(atY) < (frame.top() + frame.bottom()) / 2;
    label(
        atX,
        atY,
        right ? -11 : 11,
        top ? 17 : -9,
        right ? "end" : "start",
        "bad",
        "left at iteration " + iteration);
    return this;
  }

  /** Anything else, cut off at the frame, in units of the view box. */
  public Chart draw(Element element) {
    inside.add(element);
    return this;
  }

  /** Anything else, not cut off, in units of the view box. */
  public Chart drawOnTop(Element element) {
    above.add(element);
    return this;
  }

  /**
   * The drawing.
   *
   * @param title read aloud instead of it
   * @param description read aloud after the title
   */
  public Element svg(String title, String description) {
    Element clip = Element.of("clipPath").set("id", id + "-clip");
    clip.add(
        Element.of("rect")
            .set("x", frame.left())
            .set("y", frame.top())
            .set("width", frame.right() - frame.left())
            .set("height", frame.bottom() - frame.top()));
    return Element.of("svg", "chart")
        .set("xmlns", "http://www.w3.org/2000/svg")
        .set("viewBox", "0 0 " + number(frame.width()) + ' ' + number(frame.height()))
        .set("role", "img")
        .set("aria-labelledby", id + "-title " + id + "-desc")
        .set("data-chart", id)
        .add(Element.of("title").set("id", id + "-title").add(title))
        .add(Element.of("desc").set("id", id + "-desc").add(description))
        .add(Element.of("defs").add(clip))
        .addAll(below)
        .add(inside)
        .addAll(above);
  }

  private static Element stroke(Element element, Style style) {
    String pattern = style.dash().pattern();
    return pattern.isEmpty() ? element : element.set("stroke-dasharray", pattern);
  }

  private static Element line(double x0, double y0, double x1, double y1, String classes) {
    return Element.of("line", classes).set("x1", x0).set("y1", y0).set("x2", x1).set("y2", y1);
  }

  private static Element text(double x, double y, String anchor, String classes, String words) {
    return Element.of("text", classes)
        .set("x", x)
        .set("y", y)
        .set("text-anchor", anchor)
        .add(words);
  }
}
