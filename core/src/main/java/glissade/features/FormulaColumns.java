package glissade.features;

import glissade.formula.Expression;
import glissade.formula.Factor;
import glissade.formula.Formula;
import glissade.formula.Term;
import glissade.table.Column;
import glissade.table.NamedColumns;
import glissade.table.Remedy;
import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of a table the factors of a formula take numbers from, and of which they take the
 * levels. A column of numbers of which both are wanted is read as numbers.
 */
final class FormulaColumns {

  private final NamedColumns source;
  private final Set<String> numbers = new LinkedHashSet<>();
  private final Set<String> levels = new LinkedHashSet<>();
  private final Set<String> shrunk = new LinkedHashSet<>();
  private final Map<String, Integer> hashed = new LinkedHashMap<>();

  /**
   * @throws UnusableDataException if a column is not there or does not hold what a factor needs
   */
  FormulaColumns(NamedColumns source, Formula formula) {
    this.source = source;
    for (Term term : formula.terms()) {
      for (Factor factor : term.factors()) {
        add(factor);
      }
    }
    levels.removeAll(numbers);
    if (!Collections.disjoint(levels, hashed.keySet())) {
      throw new UnusableDataException(
          "Of %s, hash takes buckets of a column that another term takes the levels of."
              .formatted(source.name()),
          Remedy.SECOND_COLUMN);
    }
    if (!Collections.disjoint(numbers, shrunk)) {
      throw new UnusableDataException(
          "Of %s, shrink takes the levels of a column that another term takes the numbers of."
              .formatted(source.name()),
          Remedy.SECOND_COLUMN);
    }
  }

  private void add(Factor factor) {
    if (factor instanceof Factor.Hashed hashing) {
      hash(hashing);
    } else if (isCategorical(factor)) {
      Expression of = levelled(factor);
      if (of instanceof Expression.Column column) {
        category(column.name());
        levels.add(column.name());
      } else {
        number(of, factor);
      }
    } else if (factor instanceof Factor.Scalar scalar) {
      number(scalar.expression(), factor);
    } else if (factor instanceof Factor.Basis basis) {
      number(basis.argument(), factor);
    } else if (factor instanceof Factor.Shrunk of) {
      category(of.column());
      levels.add(of.column());
      shrunk.add(of.column());
    }
  }

  /** The columns that are read as numbers. */
  List<String> numbers() {
    return List.copyOf(numbers);
  }

  /** The columns that are read as codes of their levels. */
  List<String> levels() {
    return List.copyOf(levels);
  }

  /** Whether a column is read as codes, of levels or of buckets. */
  boolean isCoded(String column) {
    return levels.contains(column) || hashed.containsKey(column);
  }

  /** The columns that are read as buckets, and how many of those. */
  Map<String, Integer> hashed() {
    return Collections.unmodifiableMap(hashed);
  }

  private void hash(Factor.Hashed factor) {
    Column column = find(factor.column());
    if (column.type() != Column.Type.TEXT) {
      throw new UnusableDataException(
          "%s is for text, and column `%s` of %s holds %s. Take C(%s) for its levels."
              .formatted(
                  factor.text(), column.name(), source.name(), column.sourceType(), column.name()));
    }
    Integer before = hashed.put(factor.column(), factor.buckets());
    if (before != null && before != factor.buckets()) {
      throw new UnusableDataException(
          "The formula hashes column `%s` into %d and into %d buckets. Choose one number."
              .formatted(factor.column(), before, factor.buckets()));
    }
  }

  /** Whether a factor stands for levels. */
  boolean isCategorical(Factor factor) {
    return factor instanceof Factor.Levels
        || factor instanceof Factor.Hashed
        || (factor instanceof Factor.Scalar scalar
            && scalar.expression() instanceof Expression.Column column
            && find(column.name()).type() == Column.Type.TEXT);
  }

  /** What a category is the levels of: a column, or a part of a date. */
  static Expression levelled(Factor category) {
    if (category instanceof Factor.Hashed hashed) {
      return new Expression.Column(hashed.column());
    }
    return category instanceof Factor.Levels levels
        ? levels.of()
        : ((Factor.Scalar) category).expression();
  }

  private void category(String name) {
    Column column = find(name);
    if (column.type() == Column.Type.TEXT) {
      source.rejectBadCells(List.of(name));
    } else if (column.type() == Column.Type.TIME) {
      throw parts("C(" + name + ")", column, "which has no levels", "C(month(" + name + "))");
    } else if (!column.isNumeric()) {
      throw TableComplaint.noLevels(source.name(), column);
    }
  }

  private void number(Expression expression, Factor factor) {
    if (expression instanceof Expression.Column of) {
      Column column = find(of.name());
      if (column.type() == Column.Type.TIME) {
        throw parts(factor.text(), column, "which is no number", "month(" + of.name() + ")");
      }
      if (!column.isNumeric()) {
        source.rejectBadCells(List.of(of.name()));
        throw TableComplaint.notNumeric(source.name(), column);
      }
      numbers.add(of.name());
    } else if (expression instanceof Expression.PartOf part) {
      Column column = find(part.column());
      if (column.type() != Column.Type.TIME) {
        throw TableComplaint.noDate(source.name(), column);
      }
      numbers.add(part.column());
    } else {
      expression.parts().forEach(inner -> number(inner, factor));
    }
  }

  private UnusableDataException parts(String text, Column column, String why, String instead) {
    return new UnusableDataException(
        "The feature %s of %s holds %s, %s as it stands. Name a part of it: year, quarter, month, day, weekday, yearday, hour, minute or days, for instance %s."
            .formatted(
                text, source.name(), column.sourceType().toLowerCase(Locale.ROOT), why, instead));
  }

  private Column find(String name) {
    return source.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> TableComplaint.noColumn(source, name));
  }
}
