package glissade.stochastic;

import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order in which an epoch goes through rows: those in memory chunk by chunk in any order, those
 * that are read again in theirs, and the rows of each chunk in any order (Fisher and Yates). It
 * hangs on seed, epoch and the number of the chunk alone.
 */
final class Order {

  private static final long EPOCH_STEP = 0xD1342543DE82EF95L;
  private static final long CHUNK_STEP = 0xAF251AF3B0F025B5L;

  /** Takes a chunk. */
  interface Visitor {
    /**
     * @param number of the chunk
     * @param order its rows; the first {@link Batch#rows()} elements
     */
    void visit(int number, Batch chunk, int[] order);
  }

  private final long seed;
  private int[] order = {};
  private int number;

  Order(long seed) {
    this.seed = seed;
  }

  /** Goes through all rows once. */
  void walk(Rows rows, long epoch, Visitor visitor) {
    if (rows instanceof InMemoryRows kept) {
      List<Batch> chunks = kept.chunks();
      int[] turn = new int[chunks.size()];
      shuffle(turn, turn.length, new SplittableRandom(seed + epoch * EPOCH_STEP));
      for (int chunk : turn) {
        visit(epoch, chunk, chunks.get(chunk), visitor);
      }
      return;
    }
    number = 0;
    rows.inOrder(chunk -> visit(epoch, number++, chunk, visitor));
  }

  private void visit(long epoch, int chunk, Batch batch, Visitor visitor) {
    if (order.length < batch.rows()) {
      order = new int[batch.rows()];
    }
    long each = seed + epoch * EPOCH_STEP + (chunk + 1) * CHUNK_STEP;
    shuffle(order, batch.rows(), new SplittableRandom(each));
    visitor.visit(chunk, batch, order);
  }

  private static void shuffle(int[] order, int count, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      // As good as uniform: the bias is below count/2³².
      int j = (int) (((random.nextInt() & 0xffffffffL) * (i + 1)) >>> 32);
      order[i] = order[j];
      order[j] = i;
    }
  }
}
