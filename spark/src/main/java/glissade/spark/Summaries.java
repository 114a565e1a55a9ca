package glissade.spark;

import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnSummary.BadCell;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** What one job says about every column; a second one where squares are beyond doubles. */
final class Summaries {

  /** How many fields are asked for a column. */
  private static final int FIELDS = 8;

  /**
   * The relative standard deviation of the count of different values. Spark plans a column for
   * every ten registers of the sketch, and of a hundredth there are so many that planning takes
   * half a minute.
   */
  private static final double NEARLY = 0.05;

  private final Dataset<Row> data;
  private final List<SparkColumn> columns;

  Summaries(Dataset<Row> data, List<SparkColumn> columns) {
    this.data = data;
    this.columns = columns;
  }

  /** One a column, in their order. */
  List<ColumnSummary> ofAllColumns() {
    List<org.apache.spark.sql.Column> fields = new ArrayList<>();
    columns.forEach(column -> fields.addAll(facts(column)));
    Row row = aggregated(functions.count(functions.lit(1)), fields);
    Map<String, Row> scaled = scaled(row);
    List<ColumnSummary> summaries = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      summaries.add(summary(columns.get(j), row, 1 + j * FIELDS, scaled));
    }
    return summaries;
  }

  private Row aggregated(
      org.apache.spark.sql.Column first, List<org.apache.spark.sql.Column> others) {
    Dataset<Row> one = data.agg(first, others.toArray(org.apache.spark.sql.Column[]::new));
    return SpreadChunks.run(data.sparkSession().sparkContext(), one::first);
  }

  private static List<org.apache.spark.sql.Column> facts(SparkColumn column) {
    Column.Type type = column.column().type();
    boolean numeric = column.column().isNumeric();
    org.apache.spark.sql.Column value = column.as(column.readAs());
    org.apache.spark.sql.Column number = numeric ? number(column) : functions.lit(null);
    org.apache.spark.sql.Column size = functions.abs(number);
    // NaN is greater than any number.
    org.apache.spark.sql.Column finite = size.lt(Double.POSITIVE_INFINITY);
    org.apache.spark.sql.Column present =
        numeric
            ? number.isNotNull().and(functions.not(functions.isnan(number)))
            : value.isNotNull();
    org.apache.spark.sql.Column there = functions.when(present, value);
    boolean ordered = type != Column.Type.OTHER;
    org.apache.spark.sql.Column nothing = functions.lit(null).cast(DataTypes.DoubleType);
    return List.of(
        functions.count(functions.when(present, 1)),
        functions.approx_count_distinct(
            ordered ? there : functions.when(present, functions.to_json(functions.struct(value))),
            NEARLY),
        ordered ? text(functions.min(there), column.readAs()) : functions.lit(null),
        ordered ? text(functions.max(there), column.readAs()) : functions.lit(null),
        numeric ? functions.avg(functions.when(finite, number)) : nothing,
        numeric
            ? functions.stddev_pop(functions.when(size.lt(ColumnSummary.SAFE_TO_SQUARE), number))
            : nothing,
        numeric ? functions.max(functions.when(finite, size)) : nothing,
        type == Column.Type.TEXT
            ? functions.count(functions.when(column.isBad(), 1))
            : functions.lit(0L));
  }

  private static org.apache.spark.sql.Column number(SparkColumn column) {
    return column.as(column.type()).cast(DataTypes.DoubleType);
  }

  /** Doubles are made text by us. */
  private static org.apache.spark.sql.Column text(
      org.apache.spark.sql.Column value, DataType type) {
    return isFloating(type) ? value.cast(DataTypes.DoubleType) : value.cast(DataTypes.StringType);
  }

  private static boolean isFloating(DataType type) {
    return type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
  }

  /** The moments of numbers divided by the largest, so that their squares stay doubles. */
  private Map<String, Row> scaled(Row row) {
    List<org.apache.spark.sql.Column> fields = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      int largest = 1 + j * FIELDS + 6;
      if (!row.isNullAt(largest) && ColumnSummary.needsScaling(row.getDouble(largest))) {
        org.apache.spark.sql.Column number = number(columns.get(j));
        org.apache.spark.sql.Column part =
            functions.when(
                functions.abs(number).lt(Double.POSITIVE_INFINITY),
                number.divide(row.getDouble(largest)));
        fields.add(functions.struct(functions.avg(part), functions.stddev_pop(part)));
        names.add(columns.get(j).name());
      }
    }
    Map<String, Row> scaled = new HashMap<>();
    if (!names.isEmpty()) {
      Row moments = aggregated(functions.count(functions.lit(1)), fields);
      for (int k = 0; k < names.size(); k++) {
        scaled.put(names.get(k), moments.getStruct(k + 1));
      }
    }
    return scaled;
  }

  private ColumnSummary summary(SparkColumn of, Row row, int first, Map<String, Row> scaled) {
    Column column = of.column();
    long present = row.getLong(first);
    List<@Nullable Double> moments = moments(row, first, scaled.get(of.name()));
    return new ColumnSummary(
        column,
        row.getLong(0),
        row.getLong(0) - present,
        Math.min(row.getLong(first + 1), present),
        text(row, first + 2, column),
        text(row, first + 3, column),
        moments.get(0),
        moments.get(1),
        BadCell.areMistakes(row.getLong(first + 7), present)
            ? new BadCells(data, columns).first(of)
            : null);
  }

  private static List<@Nullable Double> moments(Row row, int first, @Nullable Row scaled) {
    if (scaled != null) {
      double largest = row.getDouble(first + 6);
      return Arrays.asList(scaled.getDouble(0) * largest, scaled.getDouble(1) * largest);
    }
    return Arrays.asList(number(row, first + 4), number(row, first + 5));
  }

  private static @Nullable Double number(Row row, int field) {
    return row.isNullAt(field) ? null : (Double) row.getDouble(field);
  }

  private static @Nullable String text(Row row, int field, Column column) {
    Object value = row.get(field);
    String text = value instanceof Double number ? Levels.text(number + 0.0) : (String) value;
    return ColumnSummary.plain(text, column);
  }
}
