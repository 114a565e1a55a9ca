package glissade.coordinate;

import java.util.SplittableRandom;

/** The orders in which rows are visited: of each epoch a shuffle of its own, from one seed. */
final class RowOrder {

  /** Spreads the numbers of epochs over all seeds; not the generator's own step. */
  private static final long EPOCH_STEP = 0xD1342543DE82EF95L;

  private final int[] order;
  private final long seed;

  RowOrder(int rows, long seed) {
    this.order = new int[rows];
    this.seed = seed;
  }

  /** The order of an epoch, the same whichever came before; overwritten by the next one. */
  int[] of(long epoch) {
    SplittableRandom random = new SplittableRandom(seed + epoch * EPOCH_STEP);
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
