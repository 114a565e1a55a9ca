package glissade.spark;

import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.ParallelFold;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** A Spark table. It is folded where it is: what travels to it are accumulators. */
public final class SparkTable implements TableSource {

  private final String name;
  private final Dataset<Row> data;
  private final @Nullable LongConsumer told;

  /**
   * @param name what to call it
   */
  public SparkTable(String name, Dataset<Row> data) {
    this(name, data, null);
  }

  private SparkTable(String name, Dataset<Row> data, @Nullable LongConsumer told) {
    this.name = name;
    this.data = data;
    this.told = told;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (StructField field : data.schema().fields()) {
      columns.add(SparkTypes.column(field));
    }
    return columns;
  }

  @Override
  public long rows() {
    return data.count();
  }

  @Override
  public TableSource counted(LongConsumer rows) {
    return new SparkTable(name, data, rows);
  }

  @Override
  public long memory() {
    long bytes = 0;
    Iterator<scala.Tuple2<Object, Object>> executors =
        scala.jdk.javaapi.CollectionConverters.asJava(
            data.sparkSession().sparkContext().getExecutorMemoryStatus().values().iterator());
    while (executors.hasNext()) {
      bytes += (Long) executors.next()._1();
    }
    return bytes;
  }

  @Override
  public Foldable<TableChunk> chunks(
      List<String> columns, List<Levels> coded, int chunkRows, ParallelFold threads) {
    JavaRDD<TableChunk> chunks = scan(columns, coded, chunkRows);
    return new SpreadChunks<>(chunks, () -> Numbering.throughAll(chunks));
  }

  /** {@inheritDoc} One partition after the other comes to this process. */
  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    Iterator<TableChunk> chunks =
        Numbering.throughAll(scan(columns, coded, chunkRows)).toLocalIterator();
    return () -> chunks.hasNext() ? chunks.next() : null;
  }

  private JavaRDD<TableChunk> scan(List<String> columns, List<Levels> coded, int chunkRows) {
    List<StructField> fields = new ArrayList<>();
    List<org.apache.spark.sql.Column> selected = new ArrayList<>();
    // In the order of the table: in another one Spark would have to make rows.
    for (StructField field : data.schema().fields()) {
      if (columns.contains(field.name())) {
        fields.add(field);
        selected.add(column(field));
      }
    }
    int[] places = new int[columns.size()];
    List<Cells> cells = new ArrayList<>();
    for (int j = 0; j < places.length; j++) {
      String asked = columns.get(j);
      places[j] = place(fields, asked);
      Levels levels =
          coded.stream().filter(one -> one.column().equals(asked)).findFirst().orElse(null);
      cells.add(cells(fields.get(places[j]), levels));
    }
    RowsRead read = new RowsRead(told);
    data.sparkSession().sparkContext().register(read);
    Dataset<Row> narrow = data.select(selected.toArray(org.apache.spark.sql.Column[]::new));
    return Scan.chunks(narrow, places, cells, chunkRows, read);
  }

  private int place(List<StructField> fields, String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new UnusableDataException(this.name + " has no column " + name + ".");
  }

  /** Decimals are read as doubles. */
  private org.apache.spark.sql.Column column(StructField field) {
    org.apache.spark.sql.Column column = functions.col("`" + field.name().replace("`", "``") + "`");
    return field.dataType() instanceof DecimalType
        ? column.cast(DataTypes.DoubleType).as(field.name())
        : column;
  }

  private Cells cells(StructField field, @Nullable Levels levels) {
    Column column = SparkTypes.column(field);
    DataType type =
        field.dataType() instanceof DecimalType ? DataTypes.DoubleType : field.dataType();
    if (levels != null) {
      return new Codes(levels, column.isNumeric() ? Cells.of(type) : null);
    }
    if (!column.isNumeric()) {
      throw new UnusableDataException(
          "The column "
              + field.name()
              + " of "
              + name
              + " is no column of numbers but of "
              + column.sourceType()
              + ".");
    }
    return Cells.of(type);
  }

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    if (columns.isEmpty()) {
      return List.of();
    }
    throw new UnsupportedOperationException("levels");
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    throw new UnsupportedOperationException("fewLevels");
  }

  @Override
  public List<ColumnSummary> summarize() {
    throw new UnsupportedOperationException("summarize");
  }

  @Override
  public void rejectBadCells(List<String> names) {
    throw new UnsupportedOperationException("rejectBadCells");
  }

  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    throw new UnsupportedOperationException("copyWithColumns");
  }

  @Override
  public void close() {}
}
