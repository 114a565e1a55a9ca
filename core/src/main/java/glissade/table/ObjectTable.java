package glissade.table;

import glissade.fold.Chunks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A table of objects of this process: each of them is a row, and columns are what is asked of it.
 *
 * <pre>{@code
 * TableSource houses =
 *     ObjectTable.of("houses", list)
 *         .number("area", House::area)
 *         .text("city", House::city)
 *         .number("price", House::price)
 *         .build();
 * TableSource records = ObjectTable.ofRecords("houses", House.class, list);
 * }</pre>
 *
 * <p>Objects are asked anew at every pass and nothing of them is kept, so what hands them out must
 * give the same ones in the same order each time, and they must not change meanwhile. A stream can
 * be gone through once only: collect it first.
 *
 * @param <T> the objects
 */
public final class ObjectTable<T> implements TableSource {

  private final String name;
  private final Iterable<? extends T> objects;
  private final Map<String, ObjectColumn<T>> columns;
  private final List<String> missingTexts;

  private ObjectTable(
      String name,
      Iterable<? extends T> objects,
      Map<String, ObjectColumn<T>> columns,
      List<String> missingTexts) {
    this.name = name;
    this.objects = objects;
    this.columns = columns;
    this.missingTexts = missingTexts;
  }

  /**
   * The same objects, in whose columns of text these say that a value is missing. A column of
   * numbers says so by NaN or null.
   */
  public ObjectTable<T> withMissingTexts(List<String> texts) {
    Map<String, ObjectColumn<T>> masked = new LinkedHashMap<>();
    columns.forEach((column, cells) -> masked.put(column, cells.withMissing(texts)));
    return new ObjectTable<>(name, objects, masked, List.copyOf(texts));
  }

  @Override
  public List<String> missingTexts() {
    return missingTexts;
  }

  /**
   * Begins a table without columns.
   *
   * @param name what messages call it
   * @param objects the rows
   */
  public static <T> Builder<T> of(String name, Iterable<? extends T> objects) {
    return new Builder<>(name, objects);
  }

  /**
   * A table with a column for each component of a record: numbers, booleans, dates and times, and
   * what {@code toString} says of anything else, such as enumerations, as text. A component that is
   * null is missing.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException if the record cannot be read from here: it is not public
   */
  public static <R extends Record> ObjectTable<R> ofRecords(
      String name, Class<R> kind, Iterable<? extends R> records) {
    Builder<R> table = of(name, records);
    for (RecordComponent component : kind.getRecordComponents()) {
      Method accessor = component.getAccessor();
      if (!accessor.trySetAccessible()) {
        throw new IllegalArgumentException(
            "The record "
                + kind.getName()
                + " cannot be read from here. Make it public, or name its columns one by one with"
                + " ObjectTable.of.");
      }
      table.component(component, row -> value(accessor, row));
    }
    return table.build();
  }

  private static @Nullable Object value(Method accessor, Object row) {
    try {
      return accessor.invoke(row);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(accessor + " failed: " + e.getCause(), e.getCause());
    }
  }

  /** Names the columns, in their order. */
  public static final class Builder<T> {

    private final String name;
    private final Iterable<? extends T> objects;
    private final Map<String, ObjectColumn<T>> columns = new LinkedHashMap<>();

    private Builder(String name, Iterable<? extends T> objects) {
      this.name = name;
      this.objects = objects;
    }

    /** A column of numbers; NaN is a missing one. */
    public Builder<T> number(String column, ToDoubleFunction<? super T> value) {
      return with(ObjectColumn.numbers(column, value));
    }

    /** A column of whole numbers; null is a missing one. */
    public Builder<T> integer(
        String column, Function<? super T, ? extends @Nullable Number> value) {
      return with(ObjectColumn.integers(column, value));
    }

    /** A column of true and false, which are 1 and 0; null is missing. */
    public Builder<T> flag(String column, Function<? super T, @Nullable Boolean> value) {
      return with(ObjectColumn.flags(column, value));
    }

    /** A column of text, as {@code toString} has it; null is missing. */
    public Builder<T> text(String column, Function<? super T, ?> value) {
      return with(ObjectColumn.texts(column, value));
    }

    /** A column of {@code LocalDate}, {@code LocalDateTime} or {@code LocalTime}. */
    public Builder<T> time(String column, Function<? super T, ? extends @Nullable Temporal> value) {
      return with(ObjectColumn.times(column, value));
    }

    private void component(RecordComponent component, Function<T, @Nullable Object> value) {
      Class<?> type = component.getType();
      String column = component.getName();
      if (type == boolean.class || type == Boolean.class) {
        flag(column, row -> (Boolean) value.apply(row));
      } else if (INTEGERS.contains(type)) {
        integer(column, row -> (Number) value.apply(row));
      } else if ((type.isPrimitive() && type != char.class)
          || Number.class.isAssignableFrom(type)) {
        number(column, row -> ObjectColumn.number((Number) value.apply(row)));
      } else if (Temporal.class.isAssignableFrom(type)) {
        time(column, row -> (Temporal) value.apply(row));
      } else {
        text(column, value);
      }
    }

    private Builder<T> with(ObjectColumn<T> column) {
      columns.put(column.column().name(), column);
      TableComplaint.rejectRepeated(name, List.copyOf(columns.keySet()));
      return this;
    }

    /**
     * The table.
     *
     * @throws IllegalArgumentException if it has no column
     */
    public ObjectTable<T> build() {
      if (columns.isEmpty()) {
        throw new IllegalArgumentException(name + " has no columns. Name at least one.");
      }
      return new ObjectTable<>(name, objects, new LinkedHashMap<>(columns), List.of());
    }
  }

  private static final List<Class<?>> INTEGERS =
      List.of(
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          java.math.BigInteger.class);

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Column> columns() {
    return columns.values().stream().map(ObjectColumn::column).toList();
  }

  private ObjectColumn<T> column(String wanted) {
    ObjectColumn<T> column = columns.get(wanted);
    if (column == null) {
      throw TableComplaint.noColumn(this, wanted);
    }
    return column;
  }

  @Override
  public long rows() {
    long rows = 0;
    for (T ignored : objects) {
      rows++;
    }
    return rows;
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    List<ToDoubleFunction<? super T>> cells = new ArrayList<>();
    for (String each : columns) {
      ObjectColumn<T> column = column(each);
      Optional<Levels> levels = coded.stream().filter(one -> one.column().equals(each)).findAny();
      cells.add(levels.isPresent() ? codes(column, levels.get()) : column.numeric(name));
    }
    return new Pass<>(objects.iterator(), cells, chunkRows);
  }

  private static <T> ToDoubleFunction<T> codes(ObjectColumn<T> column, Levels levels) {
    if (levels.isHashed()) {
      return row -> {
        String text = column.text().apply(row);
        return text == null ? Double.NaN : levels.bucket(text);
      };
    }
    Map<String, Integer> places = new HashMap<>();
    for (int k = 0; k < levels.size(); k++) {
      places.put(levels.values().get(k), k);
    }
    return row -> {
      String text = column.text().apply(row);
      return text == null ? Double.NaN : places.getOrDefault(text, Levels.UNKNOWN);
    };
  }

  /** One pass over the objects. */
  private static final class Pass<T> implements Chunks<TableChunk> {

    private final Iterator<? extends T> rows;
    private final List<ToDoubleFunction<? super T>> cells;
    private final int chunkRows;
    private long read;

    Pass(Iterator<? extends T> rows, List<ToDoubleFunction<? super T>> cells, int chunkRows) {
      this.rows = rows;
      this.cells = cells;
      this.chunkRows = chunkRows;
    }

    @Override
    public @Nullable TableChunk next() {
      double[] values = new double[cells.size() * chunkRows];
      int count = 0;
      for (; count < chunkRows && rows.hasNext(); count++) {
        T row = rows.next();
        for (int j = 0; j < cells.size(); j++) {
          values[j * chunkRows + count] = cells.get(j).applyAsDouble(row);
        }
      }
      long first = read;
      read += count;
      return count == 0
          ? null
          : new TableChunk(first, count, cells.size(), values, chunkRows, null);
    }
  }

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    List<ObjectColumn<T>> wanted = new ArrayList<>();
    List<Map<String, Long>> counts = new ArrayList<>();
    for (String each : columns) {
      ObjectColumn<T> column = column(each);
      if (!column.hasLevels()) {
        throw TableComplaint.noLevels(name, column.column());
      }
      wanted.add(column);
      counts.add(new HashMap<>());
    }
    count(wanted, counts, Levels.MOST);
    if (counts.stream().mapToLong(Map::size).sum() > Levels.MOST) {
      throw TableComplaint.tooManyLevels(name, columns);
    }
    List<LevelCounts> levels = new ArrayList<>();
    for (int j = 0; j < wanted.size(); j++) {
      levels.add(LevelCounts.of(name, wanted.get(j).column(), counts.get(j)));
    }
    return levels;
  }

  /** Ends early once there are more different values than {@code most}. */
  private void count(List<ObjectColumn<T>> columns, List<Map<String, Long>> counts, int most) {
    if (columns.isEmpty()) {
      return;
    }
    for (T row : objects) {
      long found = 0;
      for (int j = 0; j < columns.size(); j++) {
        String text = columns.get(j).text().apply(row);
        if (text != null) {
          counts.get(j).merge(text, 1L, Long::sum);
        }
        found += counts.get(j).size();
      }
      if (found > most) {
        return;
      }
    }
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    ObjectColumn<T> wanted = column(column);
    Map<String, Long> counts = new HashMap<>();
    count(List.of(wanted), List.of(counts), most);
    return counts.size() > most
        ? Optional.empty()
        : Optional.of(LevelCounts.of(name, wanted.column(), counts));
  }

  @Override
  public List<ColumnSummary> summarize() {
    return columns.values().stream().map(each -> ObjectSummary.of(each, objects)).toList();
  }

  @Override
  public void rejectBadCells(List<String> names) {
    ColumnSummary.BadCell first = null;
    Column where = null;
    for (String each : names) {
      ObjectColumn<T> column = column(each);
      if (column.column().type() == Column.Type.TEXT) {
        ColumnSummary.BadCell bad = ObjectSummary.badCell(column, objects);
        if (bad != null && (first == null || bad.row() < first.row())) {
          first = bad;
          where = column.column();
        }
      }
    }
    if (first != null && where != null) {
      throw TableComplaint.badCell(name, where, first);
    }
  }

  /**
   * @throws UnsupportedOperationException always: objects have no file to copy
   */
  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    throw new UnsupportedOperationException(
        name + " consists of objects. Predict them one by one, or with Model.answers.");
  }

  /** Nothing is open. */
  @Override
  public void close() {}
}
