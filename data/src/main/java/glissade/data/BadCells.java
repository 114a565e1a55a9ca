package glissade.data;

import glissade.table.Column;
import glissade.table.ColumnSummary.BadCell;
import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds cells that are not numbers in columns that are. */
final class BadCells {

  private final Engine engine;
  private final Relation relation;

  BadCells(Engine engine, Relation relation) {
    this.engine = engine;
    this.relation = relation;
  }

  /**
   * @throws UnusableDataException if a numeric column that comes as text has a cell that is no
   *     number, naming file, row and column of the first
   */
  void rejectFirst(List<Cells> columns) {
    List<Cells> numeric =
        columns.stream().filter(cell -> cell.isText() && cell.column().isNumeric()).toList();
    reject(numeric);
  }

  /**
   * @throws UnusableDataException if a text column is a numeric one with bad cells
   */
  void rejectInText(List<Cells> columns) {
    List<Cells> text =
        columns.stream().filter(cell -> cell.column().type() == Column.Type.TEXT).toList();
    try {
      reject(mistaken(text));
    } catch (SQLException e) {
      throw Complaint.reading(relation.parts().get(0).name(), e);
    }
  }

  private List<Cells> mistaken(List<Cells> text) throws SQLException {
    List<Cells> open = text;
    if (text.stream().anyMatch(Cells::isText)) {
      engine.useMoreThreads();
    } else if (!text.isEmpty()) {
      // Rows are counted already; where a tenth of them have bad cells, those are no mistakes.
      long rows =
          engine.querySingle("SELECT count(*) FROM " + relation.from(), row -> row.getLong(1));
      String first = "(SELECT * FROM %s LIMIT %d)".formatted(relation.from(), rows / 10 + 1);
      open = withMistakes(text, first, rows);
    }
    return withMistakes(open, relation.from(), 0);
  }

  /**
   * The columns whose bad cells are mistakes.
   *
   * @param present so many cells are there, or more
   */
  private List<Cells> withMistakes(List<Cells> text, String from, long present)
      throws SQLException {
    if (text.isEmpty()) {
      return List.of();
    }
    String counts =
        text.stream()
            .map(
                cell ->
                    "count(*) FILTER (%s), count(*) FILTER (%s)"
                        .formatted(cell.isBad(), cell.isPresent()))
            .collect(Collectors.joining(", "));
    return engine.querySingle(
        "SELECT " + counts + " FROM " + from,
        row -> {
          List<Cells> mistaken = new ArrayList<>();
          for (int i = 0; i < text.size(); i++) {
            long bad = row.getLong(2 * i + 1);
            boolean isOpen =
                present > 0
                    ? bad == 0 || BadCell.areMistakes(bad, present)
                    : BadCell.areMistakes(bad, row.getLong(2 * i + 2));
            if (isOpen) {
              mistaken.add(text.get(i));
            }
          }
          return mistaken;
        });
  }

  private record Found(Cells cells, BadCell cell) {}

  private void reject(List<Cells> columns) {
    for (Relation.Part part : relation.parts()) {
      List<Found> found = new ArrayList<>();
      for (Cells column : columns) {
        BadCell cell = first(column, part.from());
        if (cell != null) {
          found.add(new Found(column, cell));
        }
      }
      found.stream()
          .min(Comparator.comparingLong(each -> each.cell().row()))
          .ifPresent(
              each -> {
                throw TableComplaint.badCell(part.name(), each.cells().column(), each.cell());
              });
    }
  }

  /** The first bad cell of the column in the whole relation, or null. */
  @Nullable BadCell first(Cells column) {
    return first(column, relation.from());
  }

  private @Nullable BadCell first(Cells column, String from) {
    String sql =
        "SELECT row, cell FROM (SELECT row_number() OVER () AS row, CAST(%1$s AS VARCHAR) AS cell, %2$s AS bad FROM %3$s) WHERE bad ORDER BY row LIMIT 1"
            .formatted(column.quoted(), column.isBad(), from);
    try {
      List<BadCell> cells = engine.query(sql, row -> new BadCell(row.getLong(1), row.getString(2)));
      return cells.isEmpty() ? null : cells.get(0);
    } catch (SQLException e) {
      // The file has a worse trouble, which whoever asked here is about to report.
      return null;
    }
  }
}
