package glissade.explore.page;

import glissade.report.markup.Element;
import glissade.report.words.Numbers;

/**
 * What stands beneath the slider of the step size: bands where steps are monotone, oscillating and
 * divergent, with their limits. As wide as the track that the middle of the thumb moves along.
 */
final class StepBands {

  private static final double WIDTH = 300;
  private static final double HEIGHT = 64;
  private static final double TRACK = 14;

  /** Letters are about so wide; names that would run out of their band are left out. */
  private static final double LETTER = 6.4;

  private final StepScale scale;
  private final Element svg;

  private StepBands(StepScale scale) {
    this.scale = scale;
    this.svg =
        Element.of("svg", "chart bands")
            .set("viewBox", "0 0 " + (int) WIDTH + " " + (int) HEIGHT)
            .set("role", "img")
            .set("aria-label", description());
  }

  /** The drawing, as SVG. */
  static Element of(StepScale scale) {
    StepBands bands = new StepBands(scale);
    bands.draw();
    return bands.svg;
  }

  private String description() {
    if (!scale.isKnown()) {
      return "What a step size does is not known beforehand here.";
    }
    return "Steps up to "
        + number(scale.limit())
        + " converge; larger ones diverge."
        + (scale.isSteepest()
            ? " Up to " + number(1 / scale.largest()) + " no direction overshoots."
            : "");
  }

  private static String number(double value) {
    return Numbers.significant(value, 3);
  }

  private void draw() {
    double limit = WIDTH * scale.along(scale.limit());
    if (!scale.isKnown()) {
      band(0, WIDTH, "muted", "");
      return;
    }
    if (!scale.isSteepest()) {
      band(0, limit, "good", "converging");
      band(limit, WIDTH, "bad", "divergent");
      mark(limit, "limit", "end", 30);
      return;
    }
    double inverse = WIDTH * scale.along(1 / scale.largest());
    band(0, inverse, "good", "monotone");
    band(inverse, limit, "c6", "oscillating");
    band(limit, WIDTH, "bad", "divergent");
    double best = 2 / (scale.largest() + scale.smallest());
    mark(inverse, "1/L", "end", 30);
    mark(limit, "2/L", "start", 30);
    if (scale.smallest() > 0) {
      mark(WIDTH * scale.along(best), "2/(L+μ)", "middle", 45);
    }
  }

  private void band(double from, double to, String colour, String name) {
    svg.add(
        Element.of("rect", "step-band " + colour)
            .set("x", from)
            .set("y", 0)
            .set("width", to - from)
            .set("height", TRACK));
    // What does not fit into its band stands below everything else.
    double down = name.length() * LETTER < to - from ? 11 : HEIGHT - 4;
    svg.add(text((from + to) / 2, down, "middle", "band-name", name));
  }

  private void mark(double at, String name, String anchor, double down) {
    svg.add(
        Element.of("line", "step-limit")
            .set("x1", at)
            .set("y1", 0)
            .set("x2", at)
            .set("y2", down - 11));
    double aside = anchor.equals("end") ? -3 : anchor.equals("start") ? 3 : 0;
    svg.add(text(at + aside, down, anchor, "tick", name));
  }

  private static Element text(double x, double y, String anchor, String style, String words) {
    return Element.of("text", style).set("x", x).set("y", y).set("text-anchor", anchor).add(words);
  }
}
