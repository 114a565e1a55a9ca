package glissade.formula;

import glissade.formula.Expression.Applied;
import glissade.formula.Expression.Column;
import glissade.formula.Expression.Constant;
import glissade.formula.Expression.Difference;
import glissade.formula.Expression.InBucket;
import glissade.formula.Expression.Indicator;
import glissade.formula.Expression.OfLevel;
import glissade.formula.Expression.PartOf;
import glissade.formula.Expression.Piecewise;
import glissade.formula.Expression.Power;
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The values of expressions in some rows, a column at a time. What stands in several expressions is
 * computed once, so one evaluation serves all features of a chunk. The same cells give the same
 * bits everywhere: only {@link StrictMath} and the operators of Java are used.
 */
public final class Evaluation {

  private final Cells cells;
  private final int rows;
  private final Map<Expression, double[]> known = new HashMap<>();
  private final Map<String, double[]> codes = new HashMap<>();
  private final Map<Buckets, double[]> buckets = new HashMap<>();

  /** So many buckets of a column: one digest a row, whatever number of features asks. */
  private record Buckets(String column, int count) {}

  public Evaluation(Cells cells) {
    this.cells = cells;
    this.rows = cells.rows();
  }

  /**
   * One number a row.
   *
   * @return at least as many values as there are rows, NaN where a cell is missing; not to be
   *     modified, since others may get the same
   * @throws OutOfDomainException if an expression has no finite value though no cell is missing
   */
  public double[] of(Expression expression) {
    double[] values = known.get(expression);
    if (values == null) {
      values = computed(expression);
      known.put(expression, values);
    }
    return values;
  }

  private double[] computed(Expression expression) {
    if (expression instanceof Column column) {
      return column(column);
    }
    if (expression instanceof Constant constant) {
      double[] values = new double[rows];
      Arrays.fill(values, constant.value());
      return values;
    }
    if (expression instanceof Applied applied) {
      return each(applied, applied.argument(), applied.function()::at);
    }
    if (expression instanceof Piecewise piecewise) {
      return each(piecewise, piecewise.argument(), new Pieces(piecewise)::at);
    }
    if (expression instanceof PartOf part) {
      return each(part, new Column(part.column()), seconds -> DateParts.of(part.part(), seconds));
    }
    return expression.parts().isEmpty() ? ofLevels(expression) : ofTwo(expression);
  }

  private double[] column(Column column) {
    double[] values = cells.numbers(column.name());
    for (int i = 0; i < rows; i++) {
      if (Double.isInfinite(values[i])) {
        throw outOfDomain(column, i);
      }
    }
    return values;
  }

  private double[] ofTwo(Expression expression) {
    if (expression instanceof Sum) {
      return each(expression, (a, b) -> a + b);
    }
    if (expression instanceof Difference) {
      return each(expression, (a, b) -> a - b);
    }
    if (expression instanceof Product) {
      return each(expression, (a, b) -> a * b);
    }
    if (expression instanceof Quotient) {
      return each(expression, (a, b) -> a / b);
    }
    if (expression instanceof Power) {
      return each(expression, StrictMath::pow);
    }
    throw unknown(expression);
  }

  private double[] ofLevels(Expression expression) {
    if (expression instanceof Indicator indicator) {
      int place = cells.levels(indicator.column()).indexOf(indicator.level());
      return chosen(codes(indicator.column()), code -> place >= 0 && code == place ? 1 : 0);
    }
    if (expression instanceof InBucket in) {
      return chosen(buckets(in), bucket -> bucket == in.bucket() ? 1 : 0);
    }
    if (expression instanceof OfLevel ofLevel) {
      double[] values = valuesByCode(ofLevel);
      return chosen(
          codes(ofLevel.column()), code -> code < 0 ? ofLevel.otherwise() : values[(int) code]);
    }
    throw unknown(expression);
  }

  private double[] codes(String column) {
    return codes.computeIfAbsent(column, cells::codes);
  }

  private double[] buckets(InBucket in) {
    return buckets.computeIfAbsent(
        new Buckets(in.column(), in.buckets()),
        asked -> cells.buckets(asked.column(), asked.count()));
  }

  /** What the codes of these rows stand for, which need not be the places in the expression. */
  private double[] valuesByCode(OfLevel ofLevel) {
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < ofLevel.levels().size(); k++) {
      values.put(ofLevel.levels().get(k), ofLevel.values().get(k));
    }
    return cells.levels(ofLevel.column()).stream()
        .mapToDouble(level -> values.getOrDefault(level, ofLevel.otherwise()))
        .toArray();
  }

  private double[] chosen(double[] codes, DoubleUnaryOperator value) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = Double.isNaN(codes[i]) ? Double.NaN : value.applyAsDouble(codes[i]);
    }
    return values;
  }

  private double[] each(Expression whole, Expression part, DoubleUnaryOperator operator) {
    double[] arguments = of(part);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      double x = arguments[i];
      values[i] = Double.isNaN(x) ? x : finite(whole, i, operator.applyAsDouble(x));
    }
    return values;
  }

  private double[] each(Expression whole, DoubleBinaryOperator operator) {
    List<Expression> parts = whole.parts();
    if (parts.get(0) instanceof Constant left) {
      return each(whole, parts.get(1), x -> operator.applyAsDouble(left.value(), x));
    }
    if (parts.get(1) instanceof Constant right) {
      return each(whole, parts.get(0), x -> operator.applyAsDouble(x, right.value()));
    }
    double[] left = of(parts.get(0));
    double[] right = of(parts.get(1));
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      // Asked first, since a missing number to the power of 0 would be 1.
      boolean missing = Double.isNaN(left[i]) || Double.isNaN(right[i]);
      values[i] =
          missing ? Double.NaN : finite(whole, i, operator.applyAsDouble(left[i], right[i]));
    }
    return values;
  }

  private double finite(Expression whole, int row, double value) {
    if (!Double.isFinite(value)) {
      throw outOfDomain(whole, row);
    }
    return value;
  }

  private OutOfDomainException outOfDomain(Expression expression, int row) {
    Map<String, String> found = new LinkedHashMap<>();
    new CellText(cells, row).collect(expression, found);
    return new OutOfDomainException(row, expression.text(), found);
  }

  private static IllegalStateException unknown(Expression expression) {
    return new IllegalStateException("a form without value: " + expression.getClass());
  }
}
