package glissade.spark;

import glissade.table.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.YearMonthIntervalType;

/** What Spark's types are to a fit. */
final class SparkTypes {

  private SparkTypes() {}

  /** What cells of a type are to a fit. */
  static Column.Type of(DataType type) {
    if (type instanceof DoubleType || type instanceof FloatType || type instanceof DecimalType) {
      return Column.Type.NUMBER;
    }
    if (type instanceof LongType
        || type instanceof IntegerType
        || type instanceof ShortType
        || type instanceof ByteType) {
      return Column.Type.INTEGER;
    }
    if (type instanceof BooleanType) {
      return Column.Type.BOOLEAN;
    }
    if (type instanceof StringType) {
      return Column.Type.TEXT;
    }
    return isTime(type) ? Column.Type.TIME : Column.Type.OTHER;
  }

  private static boolean isTime(DataType type) {
    return type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof DayTimeIntervalType
        || type instanceof YearMonthIntervalType;
  }
}
