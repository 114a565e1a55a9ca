package glissade.spark;

import glissade.table.Column;
import glissade.table.LevelCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Finds the values of columns in one pass: each partition counts its own, and stops reading once it
 * alone has more than there is room for; what several have is added up on the cluster.
 */
final class LevelSearch {

  /** What a partition says that has more values than there is room for. */
  private static final Tuple2<Tuple2<Integer, String>, Long> TOO_MANY =
      new Tuple2<>(new Tuple2<>(-1, ""), 1L);

  private final Dataset<Row> data;
  private final List<Values> values;
  private final int room;

  /**
   * @param data has just the columns to look through, each with a name of its own
   * @param values reads each
   * @param room so many values are found of all columns together, and no more
   */
  LevelSearch(Dataset<Row> data, List<Values> values, int room) {
    this.data = data;
    this.values = values;
    this.room = room;
  }

  /**
   * Looks through all rows.
   *
   * @param table what it is called
   * @param columns whose values they are
   * @return one a column; null if there are more values than there is room for
   */
  @Nullable List<LevelCounts> run(String table, List<Column> columns) {
    JavaRDD<InternalRow> rows = Scan.rows(data);
    List<Values> reading = values;
    int most = room;
    // As many as there are rows' partitions would send the square of that in blocks.
    int partitions = Math.max(1, Groups.of(rows.getNumPartitions()));
    JavaPairRDD<Tuple2<Integer, String>, Long> counts =
        rows.mapPartitionsToPair(part -> counted(part, reading, most))
            .reduceByKey(Long::sum, partitions);
    List<Tuple2<Tuple2<Integer, String>, Long>> found =
        SpreadChunks.run(rows.context(), () -> counts.take(most + 1));
    if (found.size() > room || found.stream().anyMatch(LevelSearch::isTooMany)) {
      return null;
    }
    List<Map<String, Long>> byColumn = new ArrayList<>();
    columns.forEach(column -> byColumn.add(new HashMap<>()));
    found.forEach(each -> byColumn.get(each._1()._1()).put(each._1()._2(), each._2()));
    List<LevelCounts> levels = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      levels.add(LevelCounts.of(table, columns.get(j), byColumn.get(j)));
    }
    return levels;
  }

  private static Iterator<Tuple2<Tuple2<Integer, String>, Long>> counted(
      Iterator<InternalRow> part, List<Values> values, int most) {
    List<Map<Object, Long>> counts = new ArrayList<>();
    values.forEach(each -> counts.add(new HashMap<>()));
    int found = 0;
    while (part.hasNext() && found <= most) {
      InternalRow row = part.next();
      for (int j = 0; j < values.size(); j++) {
        Object value = values.get(j).of(row, j);
        if (value == null) {
          continue;
        }
        Long before = counts.get(j).get(value);
        if (before == null) {
          found++;
          counts.get(j).put(values.get(j).kept(value), 1L);
        } else {
          counts.get(j).put(value, before + 1);
        }
      }
    }
    return found > most ? List.of(TOO_MANY).iterator() : pairs(counts, values);
  }

  private static boolean isTooMany(Tuple2<Tuple2<Integer, String>, Long> found) {
    return found._1().equals(TOO_MANY._1());
  }

  private static Iterator<Tuple2<Tuple2<Integer, String>, Long>> pairs(
      List<Map<Object, Long>> counts, List<Values> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .flatMap(j -> counts.get(j).entrySet().stream().map(one -> pair(j, values.get(j), one)))
        .iterator();
  }

  private static Tuple2<Tuple2<Integer, String>, Long> pair(
      Integer column, Values values, Map.Entry<Object, Long> one) {
    return new Tuple2<>(new Tuple2<>(column, values.text(one.getKey())), one.getValue());
  }
}
