package glissade.spark;

import glissade.table.ColumnSummary.BadCell;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What the text in columns means: found out by a pass over all of it. */
final class CellKinds {

  private static final Set<String> MISSING = Set.copyOf(BadCell.MISSING);
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
  private static final Pattern TRUE_OR_FALSE = Pattern.compile("(?i)true|false|t|f|yes|no");

  /** A date, and perhaps a time of that day and how far it is from Greenwich's. */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)([ T](\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?)(Z|[+-]\\d\\d:\\d\\d)?)?");

  private CellKinds() {}

  /** A kind of cells. */
  private enum Kind {
    NOTHING,
    WHOLE,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    TEXT;

    DataType type() {
      return switch (this) {
        case WHOLE -> DataTypes.LongType;
        case NUMBER -> DataTypes.DoubleType;
        case BOOLEAN -> DataTypes.BooleanType;
        case DATE -> DataTypes.DateType;
        case TIME -> DataTypes.TimestampType;
        case NOTHING, TEXT -> DataTypes.StringType;
      };
    }

    static Kind of(String cell) {
      if (isWhole(cell)) {
        return WHOLE;
      }
      if (SparkColumn.isNumber(cell)) {
        return NUMBER;
      }
      if (CellKinds.TRUE_OR_FALSE.matcher(cell).matches()) {
        return BOOLEAN;
      }
      return ofTime(CellKinds.TIME.matcher(cell));
    }

    private static boolean isWhole(String cell) {
      if (!CellKinds.WHOLE.matcher(cell).matches()) {
        return false;
      }
      try {
        Long.parseLong(cell);
        return true;
      } catch (NumberFormatException e) {
        return false;
      }
    }

    /** Text where there is no such day or time, as the 9999-99-99 that stands for none. */
    private static Kind ofTime(Matcher time) {
      if (!time.matches()) {
        return TEXT;
      }
      try {
        LocalDate.parse(time.group(1));
        if (time.group(2) == null) {
          return DATE;
        }
        LocalTime.parse(time.group(3));
        ZoneOffset.of(Objects.requireNonNullElse(time.group(6), "Z"));
        return TIME;
      } catch (DateTimeException e) {
        return TEXT;
      }
    }

    /** What both are. */
    Kind and(Kind other) {
      if (this == other || other == NOTHING) {
        return this;
      }
      if (this == NOTHING) {
        return other;
      }
      Kind wider = compareTo(other) > 0 ? this : other;
      Kind narrower = wider == this ? other : this;
      return (wider == NUMBER && narrower == WHOLE) || (wider == TIME && narrower == DATE)
          ? wider
          : TEXT;
    }
  }

  /**
   * @param text has columns of text only
   */
  static List<SparkColumn> columns(Dataset<Row> text) {
    int width = text.columns().length;
    JavaRDD<InternalRow> rows =
        ((org.apache.spark.sql.classic.Dataset<Row>) text).queryExecution().toRdd().toJavaRDD();
    JavaRDD<Kind[]> kinds = rows.mapPartitions(part -> of(part, width));
    Kind[] all = none(width);
    for (Kind[] each : SpreadChunks.run(rows.context(), kinds::collect)) {
      join(all, each);
    }
    List<SparkColumn> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      columns.add(new SparkColumn(text.columns()[j], all[j].type(), true, List.of()));
    }
    return columns;
  }

  private static Kind[] none(int width) {
    Kind[] kinds = new Kind[width];
    Arrays.fill(kinds, Kind.NOTHING);
    return kinds;
  }

  private static void join(Kind[] all, Kind[] each) {
    for (int j = 0; j < all.length; j++) {
      all[j] = all[j].and(each[j]);
    }
  }

  private static Iterator<Kind[]> of(Iterator<InternalRow> part, int width) {
    Kind[] kinds = none(width);
    while (part.hasNext()) {
      InternalRow row = part.next();
      for (int j = 0; j < width; j++) {
        if (kinds[j] != Kind.TEXT && !row.isNullAt(j)) {
          String cell = SparkColumn.trimmed(row.getUTF8String(j)).toString();
          if (!MISSING.contains(cell)) {
            kinds[j] = kinds[j].and(Kind.of(cell));
          }
        }
      }
    }
    return List.<Kind[]>of(kinds).iterator();
  }
}
