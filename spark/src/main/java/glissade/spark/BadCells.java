package glissade.spark;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import glissade.table.Column;
import glissade.table.ColumnSummary.BadCell;
import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** Finds cells that are not numbers in columns of text that are nearly all numbers. */
final class BadCells {

  private final Dataset<Row> data;
  private final List<SparkColumn> columns;

  /**
   * @param columns those to look at; others than of text are passed over
   */
  BadCells(Dataset<Row> data, List<SparkColumn> columns) {
    this.data = data;
    this.columns =
        columns.stream().filter(each -> each.column().type() == Column.Type.TEXT).toList();
  }

  /**
   * @param table what it is called
   * @throws UnusableDataException if a text column is a numeric one with bad cells, naming the
   *     first row with one
   */
  void reject(String table) {
    record Found(SparkColumn column, BadCell cell) {}
    List<Found> found = new ArrayList<>();
    for (SparkColumn column : mistaken()) {
      BadCell cell = first(column);
      if (cell != null) {
        found.add(new Found(column, cell));
      }
    }
    found.stream()
        .min(Comparator.comparingLong(each -> each.cell().row()))
        .ifPresent(
            each -> {
              throw TableComplaint.badCell(table, each.column().column(), each.cell());
            });
  }

  private List<SparkColumn> mistaken() {
    if (columns.isEmpty()) {
      return List.of();
    }
    List<org.apache.spark.sql.Column> counts = new ArrayList<>();
    for (SparkColumn column : columns) {
      counts.add(functions.count(functions.when(column.isBad(), 1)));
      counts.add(functions.count(functions.when(column.isPresent(), 1)));
    }
    Dataset<Row> one = data.select(counts.toArray(org.apache.spark.sql.Column[]::new));
    Row row = SpreadChunks.run(data.sparkSession().sparkContext(), one::first);
    List<SparkColumn> mistaken = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      if (BadCell.areMistakes(row.getLong(2 * j), row.getLong(2 * j + 1))) {
        mistaken.add(columns.get(j));
      }
    }
    return mistaken;
  }

  /** The first bad cell of a column of text in the whole table, or null. */
  @Nullable BadCell first(SparkColumn column) {
    Dataset<Row> bad = data.select(functions.when(column.isBad(), column.asItStands()).as("bad"));
    JavaRDD<Seen> seen = Scan.rows(bad).mapPartitions(BadCells::seen, true);
    long before = 0;
    for (Seen each : SpreadChunks.collect(seen)) {
      if (each.text() != null) {
        return new BadCell(before + each.rows(), each.text());
      }
      before += each.rows();
    }
    return null;
  }

  /**
   * What was seen in one partition.
   *
   * @param rows how many rows, up to the first bad cell
   * @param text the cell, or null
   */
  @DefaultSerializer(JavaSerializer.class)
  record Seen(long rows, @Nullable String text) implements Serializable {}

  private static Iterator<Seen> seen(Iterator<InternalRow> part) {
    long rows = 0;
    while (part.hasNext()) {
      InternalRow row = part.next();
      rows++;
      if (!row.isNullAt(0)) {
        return List.of(new Seen(rows, row.getUTF8String(0).toString())).iterator();
      }
    }
    return List.of(new Seen(rows, null)).iterator();
  }
}
