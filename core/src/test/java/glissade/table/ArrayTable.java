package glissade.table;

import glissade.fold.Chunks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory, for tests that need no engine. */
public class ArrayTable implements TableSource {

  private final List<String> names;
  private final double[][] rows;

  /**
   * @param rows row by row; NaN is a missing cell
   */
  public ArrayTable(List<String> names, double[][] rows) {
    this.names = names;
    this.rows = rows;
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public List<String> missingTexts() {
    return List.of();
  }

  @Override
  public List<Column> columns() {
    return names.stream().map(name -> new Column(name, Column.Type.NUMBER, "DOUBLE")).toList();
  }

  @Override
  public long rows() {
    return rows.length;
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, List<Levels> coded, int chunkRows) {
    return new Chunks<>() {
      private int next;

      @Override
      public @Nullable TableChunk next() {
        if (next >= rows.length) {
          return null;
        }
        int first = next;
        int count = Math.min(chunkRows, rows.length - first);
        next += count;
        double[][] values = new double[columns.size()][count];
        for (int j = 0; j < columns.size(); j++) {
          int column = names.indexOf(columns.get(j));
          for (int i = 0; i < count; i++) {
            double value = rows[first + i][column];
            values[j][i] = value;
            for (Levels levels : coded) {
              if (levels.column().equals(columns.get(j)) && !Double.isNaN(value)) {
                values[j][i] = levels.values().indexOf(text(value));
              }
            }
          }
        }
        return new TableChunk(first, count, values);
      }
    };
  }

  @Override
  public List<ColumnSummary> summarize() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rejectBadCells(List<String> columns) {}

  @Override
  public List<LevelCounts> levels(List<String> columns) {
    return columns.stream().map(this::levels).toList();
  }

  private LevelCounts levels(String name) {
    TreeMap<Double, Long> counts = new TreeMap<>();
    for (double[] row : rows) {
      if (!Double.isNaN(row[names.indexOf(name)])) {
        counts.merge(row[names.indexOf(name)], 1L, Long::sum);
      }
    }
    List<String> values = counts.keySet().stream().map(ArrayTable::text).toList();
    return new LevelCounts(
        new Levels(name, Column.Type.NUMBER, values), List.copyOf(counts.values()));
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public Optional<LevelCounts> fewLevels(String column, int most) {
    LevelCounts found = levels(column);
    return found.levels().size() > most ? Optional.empty() : Optional.of(found);
  }

  @Override
  public ColumnWriter copyWithColumns(Path output, List<String> columns, List<Levels> coded) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
