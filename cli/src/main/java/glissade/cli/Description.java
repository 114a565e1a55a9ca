package glissade.cli;

import glissade.features.OtherColumns;
import glissade.formula.Factor;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a table, as people read it. */
final class Description {

  private static final int COLUMNS = 5;

  private final String source;
  private final List<ColumnSummary> summaries;
  private final String collinear;
  private final List<String> levels;

  /**
   * @param collinear what is to be said of columns that are combinations of others, or nothing
   * @param levels what is to be said of levels, a paragraph a column
   */
  Description(String source, List<ColumnSummary> summaries, String collinear, List<String> levels) {
    this.source = source;
    this.summaries = summaries;
    this.collinear = collinear;
    this.levels = levels;
  }

  void print(Console console) {
    long rows = summaries.isEmpty() ? 0 : summaries.get(0).rows();
    console.verdict(
        source
            + ": "
            + Prose.count(rows, "row")
            + " × "
            + Prose.count(summaries.size(), "column")
            + ".");
    console.line("");
    TextTable table =
        new TextTable(
            TextTable.Align.LEFT,
            TextTable.Align.LEFT,
            TextTable.Align.LEFT,
            TextTable.Align.RIGHT,
            TextTable.Align.LEFT);
    table.head("column", "holds", "range", "missing", "fit would");
    for (ColumnSummary summary : summaries) {
      table.row(
          summary.column().name(),
          ColumnChoice.holds(summary.column()),
          range(summary),
          summary.missing() == 0 ? "" : Numbers.count(summary.missing()),
          use(summary));
    }
    for (String line : table.lines("  ", console.terminal().columns(), COLUMNS)) {
      console.line(line);
    }
    advise(console, rows);
  }

  private void advise(Console console, long rows) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(collinear);
    paragraphs.add(texts());
    paragraphs.add(dates());
    paragraphs.addAll(levels);
    paragraphs.add(missing(rows));
    for (String paragraph : paragraphs) {
      if (!paragraph.isEmpty()) {
        console.noteLine("");
        console.note(paragraph);
      }
    }
  }

  /** What a formula makes of text. */
  private String texts() {
    List<String> categories = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (ColumnSummary summary : summaries) {
      if (summary.column().type() == Column.Type.TEXT && summary.badCell() == null) {
        (isCategory(summary) ? categories : others).add(summary.column().name());
      }
    }
    if (categories.isEmpty() && others.isEmpty()) {
      return "";
    }
    String taken =
        categories.isEmpty()
            ? ""
            : " --features . takes, beside all numbers, the categories too: "
                + Prose.list(categories)
                + ".";
    String named =
        others.isEmpty()
            ? ""
            : " "
                + Prose.list(others)
                + (others.size() == 1 ? " is" : " are")
                + " left out there as well, for not having 2 to "
                + OtherColumns.MOST_LEVELS
                + " levels with two rows each on average: name "
                + (others.size() == 1 ? "it" : "them")
                + " in --features if levels are meant.";
    return "Without --features only numbers are used." + taken + named;
  }

  private String dates() {
    for (ColumnSummary summary : summaries) {
      if (summary.column().type() == Column.Type.TIME) {
        String name = Factor.column(summary.column().name()).text();
        return "Dates become features by their parts: --features 'year("
            + name
            + ") + month("
            + name
            + ")'.";
      }
    }
    return "";
  }

  private String missing(long rows) {
    List<String> missing = new ArrayList<>();
    for (ColumnSummary summary : summaries) {
      boolean used = summary.column().isNumeric() || isCategory(summary);
      if (used && summary.missing() > 0 && summary.missing() < rows) {
        missing.add(summary.column().name());
      }
    }
    return missing.isEmpty()
        ? ""
        : "Values are missing in "
            + Prose.list(missing)
            + ": a fit that uses them stops there unless --missing drop leaves those rows out or"
            + " --missing mean fills in the mean of numbers.";
  }

  private static @Nullable String whyNot(ColumnSummary summary) {
    long present = summary.rows() - summary.missing();
    return OtherColumns.whyNot(summary.column(), summary.distinct(), present);
  }

  /** Whether {@code .} in a formula takes it though it is text. */
  static boolean isCategory(ColumnSummary summary) {
    return summary.column().type() == Column.Type.TEXT
        && summary.badCell() == null
        && whyNot(summary) == null;
  }

  private static String range(ColumnSummary summary) {
    if (summary.column().type() == Column.Type.TEXT) {
      return Prose.count(summary.distinct(), "level");
    }
    String min = value(summary.column(), summary.min());
    String max = value(summary.column(), summary.max());
    return min.equals(max) ? min : min + " to " + max;
  }

  private static String value(Column column, @Nullable String text) {
    if (text == null) {
      return "";
    }
    if (column.type() == Column.Type.NUMBER || column.type() == Column.Type.INTEGER) {
      try {
        return Numbers.shortest(Double.parseDouble(text), 6);
      } catch (NumberFormatException e) {
        return text;
      }
    }
    return column.type() == Column.Type.TIME ? text : "";
  }

  /** What a fit without {@code --features} does with the column, and one by {@code .} with text. */
  private static String use(ColumnSummary summary) {
    ColumnSummary.BadCell bad = summary.badCell();
    if (bad != null) {
      return "stop: row " + Numbers.count(bad.row()) + " holds " + bad.text();
    }
    if (!summary.column().isNumeric()) {
      return isCategory(summary) ? "use it with `.`" : "leave it out";
    }
    if (summary.missing() == summary.rows()) {
      return "stop: no value";
    }
    if (summary.missing() > 0) {
      return "need --missing";
    }
    return summary.min() != null && summary.min().equals(summary.max())
        ? "use it (constant)"
        : "use it";
  }
}
