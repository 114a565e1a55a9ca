package glissade.spark;

import glissade.table.TableChunk;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Numbers the rows of a table through all its partitions. */
final class Numbering {

  private Numbering() {}

  /**
   * The same chunks, each told how many rows of the whole table come before it. Goes through all
   * rows to count them.
   *
   * @param chunks numbered from the first row of each partition
   */
  static JavaRDD<TableChunk> throughAll(JavaRDD<TableChunk> chunks) {
    List<Long> counts =
        SpreadChunks.collect(chunks.mapPartitions(part -> List.of(count(part)).iterator(), true));
    long[] before = new long[counts.size() + 1];
    for (int i = 0; i < counts.size(); i++) {
      before[i + 1] = before[i] + counts.get(i);
    }
    return chunks.mapPartitionsWithIndex((index, part) -> moved(part, before[index]), true);
  }

  private static long count(Iterator<TableChunk> part) {
    long rows = 0;
    while (part.hasNext()) {
      TableChunk chunk = part.next();
      rows += chunk.rows();
      chunk.release();
    }
    return rows;
  }

  private static Iterator<TableChunk> moved(Iterator<TableChunk> part, long rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return part.hasNext();
      }

      @Override
      public TableChunk next() {
        return part.next().after(rows);
      }
    };
  }
}
