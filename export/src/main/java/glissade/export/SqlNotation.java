package glissade.export;

import glissade.formula.DatePart;
import glissade.formula.Function;
import glissade.table.Column;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that DuckDB and PostgreSQL read alike. Every number is a double, and NULL where something is
 * missing.
 */
record SqlNotation(RawColumns columns) implements Notation<String> {

  /** e to the power of less is 0 as far as doubles tell, and an error to PostgreSQL. */
  private static final String LEAST_EXPONENT = "-700";

  /** e to the power of more is no double. */
  private static final String GREATEST_EXPONENT = literal(Math.log(Double.MAX_VALUE));

  /** What {@link #literal} writes. */
  private static final Pattern LITERAL = Pattern.compile("\\(?(-?[0-9.]+e-?[0-9]+)::float8\\)?");

  private static final String LEAST = literal(Double.MIN_VALUE);
  private static final String MOST = literal(Double.MAX_VALUE);

  private static final int GROUP = 100;

  private static final String HEX_DIGITS = "'0123456789abcdef'";

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** A value of a column as it stands in SQL. */
  static String value(Column.Type kind, String value) {
    return switch (kind) {
      case NUMBER -> literal(RawColumns.number(value));
      case INTEGER, BOOLEAN -> value;
      default -> text(value);
    };
  }

  /** With as many digits as tell it from all other doubles. */
  static String literal(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "'Infinity'::float8" : "'-Infinity'::float8";
    }
    String digits = Double.toString(value).replace('E', 'e');
    String written = (digits.indexOf('e') < 0 ? digits + "e0" : digits) + "::float8";
    return value < 0 ? "(" + written + ")" : written;
  }

  /** A cell of a column of numbers, NULL where it is NaN. */
  private static String number(String column) {
    return "NULLIF(" + name(column) + "::float8, 'NaN'::float8)";
  }

  @Override
  public String column(String name) {
    Double fill = columns.fills().get(name);
    return fill == null ? number(name) : "COALESCE(" + number(name) + ", " + literal(fill) + ")";
  }

  @Override
  public String constant(double value) {
    return literal(value);
  }

  @Override
  public String sum(String left, String right) {
    return "(" + left + " + " + right + ")";
  }

  @Override
  public String difference(String left, String right) {
    return "(" + left + " - " + right + ")";
  }

  @Override
  public String product(String left, String right) {
    return "(" + left + " * " + right + ")";
  }

  @Override
  public String quotient(String left, String right) {
    Matcher literal = LITERAL.matcher(right);
    return literal.matches() && Double.parseDouble(literal.group(1)) != 0
        ? "(" + left + " / " + right + ")"
        : where(between("abs(" + right + ")", LEAST, MOST), left + " / " + right);
  }

  @Override
  public String power(String base, String exponent) {
    String power = "power(" + base + ", " + exponent + ")";
    Matcher literal = LITERAL.matcher(exponent);
    if (literal.matches()) {
      return ofLiteral(base, Double.parseDouble(literal.group(1)), power);
    }
    return where(
        "%3$s AND %4$s AND (%1$s > 0 OR (%1$s = 0 AND %2$s >= 0) OR (%1$s < 0 AND %2$s = floor(%2$s)))"
            .formatted(base, exponent, isFinite(base), isFinite(exponent)),
        power);
  }

  /** What has no power to the exponent has no value. */
  private static String ofLiteral(String base, double exponent, String power) {
    boolean whole = exponent == Math.rint(exponent);
    if (exponent > 0) {
      return whole ? power : where(base + " >= 0", power);
    }
    String size = whole ? "abs(" + base + ")" : base;
    return where(between(size, exponent == 0 ? literal(0) : LEAST, MOST), power);
  }

  private static String between(String x, String least, String most) {
    return x + " BETWEEN " + least + " AND " + most;
  }

  @Override
  public String apply(Function function, String x) {
    return switch (function) {
      case LOG -> where(x + " > 0", "ln(" + x + ")");
      case LOG2 -> where(x + " > 0", "(ln(" + x + ") / ln(" + literal(2) + "))");
      case LOG10 -> where(x + " > 0", "log10(" + x + ")");
      case LOG1P -> logOfOneAnd(x);
      case EXP -> exponential(x);
      case EXPM1 -> exponentialLessOne(x);
      case SQRT -> where(x + " >= 0", "sqrt(" + x + ")");
      case ABS -> "abs(" + x + ")";
      case SIN -> "sin(" + x + ")";
      case COS -> "cos(" + x + ")";
    };
  }

  /**
   * NULL where the condition does not hold: both databases fail at what has no value. Conditions
   * name what they are of once, since that is written out each time.
   */
  private static String where(String condition, String value) {
    return "CASE WHEN " + condition + " THEN " + value + " END";
  }

  /** Not NaN either, which is more than infinity to both databases. */
  private static String isFinite(String x) {
    return "abs(" + x + ") < " + literal(Double.POSITIVE_INFINITY);
  }

  static String whereFinite(String x, String value) {
    return where(isFinite(x), value);
  }

  /** Some terms, in groups: DuckDB follows a sum of sums to a depth of 1,000 and no deeper. */
  static String sum(List<String> terms) {
    List<String> groups = new ArrayList<>();
    for (int k = 0; k < terms.size(); k += GROUP) {
      List<String> some = terms.subList(k, Math.min(terms.size(), k + GROUP));
      groups.add("(" + String.join("\n    + ", some) + ")");
    }
    return groups.size() == 1 ? groups.get(0) : sum(groups);
  }

  static String exponential(String x) {
    return "CASE WHEN %s THEN exp(%s) WHEN %s THEN 0e0::float8 END"
        .formatted(
            between(x, LEAST_EXPONENT, GREATEST_EXPONENT),
            x,
            between(x, literal(-Double.MAX_VALUE), LEAST_EXPONENT));
  }

  /**
   * log(1 + x), which neither has: with u = 1 + x rounded, x·log(u)/(u − 1) makes up for the
   * rounding. Source: Goldberg, What every computer scientist should know about floating-point
   * arithmetic, ACM Computing Surveys 23 (1991), theorem 4.
   */
  private static String logOfOneAnd(String x) {
    String u = "(1e0::float8 + " + x + ")";
    return "CASE WHEN %2$s <= 0 THEN NULL WHEN %2$s = 1 THEN %1$s ELSE %1$s * ln(%2$s) / (%2$s - 1) END"
        .formatted(x, u);
  }

  /** eˣ − 1, which neither has: close to 0 by its series, x(1 + x/2(1 + x/3(…))). */
  private static String exponentialLessOne(String x) {
    StringBuilder series = new StringBuilder("1e0::float8");
    for (int k = 7; k >= 2; k--) {
      series.insert(0, "1e0::float8 + " + x + " / " + literal(k) + " * (").append(')');
    }
    return "CASE WHEN abs(%1$s) < %2$s THEN %1$s * (%3$s) ELSE %4$s - 1 END"
        .formatted(x, literal(0.01), series, exponential(x));
  }

  @Override
  public String choose(String argument, double from, String below, String above) {
    return "CASE WHEN %s < %s THEN %s ELSE %s END".formatted(argument, literal(from), below, above);
  }

  @Override
  public String ofLevel(String column, List<String> levels, List<Double> values, double otherwise) {
    Column.Type kind = columns.kind(column);
    String cell =
        switch (kind) {
          case NUMBER -> number(column);
          case INTEGER -> name(column);
          case BOOLEAN -> name(column) + "::boolean";
          default -> name(column) + "::text";
        };
    StringBuilder sql = new StringBuilder("CASE WHEN " + cell + " IS NULL THEN NULL");
    for (int k = 0; k < levels.size(); k++) {
      sql.append(" WHEN %s = %s".formatted(cell, value(kind, levels.get(k))))
          .append(" THEN " + literal(values.get(k)));
    }
    return sql + " ELSE " + literal(otherwise) + " END";
  }

  @Override
  public String inBucket(String column, int buckets, int bucket) {
    return ofBuckets(new Hash(column, buckets), Map.of(bucket, 1.0));
  }

  /** A column of text, spread over so many buckets. */
  record Hash(String column, int buckets) {}

  /** A number for each of some buckets, and 0 for the others. */
  String ofBuckets(Hash hash, Map<Integer, Double> values) {
    StringBuilder sql =
        new StringBuilder("CASE WHEN " + name(hash.column()) + " IS NULL THEN NULL");
    sql.append(" ELSE CASE ").append(bucketOf(hash));
    values.forEach((bucket, value) -> sql.append(" WHEN " + bucket + " THEN " + literal(value)));
    return sql + " ELSE 0e0::float8 END END";
  }

  /** Digit by digit, since neither database reads hexadecimal numbers as the other does. */
  private String bucketOf(Hash hash) {
    if (columns.kind(hash.column()) == Column.Type.NUMBER) {
      throw new UnsupportedOperationException(
          "databases do not write the numbers of the column "
              + hash.column()
              + " with the digits that were hashed. Hash text or whole numbers.");
    }
    StringBuilder sum = new StringBuilder();
    for (int digit = 1; digit <= 8; digit++) {
      sum.append(digit == 1 ? "" : " + ")
          .append(
              "(strpos(%s, substr(md5(%s::text), %d, 1)) - 1) * %d::bigint"
                  .formatted(HEX_DIGITS, name(hash.column()), digit, 1L << (4 * (8 - digit))));
    }
    return "((" + sum + ") % " + hash.buckets() + ")";
  }

  /** A cell of a column of dates, in PostgreSQL's whole microseconds where it is filled in. */
  private String time(String column) {
    String cell = name(column) + "::timestamp";
    Double fill = columns.fills().get(column);
    if (fill == null) {
      return cell;
    }
    LocalDateTime mean =
        LocalDateTime.ofEpochSecond((long) Math.floor(fill), 0, ZoneOffset.UTC)
            .plus((long) ((fill - Math.floor(fill)) * 1e6), ChronoUnit.MICROS);
    return "COALESCE(" + cell + ", " + text(mean.toString()) + "::timestamp)";
  }

  @Override
  public String partOf(DatePart part, String column) {
    String field =
        switch (part) {
          case YEAR -> "year";
          case QUARTER -> "quarter";
          case MONTH -> "month";
          case DAY -> "day";
          case WEEKDAY -> "isodow";
          case YEARDAY -> "doy";
          case HOUR -> "hour";
          case MINUTE -> "minute";
          case DAYS -> "epoch";
        };
    String number = "EXTRACT(%s FROM %s)::float8".formatted(field, time(column));
    return part == DatePart.DAYS ? quotient(number, literal(86400)) : number;
  }
}
