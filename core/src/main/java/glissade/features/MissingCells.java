package glissade.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the rows in which something is missing, by column, and remembers the first of them. */
public final class MissingCells implements Serializable {

  private static final int REMEMBERED = 5;

  private final TreeMap<String, Long> byColumn = new TreeMap<>();
  private final List<Long> firstRows = new ArrayList<>();
  private long rows;
  private long rowsWithMissing;
  private long rowsUsed;

  /** Of rows in which nothing can be missing. */
  public static MissingCells none(long rows) {
    MissingCells cells = new MissingCells();
    cells.addRows(rows, rows);
    return cells;
  }

  /** Rows that were read, and how many of them are used. */
  public void addRows(long count, long used) {
    rows += count;
    rowsUsed += used;
  }

  /** Rows that miss a column. */
  public void addMissing(String column, long count) {
    if (count > 0) {
      byColumn.merge(column, count, Long::sum);
    }
  }

  /**
   * @param row its place in the chunk that is about to be {@linkplain #addRows added}
   */
  public void addRowWithMissing(int row) {
    rowsWithMissing++;
    if (firstRows.size() < REMEMBERED) {
      firstRows.add(rows + row + 1);
    }
  }

  /** Adds what was counted in rows that come after these. */
  public void merge(MissingCells later) {
    for (Long row : later.firstRows) {
      if (firstRows.size() < REMEMBERED) {
        firstRows.add(rows + row);
      }
    }
    rows += later.rows;
    rowsUsed += later.rowsUsed;
    rowsWithMissing += later.rowsWithMissing;
    later.byColumn.forEach(this::addMissing);
  }

  /** Rows read. */
  public long rows() {
    return rows;
  }

  /** Rows that went into the fit. */
  public long rowsUsed() {
    return rowsUsed;
  }

  /** Rows in which at least one of the columns used is missing. */
  public long rowsWithMissing() {
    return rowsWithMissing;
  }

  /** How many rows miss each column; columns that miss none are not there. */
  public SortedMap<String, Long> byColumn() {
    return new TreeMap<>(byColumn);
  }

  /** The first rows in which something is missing, counted from 1. */
  public List<Long> firstRows() {
    return List.copyOf(firstRows);
  }
}
