package glissade.cli;

import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a table, as people read it. */
final class Description {

  private final String source;
  private final List<ColumnSummary> summaries;
  private final String collinear;

  /**
   * @param collinear what is to be said of columns that are combinations of others, or nothing
   */
  Description(String source, List<ColumnSummary> summaries, String collinear) {
    this.source = source;
    this.summaries = summaries;
    this.collinear = collinear;
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
    for (String line : table.lines("  ")) {
      console.line(line);
    }
    advise(console, rows);
  }

  private void advise(Console console, long rows) {
    if (!collinear.isEmpty()) {
      console.noteLine("");
      console.note(collinear);
    }
    List<String> texts = new ArrayList<>();
    for (ColumnSummary summary : summaries) {
      if (summary.column().type() == Column.Type.TEXT && summary.badCell() == null) {
        texts.add(summary.column().name() + " (" + Prose.count(summary.distinct(), "value") + ")");
      }
    }
    if (!texts.isEmpty()) {
      console.noteLine("");
      console.note(
          "Text is left out unless --features names it, and then each value is a feature: "
              + Prose.list(texts)
              + ".");
    }
    List<String> missing = new ArrayList<>();
    for (ColumnSummary summary : summaries) {
      if (summary.column().isNumeric() && summary.missing() > 0 && summary.missing() < rows) {
        missing.add(summary.column().name());
      }
    }
    if (!missing.isEmpty()) {
      console.noteLine("");
      console.note(
          "Values are missing in "
              + Prose.list(missing)
              + ": fit stops there unless --missing drop leaves those rows out or --missing mean"
              + " fills them in, or --features leaves the column out.");
    }
  }

  private static String range(ColumnSummary summary) {
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

  /** What a fit without {@code --features} does with the column. */
  private static String use(ColumnSummary summary) {
    ColumnSummary.BadCell bad = summary.badCell();
    if (bad != null) {
      return "stop: row " + Numbers.count(bad.row()) + " holds " + bad.text();
    }
    if (!summary.column().isNumeric()) {
      return "leave it out";
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
