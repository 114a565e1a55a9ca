package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Expression;
import glissade.formula.Expression.Applied;
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
import glissade.formula.Function;
import glissade.table.Levels;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expressions mean, row by row, as their comments say it and with the JDK's calendar. */
record PlainEvaluation(Cells cells, RawColumns columns, int row) {

  double of(Expression expression) {
    if (expression instanceof Expression.Column column) {
      double cell = cells.number(column.name(), row);
      return Double.isNaN(cell) ? columns.fills().getOrDefault(column.name(), cell) : cell;
    }
    if (expression instanceof Constant constant) {
      return constant.value();
    }
    if (expression instanceof Sum e) {
      return of(e.left()) + of(e.right());
    }
    if (expression instanceof Difference e) {
      return of(e.left()) - of(e.right());
    }
    if (expression instanceof Product e) {
      return of(e.left()) * of(e.right());
    }
    if (expression instanceof Quotient e) {
      return of(e.left()) / of(e.right());
    }
    if (expression instanceof Power e) {
      double base = of(e.base());
      double exponent = of(e.exponent());
      // What is missing has no power, to 0 neither.
      return Double.isNaN(base + exponent) ? Double.NaN : StrictMath.pow(base, exponent);
    }
    if (expression instanceof Applied e) {
      return apply(e.function(), of(e.argument()));
    }
    if (expression instanceof Piecewise e) {
      return piecewise(e, of(e.argument()));
    }
    return ofText(expression);
  }

  private double ofText(Expression expression) {
    if (expression instanceof Indicator e) {
      String level = level(e.column());
      return level == null ? Double.NaN : level.equals(e.level()) ? 1 : 0;
    }
    if (expression instanceof OfLevel e) {
      String level = level(e.column());
      int place = level == null ? -1 : e.levels().indexOf(level);
      return level == null ? Double.NaN : place < 0 ? e.otherwise() : e.values().get(place);
    }
    if (expression instanceof InBucket e) {
      String text = level(e.column());
      return text == null ? Double.NaN : bucket(text, e.buckets()) == e.bucket() ? 1 : 0;
    }
    PartOf e = (PartOf) expression;
    double seconds = cells.number(e.column(), row);
    return Double.isNaN(seconds) ? seconds : part(e.part(), seconds);
  }

  private @Nullable String level(String column) {
    Object cell = cells.cell(column, row);
    return cell instanceof Double number ? Levels.text(number) : (String) cell;
  }

  private static int bucket(String text, int buckets) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      BigInteger first = new BigInteger(1, digest).shiftRight(96);
      return first.mod(BigInteger.valueOf(buckets)).intValue();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static double piecewise(Piecewise e, double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    int piece = (int) e.breaks().stream().filter(at -> at <= x).count();
    List<Double> coefficients = e.coefficients().get(piece);
    double sum = 0;
    for (int j = 0; j < coefficients.size(); j++) {
      sum += coefficients.get(j) * StrictMath.pow(x - e.origins().get(piece), j);
    }
    return sum;
  }

  private static double apply(Function function, double x) {
    return switch (function) {
      case LOG -> Math.log(x);
      case LOG2 -> Math.log(x) / Math.log(2);
      case LOG10 -> Math.log10(x);
      case LOG1P -> Math.log1p(x);
      case EXP -> Math.exp(x);
      case EXPM1 -> Math.expm1(x);
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
    };
  }

  static double part(DatePart part, double seconds) {
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
      case DAYS -> seconds / 86400;
    };
  }
}
