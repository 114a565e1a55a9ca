package glissade.explore.page;

import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.report.markup.Element;
import glissade.report.picture.DataTable;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The iterates of a run in numbers: the first twelve as a table, any of them in a sentence. */
final class Iterates {

  /** As the article prints. */
  static final int FIRST = 12;

  private static final int MOST_COEFFICIENTS = 8;
  private static final int DIGITS = 6;

  private final Story story;
  private final int coefficients;

  Iterates(Story story) {
    this.story = story;
    this.coefficients = Math.min(story.features().size() + 1, MOST_COEFFICIENTS);
  }

  /** The first of them; iterate k has had k updates. */
  DataTable first() {
    List<String> head = new ArrayList<>(List.of("k", "loss", "‖∇L‖", "η"));
    for (int j = 0; j < coefficients; j++) {
      head.add(j == 0 ? "b" : story.name(j));
    }
    List<DataTable.Row> rows = new ArrayList<>();
    for (History.Iterate iterate : story.iterates()) {
      if (iterate.iteration() < FIRST) {
        rows.add(row(iterate));
      }
    }
    return new DataTable(head, rows);
  }

  private DataTable.Row row(History.Iterate iterate) {
    double[] at = original(iterate);
    List<Object> cells = new ArrayList<>();
    cells.add(iterate.iteration());
    cells.add(iterate.loss());
    cells.add(iterate.gradientNorm());
    cells.add(Double.isNaN(iterate.stepSize()) ? "–" : (Object) iterate.stepSize());
    for (int j = 0; j < coefficients; j++) {
      cells.add(at[j]);
    }
    return new DataTable.Row(iterate.iteration(), cells);
  }

  private double[] original(History.Iterate iterate) {
    return story.plan().coordinates().toOriginal(iterate.at());
  }

  /** A sentence for each; the page shows the one that it is at. */
  Element sentences() {
    Element all = Element.of("div", "states");
    for (History.Iterate iterate : story.iterates()) {
      all.add(Element.of("p").set("data-k", iterate.iteration()).add(sentence(iterate)));
    }
    return all;
  }

  private String sentence(History.Iterate iterate) {
    StringBuilder text = new StringBuilder("Iteration ");
    text.append(Numbers.count(iterate.iteration()))
        .append(": loss ")
        .append(number(iterate.loss()));
    Plan plan = story.plan();
    if (plan instanceof CompressedPlan compressed) {
      double gap = compressed.objective().gap(iterate.at());
      text.append(", ").append(Numbers.significant(gap, 3)).append(" above the least");
    }
    text.append("; gradient ").append(Numbers.significant(iterate.gradientNorm(), 3));
    if (!Double.isNaN(iterate.stepSize())) {
      text.append("; step ").append(number(iterate.stepSize()));
    }
    double[] at = original(iterate);
    for (int j = 0; j < coefficients; j++) {
      text.append(j == 0 ? "; b = " : ", " + story.name(j) + " = ").append(number(at[j]));
    }
    return text.append(coefficients < at.length ? " …" : ".").toString();
  }

  private static String number(double value) {
    return Numbers.shortest(value, DIGITS);
  }
}
