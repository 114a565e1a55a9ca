package glissade.table;

import java.util.List;

/**
 * The levels of a column, and how many rows have each.
 *
 * @param levels in order
 * @param counts one a level
 */
public record LevelCounts(Levels levels, List<Long> counts) {

  public LevelCounts {
    counts = List.copyOf(counts);
  }
}
