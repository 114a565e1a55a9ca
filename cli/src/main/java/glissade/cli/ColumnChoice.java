package glissade.cli;

import glissade.features.Formula;
import glissade.table.Column;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a source that a fit is about.
 *
 * @param features what to predict from
 * @param target what to predict
 * @param rowWeights how much each row counts, or null
 * @param leftOut columns that could not be features, though nobody said which should be
 */
record ColumnChoice(
    List<String> features, String target, @Nullable String rowWeights, List<Column> leftOut) {

  /**
   * Finds the columns asked for, and all usable ones as features where none were.
   *
   * @throws UnusableDataException if one is not there or does not hold numbers
   */
  static ColumnChoice of(
      TableSource source, String target, @Nullable Formula formula, @Nullable String rowWeights) {
    numeric(source, target, "target");
    if (rowWeights != null) {
      numeric(source, rowWeights, "column of row weights");
      if (rowWeights.equals(target)) {
        throw new UsageException(
            "Column " + target + " cannot be both the target and the row weights.");
      }
    }
    return formula == null
        ? everyOther(source, target, rowWeights)
        : new ColumnChoice(asked(source, target, formula), target, rowWeights, List.of());
  }

  private static List<String> asked(TableSource source, String target, Formula formula) {
    for (String feature : formula.columns()) {
      if (feature.equals(target)) {
        throw new UsageException(
            "Column " + target + " is the target, so it cannot be a feature too. Leave it out.");
      }
      numeric(source, feature, "feature");
    }
    return formula.columns();
  }

  private static ColumnChoice everyOther(
      TableSource source, String target, @Nullable String rowWeights) {
    List<String> features = new ArrayList<>();
    List<Column> leftOut = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Column column : source.columns()) {
      if (column.name().equals(target) || column.name().equals(rowWeights)) {
        continue;
      }
      if (column.isNumeric()) {
        features.add(column.name());
      } else {
        leftOut.add(column);
        names.add(column.name());
      }
    }
    source.rejectBadCells(names);
    return new ColumnChoice(features, target, rowWeights, leftOut);
  }

  /**
   * Checks that a column is there and holds numbers.
   *
   * @param role what it is to be, for the complaint
   * @throws UnusableDataException if not
   */
  static void numeric(TableSource source, String name, String role) {
    Column column = find(source, name, role);
    if (column.isNumeric()) {
      return;
    }
    source.rejectBadCells(List.of(name));
    throw new UnusableDataException(
        "The "
            + role
            + " "
            + name
            + " of "
            + source.name()
            + " holds "
            + holds(column)
            + " ("
            + column.sourceType()
            + "), and a linear model needs numbers. Choose another column, or make numbers of it"
            + " with --query.");
  }

  private static Column find(TableSource source, String name, String role) {
    List<String> names = new ArrayList<>();
    for (Column column : source.columns()) {
      if (column.name().equals(name)) {
        return column;
      }
      names.add(column.name());
    }
    throw new UnusableDataException(
        "The "
            + role
            + " "
            + name
            + " is not a column of "
            + source.name()
            + "."
            + NearNames.suggestion(name, names));
  }

  /** What the cells of a column hold, in a word. */
  static String holds(Column column) {
    return switch (column.type()) {
      case NUMBER -> "numbers";
      case INTEGER -> "integers";
      case BOOLEAN -> "true or false";
      case TEXT -> "text";
      case TIME -> column.sourceType().toLowerCase(Locale.ROOT);
      case OTHER -> column.sourceType().toLowerCase(Locale.ROOT);
    };
  }

  /** What to say when no target was named. */
  static String withoutTarget(TableSource source) {
    StringBuilder text =
        new StringBuilder(
            "Which column is to be predicted? Name it with --target. The columns of ");
    text.append(source.name()).append(" are:");
    TextTable table = new TextTable(TextTable.Align.LEFT, TextTable.Align.LEFT);
    for (Column column : source.columns()) {
      table.row(column.name(), holds(column));
    }
    for (String line : table.lines("  ")) {
      text.append('\n').append(line);
    }
    return text.append('\n').toString();
  }
}
