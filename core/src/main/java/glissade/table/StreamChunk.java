package glissade.table;

import java.util.List;

/**
 * Some rows of a stream.
 *
 * @param rows their cells
 * @param levels the values that some columns have in these rows, which their cells are the codes
 *     of: other rows have other codes
 */
public record StreamChunk(TableChunk rows, List<Levels> levels) {

  public StreamChunk {
    levels = List.copyOf(levels);
  }
}
