package glissade.spark;

import glissade.table.TableChunk;
import glissade.table.TableComplaint;
import glissade.table.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A new table of doubles; until it is written its rows are in the driver's memory. */
final class SparkTableWriter implements TableWriter {

  private final SparkSession session;
  private final NewFile output;
  private final StructType schema;
  private final List<TableChunk> chunks = new ArrayList<>();

  private SparkTableWriter(SparkSession session, NewFile output, StructType schema) {
    this.session = session;
    this.output = output;
    this.schema = schema;
  }

  static SparkTableWriter start(SparkSession session, Path output, List<String> columns) {
    TableComplaint.rejectRepeated(output.toString(), columns);
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.DoubleType);
    }
    return new SparkTableWriter(session, NewFile.at(session, output.toString()), schema);
  }

  @Override
  public void append(TableChunk chunk) {
    double[][] columns = new double[chunk.width()][];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = chunk.column(j);
    }
    chunks.add(new TableChunk(chunk.firstRow(), chunk.rows(), columns));
  }

  @Override
  public void commit() {
    JavaRDD<TableChunk> parts =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .parallelize(chunks, Math.max(1, chunks.size()));
    output.write(session.createDataFrame(parts.flatMap(SparkTableWriter::rows), schema));
  }

  private static Iterator<Row> rows(TableChunk chunk) {
    return IntStream.range(0, chunk.rows()).mapToObj(i -> row(chunk, i)).iterator();
  }

  private static Row row(TableChunk chunk, int i) {
    Object[] cells = new Object[chunk.width()];
    for (int j = 0; j < cells.length; j++) {
      double value = chunk.values()[i + j * chunk.stride()];
      cells[j] = Double.isNaN(value) ? null : (Double) value;
    }
    return RowFactory.create(cells);
  }

  @Override
  public void close() {}
}
