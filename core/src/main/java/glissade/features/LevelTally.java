package glissade.features;

import glissade.fold.Accumulator;
import glissade.table.TableChunk;
import java.util.Arrays;
import java.util.List;

/** How many rows there are, and how many have each level, of chunks of codes alone. */
final class LevelTally implements Accumulator<TableChunk, LevelTally> {

  private final int[] sizes;
  private final long[][] counts;
  private long rows;

  /**
   * @param sizes how many levels each column has
   */
  LevelTally(int[] sizes) {
    this.sizes = sizes;
    this.counts = new long[sizes.length][];
    for (int j = 0; j < sizes.length; j++) {
      counts[j] = new long[sizes[j]];
    }
  }

  @Override
  public LevelTally empty() {
    return new LevelTally(sizes);
  }

  @Override
  public void add(TableChunk chunk) {
    rows += chunk.rows();
    for (int j = 0; j < counts.length; j++) {
      int start = j * chunk.stride();
      for (int i = start; i < start + chunk.rows(); i++) {
        double code = chunk.values()[i];
        if (code >= 0) {
          counts[j][(int) code]++;
        }
      }
    }
    chunk.release();
  }

  @Override
  public void merge(LevelTally later) {
    rows += later.rows;
    for (int j = 0; j < counts.length; j++) {
      for (int k = 0; k < counts[j].length; k++) {
        counts[j][k] += later.counts[j][k];
      }
    }
  }

  /** How many rows. */
  long rows() {
    return rows;
  }

  /** How many rows have each level of a column. */
  List<Long> counts(int column) {
    return Arrays.stream(counts[column]).boxed().toList();
  }
}
