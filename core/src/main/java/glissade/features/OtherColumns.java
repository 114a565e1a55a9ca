package glissade.features;

import glissade.formula.Formula;
import glissade.table.Column;
import glissade.table.LevelCounts;
import glissade.table.NamedColumns;
import glissade.table.TableSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code .} in a formula stands for: every column of numbers, and of those that hold text the
 * ones that look like categories. These have between 2 and {@value #MOST_LEVELS} levels, and at
 * least two rows a level: what tells nearly every row from the others is a name, and no category.
 *
 * @param taken in the order of the table
 * @param leftOut the others, in that order
 */
public record OtherColumns(List<String> taken, List<LeftOut> leftOut) {

  /** A column of text with more levels is left out unless a formula names it. */
  public static final int MOST_LEVELS = 20;

  /**
   * A column that nobody named and that is no feature as it stands.
   *
   * @param why what it holds, in a few words
   */
  public record LeftOut(Column column, String why) {}

  public OtherColumns {
    taken = List.copyOf(taken);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Looks at the columns of a table; counts the levels of text, a pass for each column of text,
   * unless the table can only be read once, which leaves text out.
   *
   * @param formula the one with the {@code .}; a column of text that it codes itself, such as
   *     {@code C(a, sum)} or {@code hash(a, 8)}, is not meant
   * @param roles columns that are something else: the target, weights
   */
  public static OtherColumns of(NamedColumns table, Formula formula, Collection<String> roles) {
    Set<String> coded = formula.codedColumns();
    List<String> taken = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Column column : table.columns()) {
      String name = column.name();
      if (roles.contains(name) || (coded.contains(name) && !column.isNumeric())) {
        continue;
      }
      String why = whyNot(table, column);
      if (why == null) {
        taken.add(name);
      } else if (!formula.columns().contains(name)) {
        leftOut.add(new LeftOut(column, why));
      }
    }
    return new OtherColumns(taken, leftOut);
  }

  private static @Nullable String whyNot(NamedColumns table, Column column) {
    if (column.type() != Column.Type.TEXT) {
      return whyNot(column, 0, 0);
    }
    if (!(table instanceof TableSource source)) {
      return "text";
    }
    Optional<LevelCounts> few = source.fewLevels(column.name(), MOST_LEVELS);
    return few.isEmpty()
        ? "text, more than " + MOST_LEVELS + " levels"
        : whyNot(
            column,
            few.get().levels().size(),
            few.get().counts().stream().mapToLong(count -> count).sum());
  }

  /**
   * Why {@code .} does not stand for a column.
   *
   * @param levels how many different values it has; looked at for text only
   * @param present in so many rows
   * @return null if it does
   */
  public static @Nullable String whyNot(Column column, long levels, long present) {
    if (column.isNumeric()) {
      return null;
    }
    if (column.type() != Column.Type.TEXT) {
      return column.sourceType().toLowerCase(Locale.ROOT);
    }
    if (levels < 2) {
      return levels == 0 ? "text, no value" : "text, one level";
    }
    return levels <= MOST_LEVELS && 2 * levels <= present
        ? null
        : String.format(Locale.ROOT, "text, %,d levels in %,d rows", levels, present);
  }
}
