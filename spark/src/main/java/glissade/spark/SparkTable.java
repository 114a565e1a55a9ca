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
import glissade.table.TableComplaint;
import glissade.table.TableSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
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
  private final Queue<JavaRDD<?>> kept = new ConcurrentLinkedQueue<>();

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
    return new SpreadChunks<>(chunks, () -> Numbering.throughAll(chunks), kept::add);
  }

  /** {@inheritDoc} One partition after the other comes to this process. */
  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    Iterator<TableChunk> parts = scan(columns, coded, chunkRows).toLocalIterator();
    return new FullChunks(parts, columns.size(), chunkRows);
  }

  private JavaRDD<TableChunk> scan(List<String> columns, List<Levels> coded, int chunkRows) {
    // In the order of the table: in another one Spark would have to make rows.
    List<StructField> fields =
        Arrays.stream(data.schema().fields())
            .filter(field -> columns.contains(field.name()))
            .toList();
    Map<String, Levels> levels = new HashMap<>();
    coded.forEach(each -> levels.put(each.column(), each));
    int[] places = new int[columns.size()];
    List<Cells> cells = new ArrayList<>();
    for (int j = 0; j < places.length; j++) {
      StructField field = field(columns.get(j));
      places[j] = fields.indexOf(field);
      cells.add(cells(field, levels.get(field.name())));
    }
    RowsRead read = new RowsRead(told);
    data.sparkSession().sparkContext().register(read);
    Dataset<Row> narrow =
        data.select(columns(fields, field -> type(field, levels.get(field.name()))));
    return Scan.chunks(narrow, places, cells, chunkRows, read);
  }

  private StructField field(String wanted) {
    for (StructField field : data.schema().fields()) {
      if (field.name().equals(wanted)) {
        return field;
      }
    }
    throw TableComplaint.noColumn(this, wanted);
  }

  private static org.apache.spark.sql.Column[] columns(
      List<StructField> fields, Function<StructField, DataType> types) {
    return fields.stream()
        .map(field -> column(field, types.apply(field)))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private static org.apache.spark.sql.Column column(StructField field, DataType type) {
    org.apache.spark.sql.Column column = functions.col("`" + field.name().replace("`", "``") + "`");
    return type.equals(field.dataType()) ? column : column.cast(type).as(field.name());
  }

  /** What a column is read as: decimals as doubles, and numbers as text where that is known. */
  private static DataType type(StructField field, @Nullable Levels levels) {
    if (levels != null && levels.kind() == Column.Type.TEXT) {
      return DataTypes.StringType;
    }
    return field.dataType() instanceof DecimalType ? DataTypes.DoubleType : field.dataType();
  }

  private Cells cells(StructField field, @Nullable Levels levels) {
    DataType type = type(field, levels);
    if (levels != null) {
      return new Codes(levels, Values.of(type));
    }
    Column column = SparkTypes.column(field);
    if (!column.isNumeric()) {
      throw TableComplaint.notNumeric(name, column);
    }
    return Cells.of(type);
  }

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    return levels(columns, Levels.MOST)
        .orElseThrow(() -> TableComplaint.tooManyLevels(name, columns));
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    return levels(List.of(column), most).map(found -> found.get(0));
  }

  private Optional<List<LevelCounts>> levels(List<String> names, int most) {
    List<StructField> fields = names.stream().map(this::field).toList();
    List<Column> columns = fields.stream().map(SparkTypes::column).toList();
    for (Column column : columns) {
      if (!column.isNumeric() && column.type() != Column.Type.TEXT) {
        throw TableComplaint.noLevels(name, column);
      }
    }
    if (columns.isEmpty()) {
      return Optional.of(List.of());
    }
    List<Values> values = fields.stream().map(field -> Values.of(type(field, null))).toList();
    Dataset<Row> narrow = data.select(columns(fields, field -> type(field, null)));
    return Optional.ofNullable(new LevelSearch(narrow, values, most).run(name, columns));
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

  /** Lets go of what executors keep for it. */
  @Override
  public void close() {
    kept.forEach(each -> each.unpersist(false));
    kept.clear();
  }
}
