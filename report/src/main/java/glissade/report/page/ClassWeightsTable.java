package glissade.report.page;

import glissade.report.picture.DataTable;
import glissade.report.run.Story;
import glissade.report.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The weights of a model of several classes, a column a class. */
final class ClassWeightsTable {

  private static final int MOST_CLASSES = 12;

  private final Story story;
  private final List<String> classes;
  private final double[][] byClass;

  /**
   * @param story of a fit with a usable point, of several classes
   */
  ClassWeightsTable(Story story) {
    this.story = story;
    this.classes = story.fit().multinomial().classes().values();
    this.byClass = story.fit().classCoefficients();
  }

  /** One row a feature, those that matter most where there are many. */
  DataTable table() {
    int shown = Math.min(MOST_CLASSES, classes.size());
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(classes.subList(0, shown));
    List<DataTable.Row> rows = new ArrayList<>();
    for (int j : largest()) {
      List<Object> cells = new ArrayList<>(List.of(story.name(j)));
      for (int k = 0; k < shown; k++) {
        cells.add(byClass[k][j]);
      }
      rows.add(new DataTable.Row(-1, cells));
    }
    return new DataTable(head, rows);
  }

  private List<Integer> largest() {
    List<Integer> rows = new ArrayList<>();
    if (story.plan().coordinates().intercept()) {
      rows.add(0);
    }
    IntStream.rangeClosed(1, story.features().size())
        .boxed()
        .sorted(Comparator.comparingDouble(j -> -size(j)))
        .limit(Coefficients.MOST)
        .sorted()
        .forEach(rows::add);
    return rows;
  }

  private double size(int feature) {
    double size = 0;
    for (double[] weights : byClass) {
      size = Math.max(size, Math.abs(weights[feature]));
    }
    return size * story.plan().columns().standardDeviation(feature);
  }

  /** What is to be known to read the table. */
  String told() {
    int d = story.features().size();
    List<String> left = new ArrayList<>();
    if (classes.size() > MOST_CLASSES) {
      left.add("the first " + MOST_CLASSES + " of " + Numbers.count(classes.size()) + " classes");
    }
    if (d > Coefficients.MOST) {
      left.add("the " + Coefficients.MOST + " largest of " + Numbers.count(d) + " weights");
    }
    return "A weight is what one more of its column adds to the score of the class; what counts are"
        + " differences between classes, so those of a row add up to zero."
        + (left.isEmpty() ? "" : " Shown are " + String.join(" and ", left) + ".");
  }
}
