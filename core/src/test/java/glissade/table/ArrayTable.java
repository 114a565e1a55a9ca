package glissade.table;

import glissade.fold.Chunks;
import java.nio.file.Path;
import java.util.List;
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
  public List<Column> columns() {
    return names.stream().map(name -> new Column(name, Column.Type.NUMBER, "DOUBLE")).toList();
  }

  @Override
  public long rows() {
    return rows.length;
  }

  @Override
  public Chunks<TableChunk> read(List<String> columns, int chunkRows) {
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
            values[j][i] = rows[first + i][column];
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
  public ColumnWriter copyWithColumn(Path output, String column) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
