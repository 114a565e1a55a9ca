package glissade.explore.page;

import glissade.explore.server.Request;
import glissade.explore.server.UnusableRequestException;
import glissade.model.Plan;
import glissade.report.chart.Chart;
import glissade.report.chart.Frame;
import glissade.report.picture.Picture;
import glissade.report.run.Story;
import glissade.report.slice.Plane;
import glissade.report.slice.Slice;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * What was pointed at, as values: the axes of the picture that was pointed into, turned round. A
 * picture that is dragged in grows and shrinks with what is dragged, so the axes are those that it
 * had when the dragging began.
 */
final class Dragging {

  /** Nobody points more exactly. */
  private static final int DIGITS = 5;

  private final Exploration exploration;
  private final Drawings drawings;

  Dragging(Exploration exploration, Drawings drawings) {
    this.exploration = exploration;
    this.drawings = drawings;
  }

  /** With something dragged to a place. */
  Situation drag(Situation situation, Request action) {
    String what = action.text("what");
    String picture = what.equals("start") ? "contours" : "data";
    if (!action.text("picture").equals(picture)) {
      throw new UnusableRequestException(
          "What is called '" + what + "' is dragged in the picture '" + picture + "' alone.");
    }
    Place place = place(situation, action);
    if (what.equals("start")) {
      return situation.withStart(start(situation, place));
    }
    return situation.withEdits(moved(situation, number(situation, what), place));
  }

  /** Without a row. */
  Situation delete(Situation situation, Request action) {
    Table table = exploration.table(situation);
    if (table.rows().count() <= Recipe.LEAST_ROWS) {
      throw new UnusableRequestException(
          "Fewer than " + Recipe.LEAST_ROWS + " rows are nothing to descend on.");
    }
    int row = number(situation, action.text("what"));
    return situation.withEdits(checked(situation, row).without(row));
  }

  /** With another row: where it was pointed to, else beside the middle of all. */
  Situation add(Situation situation, Request action) {
    Table table = exploration.table(situation);
    int row = table.nextNumber();
    if (action.has("picture")) {
      return situation.withEdits(moved(situation, row, place(situation, action)));
    }
    int target = table.rows().features() + 1;
    double beyond = table.triangle().mean(target) + 2 * table.triangle().standardDeviation(target);
    return situation.withEdits(checked(situation, row).with(row, 0, possible(situation, beyond)));
  }

  /** A place in a picture, in values. */
  private record Place(Frame frame, double x, double y) {}

  private Place place(Situation situation, Request action) {
    String id = action.text("picture");
    Situation then =
        action.has("from") ? exploration.read(action.text("from")).situation() : situation;
    Frame frame = chart(then, id).frame();
    return new Place(
        frame,
        rounded(frame.x().valueAt(action.number("x"))),
        rounded(frame.y().valueAt(action.number("y"))));
  }

  private Chart chart(Situation situation, String id) {
    for (Picture picture : drawings.pictures(situation)) {
      for (Chart chart : picture.charts()) {
        if (chart.id().equals(id)) {
          return chart;
        }
      }
    }
    throw new UnusableRequestException("There is no picture '" + id + "' to point into now.");
  }

  private static double rounded(double value) {
    if (!Double.isFinite(value) || Math.abs(value) > 1e100) {
      throw new UnusableRequestException("That place is too far out.");
    }
    return Double.parseDouble(Numbers.significant(value, DIGITS));
  }

  /** Moved within the plane of the contours; along all other directions it stays. */
  private Start start(Situation situation, Place place) {
    Story story =
        exploration
            .tell(situation)
            .story()
            .orElseThrow(() -> new UnusableRequestException("There is no run to start elsewhere."));
    Slice slice =
        Exhibition.slice(story, situation)
            .orElseThrow(() -> new UnusableRequestException("There are no contours here."));
    Plane plane = slice.plane();
    Plan plan = story.plan();
    double[] start = plan.beginning();
    double[] now = plane.project(start);
    double[] from = plane.point(now[0], now[1]);
    double[] to = plane.point(place.x(), place.y());
    for (int j = 0; j < start.length; j++) {
      start[j] += to[j] - from[j];
    }
    List<Double> coefficients = new ArrayList<>();
    for (double coefficient : plan.coordinates().toOriginal(start)) {
      coefficients.add(rounded(coefficient));
    }
    return new Start(coefficients);
  }

  private int number(Situation situation, String what) {
    Table table = exploration.table(situation);
    try {
      if (what.startsWith("point:")) {
        long last = table.rows().count() - 1;
        return table.number((int) SituationText.whole(what.substring(6), 0, (double) last));
      }
    } catch (IllegalArgumentException e) {
      throw new UnusableRequestException("There is no " + what + " here any more.");
    }
    throw new UnusableRequestException("'" + what + "' cannot be dragged.");
  }

  private Edits moved(Situation situation, int row, Place place) {
    int feature =
        exploration
            .tell(situation)
            .story()
            .map(story -> Exhibition.feature(story, situation))
            .orElse(1);
    return checked(situation, row)
        .with(row, feature, place.x())
        .with(row, 0, possible(situation, place.y()));
  }

  private Edits checked(Situation situation, int row) {
    Edits edits = situation.edits();
    if (edits.isFull() && !edits.changes().containsKey(row)) {
      throw new UnusableRequestException(
          "No more than " + Edits.MOST + " rows can be changed by hand. Undo some, or start over.");
    }
    if (situation.own() && !Table.isEditable(exploration.subject(situation).rows())) {
      throw new UnusableRequestException("These rows have offsets and cannot be changed by hand.");
    }
    return edits;
  }

  /** The nearest target that the loss is for. */
  private double possible(Situation situation, double target) {
    return switch (Choices.Targets.of(exploration.loss(situation))) {
      case NUMBERS -> target;
      case CLASSES -> target > 0.5 ? 1 : 0;
      case COUNTS -> Math.max(0, Math.rint(target));
      case AMOUNTS -> Math.max(1e-3, target);
    };
  }
}
