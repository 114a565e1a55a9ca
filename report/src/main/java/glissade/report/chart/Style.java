package glissade.report.chart;

/**
 * How a curve or a mark looks: by colour, by dashes and by shape at once, so that no two of them
 * are told apart by colour alone.
 *
 * @param colour a class of the style sheet: {@code c1} … {@code c6}, {@code muted}, {@code good},
 *     {@code bad}
 * @param dash of a line
 * @param marker of a point
 */
public record Style(String colour, Dash dash, Marker marker) {

  /** How a line is broken. */
  public enum Dash {
    SOLID(""),
    LONG("9 4"),
    SHORT("4 3"),
    DOTTED("1.5 3.5"),
    MIXED("9 3 2 3");

    private final String pattern;

    Dash(String pattern) {
      this.pattern = pattern;
    }

    /** As SVG has it; empty for none. */
    public String pattern() {
      return pattern;
    }
  }

  /** What a point is drawn as. */
  public enum Marker {
    DOT,
    SQUARE,
    DIAMOND,
    TRIANGLE,
    CROSS,
    PLUS,
    RING
  }

  /** What is neither of the data nor of the run: an axis, a limit, a reference. */
  public static final Style REFERENCE = new Style("muted", Dash.SHORT, Marker.PLUS);

  /** The run itself. */
  public static final Style RUN = new Style("c1", Dash.SOLID, Marker.DOT);

  /** What was predicted. */
  public static final Style PREDICTED = new Style("c2", Dash.LONG, Marker.RING);

  /** The exact optimum. */
  public static final Style OPTIMUM = new Style("c3", Dash.SHORT, Marker.DIAMOND);

  /** The truth that the data were made from. */
  public static final Style TRUTH = new Style("c4", Dash.DOTTED, Marker.TRIANGLE);

  /** Something gone wrong. */
  public static final Style BAD = new Style("bad", Dash.SOLID, Marker.CROSS);

  /** Number i of several that are alike; more than six begin anew with other dashes. */
  public static Style number(int i) {
    int round = i / 6;
    Dash[] dashes = Dash.values();
    Marker[] markers = Marker.values();
    return new Style(
        "c" + (i % 6 + 1), dashes[(i + round) % dashes.length], markers[i % markers.length]);
  }

  /** The same with other dashes. */
  public Style with(Dash other) {
    return new Style(colour, other, marker);
  }

  /** The same with another shape. */
  public Style with(Marker other) {
    return new Style(colour, dash, other);
  }
}
