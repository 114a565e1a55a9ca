package glissade.spark;

import glissade.table.TableChunk;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Some columns of a Spark table as an RDD of chunks. Where Spark's own reader gives batches of
 * columns, as it does of Parquet, ORC and cached tables, those are taken as they are and no row is
 * ever made of them.
 */
final class Scan {

  /**
   * Of more columns than this Spark makes rows, since the code that it makes for whole stages would
   * grow with each; here no such code is made. It asks the session in which a table was opened, so
   * it is there that it must be told, for as long as it plans.
   */
  private static final String MOST_COLUMNS = "spark.sql.codegen.maxFields";

  /** Held by whoever has changed that setting. */
  private static final Object CHANGING = new Object();

  private Scan() {}

  /** All columns as Spark's own rows. Planning them may run jobs. */
  static JavaRDD<InternalRow> rows(Dataset<Row> data) {
    QueryExecution query = ((org.apache.spark.sql.classic.Dataset<Row>) data).queryExecution();
    return SpreadChunks.run(context(data), () -> query.toRdd().toJavaRDD());
  }

  /**
   * The chunks of each partition, numbered from its own first row.
   *
   * @param data has just the columns to read, each with a name of its own
   * @param columns their places in the order in which chunks are to have them
   * @param cells reads each, in that order
   */
  static JavaRDD<TableChunk> chunks(
      Dataset<Row> data, int[] columns, List<Cells> cells, int chunkRows, RowsRead told) {
    synchronized (CHANGING) {
      RuntimeConfig settings = data.sparkSession().conf();
      Option<String> before = settings.getOption(MOST_COLUMNS);
      settings.set(MOST_COLUMNS, Integer.MAX_VALUE);
      try {
        return SpreadChunks.run(
            context(data), () -> planned(data, columns, cells, chunkRows, told));
      } finally {
        if (before.isDefined()) {
          settings.set(MOST_COLUMNS, before.get());
        } else {
          settings.unset(MOST_COLUMNS);
        }
      }
    }
  }

  private static SparkContext context(Dataset<Row> data) {
    return data.sparkSession().sparkContext();
  }

  private static JavaRDD<TableChunk> planned(
      Dataset<Row> data, int[] columns, List<Cells> cells, int chunkRows, RowsRead told) {
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) data).queryExecution().executedPlan();
    SparkPlan batches = columnar(plan);
    if (batches != null) {
      JavaRDD<ColumnarBatch> rdd = batches.executeColumnar().toJavaRDD();
      return rdd.mapPartitions(
          part -> ChunkReader.ofBatches(part, columns, chunkRows, cells, told), true);
    }
    JavaRDD<InternalRow> rdd = plan.execute().toJavaRDD();
    return rdd.mapPartitions(
        part -> ChunkReader.ofRows(part, columns, chunkRows, cells, told), true);
  }

  /** What gives batches of columns, if nothing but the making of rows stands above it. */
  private static @Nullable SparkPlan columnar(SparkPlan plan) {
    SparkPlan below = plan;
    while (below instanceof WholeStageCodegenExec
        || below instanceof ColumnarToRowExec
        || below instanceof InputAdapter) {
      below = below.children().head();
    }
    return below.supportsColumnar() ? below : null;
  }
}
