package glissade.spark;

import glissade.table.Column;
import glissade.table.ColumnSummary.BadCell;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A column of a Spark table, and what its cells mean.
 *
 * @param name as in the table
 * @param type what its cells are
 * @param isText whether they come as text that means that
 * @param missing what stands in cells that are missing, beside what always says so
 */
record SparkColumn(String name, DataType type, boolean isText, List<String> missing) {

  /** Text that has to be there to be a number. */
  private static final Pattern NUMBER =
      Pattern.compile("(?i)[+-]?((\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?|inf|infinity|nan)");

  /** What may stand around a cell of text without being part of it. */
  private static final String BLANKS = " \t";

  private static final UTF8String TRIMMED = UTF8String.fromString(BLANKS);

  static SparkColumn of(StructField field) {
    return new SparkColumn(field.name(), field.dataType(), false, List.of());
  }

  /** The same, in which these texts say that a cell is missing. */
  SparkColumn withMissing(List<String> texts) {
    return new SparkColumn(name, type, isText, texts);
  }

  /** As fitting sees it. */
  Column column() {
    return new Column(name, SparkTypes.of(type), type.sql());
  }

  /** Whether cells are dates or times of a clock, and not how long something took. */
  boolean isClock() {
    return type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType;
  }

  /** The seconds since 1970 that the clock of its cells shows, instants in the session's zone. */
  org.apache.spark.sql.Column seconds() {
    return WallClock.seconds(as(type)).as(name);
  }

  /** What it is read as: decimals as doubles. */
  DataType readAs() {
    return type instanceof DecimalType ? DataTypes.DoubleType : type;
  }

  /** The cells as they stand. */
  org.apache.spark.sql.Column asItStands() {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /** The cells as they stand, null where a text says that they are missing. */
  private org.apache.spark.sql.Column cells() {
    org.apache.spark.sql.Column cells = asItStands();
    org.apache.spark.sql.Column isMissing = functions.lit(false);
    if (!missing.isEmpty() && (isText || type.equals(DataTypes.StringType))) {
      isMissing = cells.isin(missing.toArray());
    }
    if (column().isNumeric() && !type.equals(DataTypes.BooleanType)) {
      for (String text : missing) {
        if (isNumber(text)) {
          org.apache.spark.sql.Column number = functions.expr(tryDouble());
          isMissing = isMissing.or(number.equalTo(Double.parseDouble(text)));
        }
      }
    }
    return missing.isEmpty()
        ? cells
        : functions.when(functions.not(functions.coalesce(isMissing, functions.lit(false))), cells);
  }

  private String tryDouble() {
    return "try_cast(`" + name.replace("`", "``") + "` AS DOUBLE)";
  }

  /** The cells as something else, under the same name. */
  org.apache.spark.sql.Column as(DataType other) {
    org.apache.spark.sql.Column cells = cells();
    if (!isText) {
      return other.equals(type) && missing.isEmpty() ? cells : cells.cast(other).as(name);
    }
    if (type.equals(DataTypes.StringType)) {
      return functions.when(cells.notEqual(""), cells).as(name);
    }
    return functions.when(isPresent(), trimmed().cast(type)).cast(other).as(name);
  }

  private org.apache.spark.sql.Column trimmed() {
    return functions.trim(cells(), BLANKS);
  }

  /** Whether a cell of text is anything but a word for nothing. */
  org.apache.spark.sql.Column isPresent() {
    return cells().isNotNull().and(functions.not(trimmed().isin(BadCell.MISSING.toArray())));
  }

  /** Whether a cell of text is there but is not a number. */
  org.apache.spark.sql.Column isBad() {
    return isPresent().and(functions.not(trimmed().rlike("^" + NUMBER + "$")));
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** A cell of text without what stands around it. */
  static UTF8String trimmed(UTF8String cell) {
    return cell.trim(TRIMMED);
  }
}
