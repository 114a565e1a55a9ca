package glissade.data;

import glissade.fold.Chunks;
import glissade.table.Column;
import glissade.table.ColumnSummary;
import glissade.table.ColumnWriter;
import glissade.table.LevelCounts;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.TableComplaint;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table that DuckDB reads. */
final class DuckTable implements TableSource {

  private static final long UNKNOWN = -1;

  private final Engine engine;
  private final Relation relation;
  private final String name;
  private final LevelTypes types;
  private long rows = UNKNOWN;
  private List<String> missingTexts = List.of();

  /** Whether some cells are such that the fast way to read numbers failed. */
  private volatile boolean mustBeCareful;

  /**
   * @param engine closed with this table
   */
  DuckTable(Engine engine, Relation relation, String name) {
    this(engine, relation, name, new LevelTypes(engine));
  }

  /**
   * @param types of levels known to the engine; added to
   */
  DuckTable(Engine engine, Relation relation, String name, LevelTypes types) {
    this.engine = engine;
    this.relation = relation;
    this.name = name;
    this.types = types;
  }

  /**
   * Looks at the first row.
   *
   * @param query the query that gave this table, or null
   * @throws UnusableDataException if there is none
   */
  void rejectEmpty(@Nullable String query) {
    try {
      if (engine.query("SELECT 1 FROM " + relation.from() + " LIMIT 1", row -> 1).isEmpty()) {
        throw new UnusableDataException(
            query == null
                ? name + " has no rows: nothing follows its column names. Give it at least one row."
                : "The query over " + name + " gives no rows. Loosen its conditions.");
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** Remembers what counted as missing when the relation was made. */
  DuckTable havingRead(List<String> texts) {
    missingTexts = texts;
    return this;
  }

  @Override
  public List<String> missingTexts() {
    return missingTexts;
  }

  @Override
  public List<Column> columns() {
    return relation.columns();
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    Map<String, Levels> levels = new HashMap<>();
    coded.forEach(each -> levels.put(each.column(), each));
    List<Cells> cells =
        columns.stream()
            .map(column -> levels.containsKey(column) ? cells(column) : numeric(column))
            .toList();
    try {
      if (!coded.isEmpty() || cells.stream().anyMatch(Cells::isText)) {
        engine.useMoreThreads();
      }
      Map<String, String> codes = codes(cells, levels);
      return NumberChunks.start(
          engine.anotherConnection(),
          fastPass(cells, codes),
          pass(
              cells,
              cell -> codes.getOrDefault(cell.column().name(), cell.asNumber()),
              relation.from()),
          cells.size(),
          chunkRows,
          new Pass(
              cells.stream().filter(cell -> !codes.containsKey(cell.column().name())).toList()));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** How the codes of columns are written in SQL. */
  private Map<String, String> codes(List<Cells> cells, Map<String, Levels> levels)
      throws SQLException {
    Map<String, String> codes = new HashMap<>();
    for (Cells cell : cells) {
      Levels known = levels.get(cell.column().name());
      if (known != null) {
        codes.put(known.column(), types.code(cell, known));
      }
    }
    return codes;
  }

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    List<Cells> cells = columns.stream().map(this::withLevels).toList();
    if (cells.isEmpty()) {
      return List.of();
    }
    try {
      return new LevelSearch(engine, relation, name).of(cells);
    } catch (SQLException e) {
      throw whyReadingFailed(cells, e);
    }
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    Cells cells = withLevels(column);
    try {
      return new LevelSearch(engine, relation, name).few(cells, most);
    } catch (SQLException e) {
      throw whyReadingFailed(List.of(cells), e);
    }
  }

  private Cells withLevels(String wanted) {
    Cells cells = cells(wanted);
    Column column = cells.column();
    if (column.isNumeric() || column.type() == Column.Type.TEXT) {
      return cells;
    }
    throw TableComplaint.noLevels(name, column);
  }

  /** The pass in which the reader of the file makes the numbers, if there is one. */
  private @Nullable String fastPass(List<Cells> cells, Map<String, String> codes) {
    Relation.NumberReader reader = relation.numbers();
    Set<String> names =
        cells.stream()
            .filter(Cells::isTextOfNumbers)
            .filter(cell -> !codes.containsKey(cell.column().name()))
            .map(cell -> cell.column().name())
            .collect(Collectors.toSet());
    if (reader == null || mustBeCareful || names.isEmpty()) {
      return null;
    }
    return pass(
        cells,
        cell ->
            names.contains(cell.column().name())
                ? cell.quoted()
                : codes.getOrDefault(cell.column().name(), cell.asNumber()),
        reader.from(names, codes.isEmpty()));
  }

  private static String pass(List<Cells> cells, Function<Cells, String> expression, String from) {
    return "SELECT %sfalse FROM %s UNION ALL SELECT %strue FROM %s"
        .formatted(
            join(cells, expression),
            from,
            join(cells, cell -> "CAST(0 AS DOUBLE)"),
            Engine.ONE_ROW);
  }

  /** What a pass over some columns tells and asks. */
  private final class Pass implements NumberChunks.Owner {

    private final List<Cells> cells;

    Pass(List<Cells> cells) {
      this.cells = cells;
    }

    @Override
    public void mustBeCareful() {
      mustBeCareful = true;
    }

    @Override
    public void complete(long count) {
      rows = count;
    }

    @Override
    public UnusableDataException whyItFailed(@Nullable SQLException e) {
      return whyReadingFailed(cells, e);
    }
  }

  private static String join(List<Cells> cells, Function<Cells, String> expression) {
    return cells.stream().map(cell -> expression.apply(cell) + ", ").collect(Collectors.joining());
  }

  /** A bad cell if there is one; otherwise what DuckDB says when it must read to the end. */
  private UnusableDataException whyReadingFailed(List<Cells> cells, @Nullable SQLException e) {
    try {
      new BadCells(engine, relation).rejectFirst(cells);
    } catch (UnusableDataException badCell) {
      return badCell;
    }
    if (e != null) {
      return unreadable(e);
    }
    try {
      engine.run(
          "SELECT %scount(*) FROM %s"
              .formatted(join(cells, cell -> "sum(" + cell.asNumber() + ")"), relation.from()));
    } catch (SQLException reason) {
      return unreadable(reason);
    }
    return new UnusableDataException(
        name + " could not be read to its end. Was it changed in between? Try again.");
  }

  @Override
  public List<ColumnSummary> summarize() {
    return summarize(share -> {});
  }

  @Override
  public List<ColumnSummary> summarize(DoubleConsumer told) {
    try {
      engine.useMoreThreads();
      return new Summaries(engine, relation, told).ofAllColumns();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void rejectBadCells(List<String> names) {
    new BadCells(engine, relation).rejectInText(names.stream().map(this::cells).toList());
  }

  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    return NewColumns.start(engine, this, CopiedFile.at(output), columns, coded);
  }

  @Override
  public ColumnWriter copyWithColumns(String output, List<String> columns, List<Levels> coded) {
    Destination destination =
        JdbcAddress.isOne(output)
            ? JdbcTable.at(JdbcAddress.of(output))
            : CopiedFile.at(Path.of(output));
    return NewColumns.start(engine, this, destination, columns, coded);
  }

  Relation relation() {
    return relation;
  }

  /** Counted unless some pass has got to the end. */
  @Override
  public long rows() {
    if (rows == UNKNOWN) {
      try {
        rows = engine.querySingle("SELECT count(*) FROM " + relation.from(), row -> row.getLong(1));
      } catch (SQLException e) {
        throw unreadable(e);
      }
    }
    return rows;
  }

  /** Why reading all of this table failed. */
  UnusableDataException unreadable(SQLException e) {
    return Complaint.reading(name, e);
  }

  private Cells numeric(String wanted) {
    Cells cells = cells(wanted);
    Column column = cells.column();
    if (!column.isNumeric() && !cells.isClock()) {
      throw TableComplaint.notNumeric(name, column);
    }
    return cells;
  }

  private Cells cells(String wanted) {
    for (Cells cell : relation.cells()) {
      if (cell.column().name().equals(wanted)) {
        return cell;
      }
    }
    throw TableComplaint.noColumn(this, wanted);
  }

  @Override
  public void close() {
    engine.close();
  }
}
