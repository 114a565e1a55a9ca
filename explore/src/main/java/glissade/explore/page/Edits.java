package glissade.explore.page;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was changed by hand in a table: rows moved, taken out and put in. Rows are known by their
 * number in the table as it was; those put in have the numbers after its last. Immutable.
 */
final class Edits {

  /** The most rows that are changed, so that the state still fits into an address. */
  static final int MOST = 200;

  static final Edits NONE = new Edits(new TreeMap<>());

  /** What became of one row: its new values by column, 0 for the target; or it is gone. */
  record Change(boolean deleted, SortedMap<Integer, Double> values) {

    private static final Change DELETED = new Change(true, new TreeMap<>());
  }

  private final SortedMap<Integer, Change> changes;

  private Edits(SortedMap<Integer, Change> changes) {
    this.changes = Collections.unmodifiableSortedMap(changes);
  }

  /** By number of the row. */
  Map<Integer, Change> changes() {
    return changes;
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Whether another row could not be changed. */
  boolean isFull() {
    return changes.size() >= MOST;
  }

  /**
   * With a value in a row; a row beyond the last is put in.
   *
   * @param column 0 for the target, then one a feature
   */
  Edits with(int row, int column, double value) {
    Change before = changes.get(row);
    SortedMap<Integer, Double> values = new TreeMap<>();
    if (before != null) {
      values.putAll(before.values());
    }
    values.put(column, value);
    return with(row, new Change(false, Collections.unmodifiableSortedMap(values)));
  }

  /** Whether of so many rows any are left, or others are put in. */
  boolean leaveAny(long rows) {
    long gone =
        changes.entrySet().stream()
            .filter(change -> change.getKey() < rows && change.getValue().deleted())
            .count();
    return gone < rows
        || changes.entrySet().stream()
            .anyMatch(change -> change.getKey() >= rows && !change.getValue().deleted());
  }

  /** Those of columns that there are. */
  Edits within(int features) {
    SortedMap<Integer, Change> all = new TreeMap<>();
    changes.forEach(
        (row, change) -> {
          SortedMap<Integer, Double> values = change.values().headMap(features + 1);
          if (change.deleted() || !values.isEmpty()) {
            all.put(row, new Change(change.deleted(), values));
          }
        });
    return new Edits(all);
  }

  /** Without a row. */
  Edits without(int row) {
    return with(row, Change.DELETED);
  }

  private Edits with(int row, Change change) {
    SortedMap<Integer, Change> all = new TreeMap<>(changes);
    all.put(row, change);
    return new Edits(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edits that && changes.equals(that.changes);
  }

  @Override
  public int hashCode() {
    return changes.hashCode();
  }
}
