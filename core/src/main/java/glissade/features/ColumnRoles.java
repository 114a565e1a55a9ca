package glissade.features;

import glissade.formula.Expression;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.table.Column;
import glissade.table.NamedColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table are to be what, before any row was read.
 *
 * @param numbers the columns of numbers that become features
 * @param categories the columns whose levels become features
 * @param target the column to predict
 * @param positive of a target of two classes, the one that counts as 1; null for the second in
 *     order
 * @param rowWeights the column of row weights, or null
 * @param offset the column that is added to the scores, or null
 * @param exposure whether it is the logarithm of that column
 * @param formula the features, where they are more than columns of numbers and levels as they
 *     stand; there are then no {@code numbers} and {@code categories}
 */
public record ColumnRoles(
    List<String> numbers,
    List<String> categories,
    String target,
    @Nullable String positive,
    @Nullable String rowWeights,
    @Nullable String offset,
    boolean exposure,
    @Nullable Formula formula) {

  public ColumnRoles {
    numbers = List.copyOf(numbers);
    categories = List.copyOf(categories);
  }

  /** Columns of numbers and levels as they stand. */
  public ColumnRoles(
      List<String> numbers,
      List<String> categories,
      String target,
      @Nullable String positive,
      @Nullable String rowWeights,
      @Nullable String offset,
      boolean exposure) {
    this(numbers, categories, target, positive, rowWeights, offset, exposure, null);
  }

  /**
   * The same with the features that a formula asks for. Where those are columns of numbers and
   * levels as they stand, they are named as such; otherwise the formula is kept.
   *
   * @param asked one whose {@code .} is resolved
   * @param table what columns there are
   */
  public ColumnRoles withFeatures(Formula asked, NamedColumns table) {
    List<String> plain = new ArrayList<>();
    List<String> levels = new ArrayList<>();
    boolean simple = new HashSet<>(asked.columns()).size() == asked.terms().size();
    for (Term term : asked.terms()) {
      Factor factor = term.factors().get(0);
      String number = number(factor, table);
      String category = category(factor, table);
      simple &= term.factors().size() == 1 && (number != null || category != null);
      if (number != null) {
        plain.add(number);
      } else if (category != null) {
        levels.add(category);
      }
    }
    return simple
        ? new ColumnRoles(plain, levels, target, positive, rowWeights, offset, exposure)
        : new ColumnRoles(
            List.of(), List.of(), target, positive, rowWeights, offset, exposure, asked);
  }

  /**
   * The roles that a formula with a left side gives to the columns of a table: {@code .} stands for
   * every {@linkplain OtherColumns other usable} column.
   *
   * @throws IllegalArgumentException if the formula has no left side
   */
  public static ColumnRoles of(Formula formula, NamedColumns table) {
    if (formula.target() == null) {
      throw new IllegalArgumentException(
          "The formula " + formula.text() + " has no left side; write target ~ features.");
    }
    Formula resolved = formula;
    if (formula.unresolved() != null) {
      resolved =
          formula.resolve(OtherColumns.of(table, formula, List.of(formula.target())).taken());
    }
    return ofNumbers(List.of(), formula.target(), null).withFeatures(resolved, table);
  }

  /** The column of numbers that a factor is, or null. */
  private static @Nullable String number(Factor factor, NamedColumns table) {
    String name = plain(factor);
    return name != null && is(table, name, Column::isNumeric) ? name : null;
  }

  /** The column whose levels, each compared with the first, a factor is, or null. */
  private static @Nullable String category(Factor factor, NamedColumns table) {
    String name = plain(factor);
    if (name != null) {
      return is(table, name, each -> each.type() == Column.Type.TEXT) ? name : null;
    }
    if (!(factor instanceof Factor.Levels levels) || levels.reference() != null || levels.sum()) {
      return null;
    }
    String column = levels.of() instanceof Expression.Column of ? of.name() : null;
    return column != null && is(table, column, each -> each.type() != Column.Type.TIME)
        ? column
        : null;
  }

  private static @Nullable String plain(Factor factor) {
    return factor instanceof Factor.Scalar scalar
            && scalar.expression() instanceof Expression.Column column
        ? column.name()
        : null;
  }

  private static boolean is(NamedColumns table, String name, Predicate<Column> holds) {
    return table.columns().stream().anyMatch(each -> each.name().equals(name) && holds.test(each));
  }

  /** Numbers only, and a target that is one. */
  public static ColumnRoles ofNumbers(
      List<String> numbers, String target, @Nullable String rowWeights) {
    return new ColumnRoles(numbers, List.of(), target, null, rowWeights, null, false);
  }
}
