package glissade.features;

import glissade.table.Column;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The values of a column that have come so far, as many as can be remembered. */
final class SeenLevels {

  private final String column;
  private final Column.Type kind;
  private final Set<String> values = new HashSet<>();
  private boolean full;

  SeenLevels(String column, Column.Type kind) {
    this.column = column;
    this.kind = kind;
  }

  void add(List<String> more) {
    for (String value : more) {
      if (values.size() < Levels.MOST) {
        values.add(value);
      } else {
        full |= !values.contains(value);
      }
    }
  }

  /** Whether there have been more. */
  boolean isFull() {
    return full;
  }

  Levels levels() {
    List<String> sorted = new ArrayList<>(values);
    sorted.sort(Levels.order(kind));
    return new Levels(column, kind, sorted);
  }
}
