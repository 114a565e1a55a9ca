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
import glissade.formula.Expression.Product;
import glissade.formula.Expression.Quotient;
import glissade.formula.Expression.Sum;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;

/** The value of an expression in one row, by its definition. */
final class PlainRow {

  private PlainRow() {}

  /**
   * @throws ArithmeticException if some part of it is not finite though no cell is missing
   */
  static double value(Expression expression, Cells cells, int row) {
    List<Double> parts = expression.parts().stream().map(part -> value(part, cells, row)).toList();
    if (parts.stream().anyMatch(part -> part.isNaN())) {
      return Double.NaN;
    }
    if (expression instanceof Column column && Double.isNaN(cells.numbers(column.name())[row])) {
      return Double.NaN;
    }
    if (expression instanceof PartOf part && Double.isNaN(cells.numbers(part.column())[row])) {
      return Double.NaN;
    }
    double value = parts.isEmpty() ? leaf(expression, cells, row) : composed(expression, parts);
    boolean coded =
        expression instanceof Indicator
            || expression instanceof OfLevel
            || expression instanceof InBucket;
    if (!coded && !Double.isFinite(value)) {
      throw new ArithmeticException();
    }
    return value;
  }

  private static double composed(Expression expression, List<Double> parts) {
    double a = parts.get(0);
    if (expression instanceof Applied applied) {
      return function(applied.function(), a);
    }
    if (expression instanceof Piecewise piecewise) {
      int k = (int) piecewise.breaks().stream().filter(end -> end <= a).count();
      double t = a - piecewise.origins().get(k);
      double value = 0;
      List<Double> coefficients = piecewise.coefficients().get(k);
      for (int j = coefficients.size() - 1; j >= 0; j--) {
        value =
            j == coefficients.size() - 1 ? coefficients.get(j) : value * t + coefficients.get(j);
      }
      return value;
    }
    double b = parts.get(1);
    if (expression instanceof Sum) {
      return a + b;
    }
    if (expression instanceof Difference) {
      return a - b;
    }
    if (expression instanceof Product) {
      return a * b;
    }
    return expression instanceof Quotient ? a / b : StrictMath.pow(a, b);
  }

  private static double function(Function function, double a) {
    return switch (function) {
      case LOG -> StrictMath.log(a);
      case LOG2 -> StrictMath.log(a) / StrictMath.log(2);
      case LOG10 -> StrictMath.log10(a);
      case LOG1P -> StrictMath.log1p(a);
      case EXP -> StrictMath.exp(a);
      case EXPM1 -> StrictMath.expm1(a);
      case SQRT -> Math.sqrt(a);
      case ABS -> Math.abs(a);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
    };
  }

  private static double leaf(Expression expression, Cells cells, int row) {
    if (expression instanceof Constant constant) {
      return constant.value();
    }
    if (expression instanceof Column column) {
      return cells.numbers(column.name())[row];
    }
    if (expression instanceof PartOf part) {
      return part(part.part(), cells.numbers(part.column())[row]);
    }
    String column = expression.columns().iterator().next();
    double code = cells.codes(column)[row];
    if (Double.isNaN(code)) {
      return code;
    }
    if (expression instanceof InBucket in) {
      return in.bucket() == code ? 1 : 0;
    }
    String level = code < 0 ? "\0" : cells.levels(column).get((int) code);
    if (expression instanceof Indicator indicator) {
      return indicator.level().equals(level) ? 1 : 0;
    }
    OfLevel ofLevel = (OfLevel) expression;
    int k = ofLevel.levels().indexOf(level);
    return k < 0 ? ofLevel.otherwise() : ofLevel.values().get(k);
  }

  /** By what the calendar of Java says of the moment. */
  static double part(DatePart part, double seconds) {
    if (Math.abs(seconds) > 365_000_000 * 86_400.0) {
      return Double.NaN;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    return switch (part) {
      case YEAR -> time.getYear();
      case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
      case MONTH -> time.getMonthValue();
      case DAY -> time.getDayOfMonth();
      case WEEKDAY -> time.get(ChronoField.DAY_OF_WEEK);
      case YEARDAY -> time.getDayOfYear();
      case HOUR -> time.getHour();
      case MINUTE -> time.getMinute();
      case DAYS -> seconds / 86_400;
    };
  }
}
