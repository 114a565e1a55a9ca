package glissade.cli;

import glissade.features.Category;
import glissade.features.Derivation;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.ColumnSummary.BadCell;
import glissade.table.LevelCounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of levels that hardly any row has, and of those that look as if they stood for
 * a missing value: {@code .}, {@code ?}, {@code unknown}. Nothing is done about either unasked.
 */
final class RareLevels {

  /** A level that fewer rows have is rare, */
  static final int FEW = 5;

  /** if they are also fewer than one row in so many. */
  static final int ONE_IN = 20;

  /** No more levels of a column are named. */
  private static final int NAMED = 5;

  private final String column;
  private final List<String> values;
  private final List<Long> counts;
  private final long rows;
  private final @Nullable String reference;

  private RareLevels(LevelCounts found, @Nullable String reference) {
    this.column = found.levels().column();
    this.values = found.levels().values();
    this.counts = found.counts();
    this.rows = counts.stream().mapToLong(count -> count).sum();
    this.reference = reference;
  }

  /** Of all categories of a fit, a paragraph for each column of which there is something to say. */
  static List<String> of(TrainingData data) {
    Set<String> names = new HashSet<>(compared(data.map().derivation()));
    data.map().categories().forEach(category -> names.add(category.column()));
    List<String> told = new ArrayList<>();
    for (LevelCounts found : data.levels()) {
      if (names.contains(found.levels().column())) {
        String text = of(found, reference(found, data.map().categories()));
        if (!text.isEmpty()) {
          told.add(text);
        }
      }
    }
    return told;
  }

  /** Means of levels that are drawn to that of all are not about rare ones alone. */
  private static Set<String> compared(@Nullable Derivation derivation) {
    Set<String> columns = new HashSet<>();
    if (derivation != null) {
      for (Term term : Formula.parse(derivation.formula()).terms()) {
        term.factors().stream()
            .filter(factor -> !(factor instanceof Factor.Shrunk))
            .forEach(factor -> columns.addAll(factor.columns()));
      }
    }
    return columns;
  }

  private static @Nullable String reference(LevelCounts found, List<Category> categories) {
    for (Category category : categories) {
      if (category.column().equals(found.levels().column()) && category.referenced()) {
        return category.levels().values().get(0);
      }
    }
    return null;
  }

  /**
   * Of one column; empty if there is nothing to say.
   *
   * @param reference the level that the others are compared with; null if there is none
   */
  static String of(LevelCounts found, @Nullable String reference) {
    return new RareLevels(found, reference).text();
  }

  private String text() {
    List<String> rare = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    for (int k = 0; k < values.size(); k++) {
      String value = values.get(k);
      if (isRare(counts.get(k))) {
        rare.add(value);
      }
      if (BadCell.mayMeanMissing(value)) {
        marks.add(value);
      }
    }
    String few = rare.isEmpty() ? "" : few(rare);
    return marks.isEmpty() ? few : few + (few.isEmpty() ? "" : " ") + marks(marks);
  }

  private boolean isRare(long count) {
    return count < FEW && ONE_IN * count < rows;
  }

  private String few(List<String> rare) {
    String text =
        Prose.list(named(rare))
            + (rare.size() == 1 ? " is a rare level" : " are rare levels")
            + " (fewer than "
            + FEW
            + " rows, and than one in "
            + ONE_IN
            + "): ";
    String compared = reference;
    return compared == null || !rare.contains(compared)
        ? text + "a coefficient rests on those rows alone."
        : text
            + "the others are compared with "
            + named(compared)
            + ", so every coefficient of "
            + column
            + " rests on "
            + (count(compared) == 1 ? "that row" : "those rows")
            + ". Choose another reference in --features: "
            + withReference()
            + ".";
  }

  private List<String> named(List<String> levels) {
    List<String> named = new ArrayList<>();
    for (String level : levels.subList(0, Math.min(NAMED, levels.size()))) {
      named.add(
          named(level)
              + " ("
              + Numbers.count(count(level))
              + " of "
              + Prose.count(rows, "row")
              + ")");
    }
    if (levels.size() > NAMED) {
      named.add(Numbers.count(levels.size() - NAMED) + " more of " + column);
    }
    return named;
  }

  /** As a feature is called. */
  private String named(String level) {
    return column + "=" + level;
  }

  private long count(String level) {
    return counts.get(values.indexOf(level));
  }

  /** The most frequent level as the reference. */
  private String withReference() {
    int most = 0;
    for (int k = 1; k < values.size(); k++) {
      most = counts.get(k) > counts.get(most) ? k : most;
    }
    return "C("
        + Factor.column(column).text()
        + ", ref = \""
        + values.get(most).replace("\"", "\"\"")
        + "\")";
  }

  private String marks(List<String> marks) {
    List<String> flags = marks.stream().map(mark -> "--na '" + mark + "'").toList();
    return (marks.size() == 1 ? "If " : "If one of ")
        + Prose.list(marks.stream().map(this::named).toList())
        + " says that a value is missing, have it read so: "
        + String.join(" ", flags)
        + ".";
  }
}
