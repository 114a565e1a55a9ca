package glissade.spark;

import glissade.fold.Chunks;
import glissade.fold.Foldable;
import glissade.fold.ParallelFold;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.RowAnswers;
import glissade.table.TableChunk;
import glissade.table.TableComplaint;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** A Spark table. It is folded where it is: what travels to it are accumulators. */
public final class SparkTable implements TableSource {

  private final String name;
  private final Dataset<Row> data;
  private final List<SparkColumn> columns;
  private final @Nullable LongConsumer told;
  private final Keeper kept;
  private List<String> missingTexts = List.of();

  /**
   * @param name what to call it
   * @throws UnusableDataException if it has a name twice
   */
  public SparkTable(String name, Dataset<Row> data) {
    this(name, data, Arrays.stream(data.schema().fields()).map(SparkColumn::of).toList());
  }

  /**
   * @param columns what each column of {@code data} means
   */
  SparkTable(String name, Dataset<Row> data, List<SparkColumn> columns) {
    this(name, data, columns, null, new Keeper());
    TableComplaint.rejectRepeated(name, columns.stream().map(SparkColumn::name).toList());
  }

  private SparkTable(
      String name,
      Dataset<Row> data,
      List<SparkColumn> columns,
      @Nullable LongConsumer told,
      Keeper kept) {
    this.name = name;
    this.data = data;
    this.columns = columns;
    this.told = told;
    this.kept = kept;
  }

  /** The same rows, in which cells that hold one of these texts are missing. */
  SparkTable withMissingTexts(List<String> texts) {
    List<SparkColumn> masked = columns.stream().map(each -> each.withMissing(texts)).toList();
    return new SparkTable(name, data, masked, told, kept).havingRead(texts);
  }

  /** Remembers what counted as missing where the rows come from. */
  SparkTable havingRead(List<String> texts) {
    missingTexts = texts;
    return this;
  }

  @Override
  public List<String> missingTexts() {
    return missingTexts;
  }

  /** The rows with cells of the types that they have. */
  Dataset<Row> typed() {
    return selected(columns.stream().map(each -> each.as(each.type())));
  }

  /** The same, of which executors keep the rows as they are first read until it is closed. */
  SparkTable persisted() {
    data.persist(StorageLevel.MEMORY_AND_DISK());
    kept.keep(data);
    return this;
  }

  boolean isEmpty() {
    return SpreadChunks.run(data.sparkSession().sparkContext(), data::isEmpty);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Column> columns() {
    return columns.stream().map(SparkColumn::column).toList();
  }

  @Override
  public long rows() {
    return SpreadChunks.run(data.sparkSession().sparkContext(), data::count);
  }

  @Override
  public TableSource counted(LongConsumer rows) {
    return new SparkTable(name, data, columns, rows, kept).havingRead(missingTexts);
  }

  @Override
  public long memory() {
    long bytes = 0;
    SparkContext context = data.sparkSession().sparkContext();
    String driver = context.env().blockManager().blockManagerId().hostPort();
    Iterator<scala.Tuple2<String, scala.Tuple2<Object, Object>>> executors =
        scala.jdk.javaapi.CollectionConverters.asJava(context.getExecutorMemoryStatus().iterator());
    while (executors.hasNext()) {
      scala.Tuple2<String, scala.Tuple2<Object, Object>> executor = executors.next();
      // The driver of a cluster keeps no rows.
      if (context.isLocal() || !executor._1().equals(driver)) {
        bytes += (Long) executor._2()._1();
      }
    }
    return bytes;
  }

  @Override
  public Foldable<TableChunk> chunks(
      List<String> columns, List<Levels> coded, int chunkRows, ParallelFold threads) {
    JavaRDD<TableChunk> chunks = scan(columns, coded, chunkRows);
    return new SpreadChunks<>(chunks, () -> Numbering.throughAll(chunks), kept);
  }

  /** {@inheritDoc} One partition after the other comes to this process. */
  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    Iterator<TableChunk> parts = SpreadChunks.fetched(scan(columns, coded, chunkRows));
    return new FullChunks(parts, columns.size(), chunkRows);
  }

  private JavaRDD<TableChunk> scan(List<String> names, List<Levels> coded, int chunkRows) {
    List<SparkColumn> asked = names.stream().map(this::column).toList();
    // In the order of the table: in another one Spark would have to make rows.
    List<SparkColumn> read = columns.stream().filter(asked::contains).toList();
    Map<String, Levels> levels = new HashMap<>();
    coded.forEach(each -> levels.put(each.column(), each));
    int[] places = asked.stream().mapToInt(read::indexOf).toArray();
    List<Cells> cells = asked.stream().map(each -> cells(each, levels.get(each.name()))).toList();
    RowsRead counter = new RowsRead(told);
    data.sparkSession().sparkContext().register(counter);
    Dataset<Row> narrow =
        selected(
            read.stream()
                .map(
                    each ->
                        each.isClock()
                            ? each.seconds()
                            : each.as(type(each, levels.get(each.name())))));
    return Scan.chunks(narrow, places, cells, chunkRows, counter);
  }

  private Dataset<Row> selected(Stream<org.apache.spark.sql.Column> expressions) {
    return data.select(expressions.toArray(org.apache.spark.sql.Column[]::new));
  }

  private SparkColumn column(String wanted) {
    for (SparkColumn column : columns) {
      if (column.name().equals(wanted)) {
        return column;
      }
    }
    throw TableComplaint.noColumn(this, wanted);
  }

  /** What a column is read as: numbers as text where the levels are that. */
  private static DataType type(SparkColumn column, @Nullable Levels levels) {
    return levels != null && levels.kind() == Column.Type.TEXT
        ? DataTypes.StringType
        : column.readAs();
  }

  private Cells cells(SparkColumn column, @Nullable Levels levels) {
    if (levels != null) {
      return new Codes(levels, Values.of(type(column, levels)));
    }
    if (column.isClock()) {
      return Cells.of(DataTypes.DoubleType);
    }
    if (!column.column().isNumeric()) {
      throw TableComplaint.notNumeric(name, column.column());
    }
    return Cells.of(column.readAs());
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
    List<SparkColumn> asked = names.stream().map(this::column).toList();
    List<Column> found = asked.stream().map(SparkColumn::column).toList();
    for (Column column : found) {
      if (!column.isNumeric() && column.type() != Column.Type.TEXT) {
        throw TableComplaint.noLevels(name, column);
      }
    }
    if (found.isEmpty()) {
      return Optional.of(List.of());
    }
    List<Values> values = asked.stream().map(each -> Values.of(each.readAs())).toList();
    Dataset<Row> narrow = selected(asked.stream().map(each -> each.as(each.readAs())));
    return Optional.ofNullable(new LevelSearch(narrow, values, most).run(name, found));
  }

  @Override
  public List<ColumnSummary> summarize() {
    return new Summaries(data, columns).ofAllColumns();
  }

  @Override
  public void rejectBadCells(List<String> names) {
    new BadCells(data, names.stream().map(this::column).toList()).reject(name);
  }

  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> names, List<Levels> coded) {
    throw new UnsupportedOperationException(
        "values for the rows of a Spark table come from where those are: ask with copyWithAnswers");
  }

  /**
   * {@inheritDoc} The rows are read twice: once to see that all have an answer, which also counts
   * those of tasks that run twice just once, and once to write.
   */
  @Override
  public <A extends RowAnswers<A>> A copyWithAnswers(String output, A question) {
    NewFile file = NewFile.at(data.sparkSession(), output);
    TableComplaint.rejectRepeated("What is added to " + name, question.answers());
    A asked =
        chunks(
                question.columns(),
                question.columnLevels(),
                question.chunkRows(),
                new ParallelFold(1))
            .fold(question);
    Map<String, Levels> levels = new HashMap<>();
    question.columnLevels().forEach(each -> levels.put(each.column(), each));
    List<SparkColumn> read = question.columns().stream().map(this::column).toList();
    AnsweredTable table =
        new AnsweredTable(
            data,
            columns,
            read,
            read.stream().map(each -> cells(each, levels.get(each.name()))).toList());
    file.write(
        table.with(
            question,
            file.isText(),
            read.stream().map(each -> type(each, levels.get(each.name()))).toList()));
    return asked;
  }

  /** Lets go of what executors keep for it. */
  @Override
  public void close() {
    kept.close();
  }
}
