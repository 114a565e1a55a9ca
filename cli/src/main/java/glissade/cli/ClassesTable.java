package glissade.cli;

import glissade.compress.Moments;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.LevelCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers by feature and class, a column a class: as many beside each other as a line holds, the
 * others below.
 */
final class ClassesTable {

  /** Of more classes the commonest are shown. */
  private static final int MOST_CLASSES = 12;

  /** Of more features those with the largest weights are shown. */
  private static final int MOST_FEATURES = 100;

  private static final int WIDTH = 80;
  private static final int DIGITS = 6;
  private static final String INDENT = "  ";

  private final FitResult result;
  private final List<String> classes;

  ClassesTable(FitResult result, List<String> classes) {
    this.result = result;
    this.classes = classes;
  }

  /**
   * @param byClass of each class the intercept and the weights
   */
  List<String> lines(double[][] byClass) {
    List<Integer> shown = commonest();
    List<Integer> rows = largest(byClass);
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < shown.size()) {
      int to = from + 1;
      List<String> block = block(byClass, shown.subList(from, to), rows);
      while (to < shown.size()) {
        List<String> wider = block(byClass, shown.subList(from, to + 1), rows);
        if (wider.stream().mapToInt(String::length).max().orElse(0) > WIDTH) {
          break;
        }
        block = wider;
        to++;
      }
      lines.addAll(lines.isEmpty() ? List.of() : List.of(""));
      lines.addAll(block);
      from = to;
    }
    lines.addAll(leftOut(shown.size(), rows.size() - (result.intercept() ? 1 : 0)));
    return lines;
  }

  private List<String> leftOut(int shownClasses, int shownFeatures) {
    List<String> parts = new ArrayList<>();
    if (shownClasses < classes.size()) {
      parts.add("the " + shownClasses + " commonest of " + classes.size() + " classes");
    }
    if (shownFeatures < result.features().size()) {
      parts.add("the " + shownFeatures + " largest of " + result.features().size() + " weights");
    }
    return parts.isEmpty()
        ? List.of()
        : List.of(
            "", INDENT + "Shown: " + Prose.list(parts) + ";", INDENT + "--format json has all.");
  }

  /** In their order. */
  private List<Integer> commonest() {
    LevelCounts counts = result.data().classes();
    return IntStream.range(0, classes.size())
        .boxed()
        .sorted(Comparator.comparingLong(k -> counts == null ? 0 : -counts.counts().get(k)))
        .limit(MOST_CLASSES)
        .sorted()
        .toList();
  }

  /** The intercept, if there is one, and the features whose weights are largest, in their order. */
  private List<Integer> largest(double[][] byClass) {
    List<Integer> rows =
        new ArrayList<>(
            IntStream.rangeClosed(1, result.features().size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -size(byClass, j)))
                .limit(MOST_FEATURES)
                .sorted()
                .toList());
    if (result.intercept()) {
      rows.add(0, 0);
    }
    return rows;
  }

  private double size(double[][] byClass, int feature) {
    Moments columns = result.plan().columns();
    double size = 0;
    for (double[] weights : byClass) {
      size = Math.max(size, Math.abs(weights[feature]) * columns.standardDeviation(feature));
    }
    return size;
  }

  private List<String> block(double[][] byClass, List<Integer> shown, List<Integer> rows) {
    TextTable.Align[] alignment = new TextTable.Align[shown.size() + 1];
    String[] head = new String[alignment.length];
    List<String[]> columns = new ArrayList<>();
    alignment[0] = TextTable.Align.LEFT;
    head[0] = "";
    for (int c = 0; c < shown.size(); c++) {
      double[] weights = byClass[shown.get(c)];
      alignment[c + 1] = TextTable.Align.POINT;
      head[c + 1] = classes.get(shown.get(c));
      columns.add(Numbers.column(rows.stream().mapToDouble(j -> weights[j]).toArray(), DIGITS));
    }
    TextTable table = new TextTable(alignment).head(head);
    for (int i = 0; i < rows.size(); i++) {
      String[] row = new String[alignment.length];
      row[0] = rows.get(i) == 0 ? "(intercept)" : result.features().get(rows.get(i) - 1);
      for (int c = 0; c < columns.size(); c++) {
        row[c + 1] = columns.get(c)[i];
      }
      table.row(row);
    }
    return table.lines(INDENT);
  }
}
