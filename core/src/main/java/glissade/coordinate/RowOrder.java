package glissade.coordinate;

import glissade.rows.Batch;
import java.util.SplittableRandom;

/**
 * The orders in which rows are visited: of each epoch one of its own, from one seed. What is
 * shuffled are blocks of neighbours in a chunk, since rows in a run are fetched from memory before
 * they are wanted, and single ones anywhere are waited for.
 */
final class RowOrder {

  /** A block of sparse rows is some kilobytes: the wait for its first row is one among many. */
  private static final int BLOCK_ROWS = 16;

  /** Spreads the numbers of epochs over all seeds; not the generator's own step. */
  private static final long EPOCH_STEP = 0xD1342543DE82EF95L;

  private final int[] order;
  private final int[] chunkOf;
  private final int[] firstOf;
  private final int[] chunkRows;
  private final long seed;

  RowOrder(Batch[] chunks, long seed) {
    this.seed = seed;
    chunkRows = new int[chunks.length];
    int blocks = 0;
    for (int k = 0; k < chunks.length; k++) {
      chunkRows[k] = chunks[k].rows();
      blocks += (chunkRows[k] + BLOCK_ROWS - 1) / BLOCK_ROWS;
    }
    order = new int[blocks];
    chunkOf = new int[blocks];
    firstOf = new int[blocks];
    int block = 0;
    for (int k = 0; k < chunks.length; k++) {
      for (int first = 0; first < chunkRows[k]; first += BLOCK_ROWS) {
        chunkOf[block] = k;
        firstOf[block++] = first;
      }
    }
  }

  /** The order of an epoch's blocks, the same whichever came before; overwritten by the next. */
  int[] of(long epoch) {
    SplittableRandom random = new SplittableRandom(seed + epoch * EPOCH_STEP);
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** The chunk that a block is part of. */
  int chunk(int block) {
    return chunkOf[block];
  }

  /** The number in its chunk of a block's first row. */
  int from(int block) {
    return firstOf[block];
  }

  /** The number in its chunk of the row after a block's last. */
  int to(int block) {
    return Math.min(firstOf[block] + BLOCK_ROWS, chunkRows[chunkOf[block]]);
  }
}
