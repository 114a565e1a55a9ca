package glissade.features;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often each continuation of some beginnings occurs among the values of columns: a value is its
 * 64 bits, changed so that they rise as it does, and a pass looks at 16 of them in those values
 * whose bits before are one of the beginnings.
 */
final class RankCounts implements Accumulator<Batch, RankCounts> {

  /** How many bits a pass looks at. */
  static final int BITS = 16;

  /** How many passes there are. */
  static final int PASSES = Long.SIZE / BITS;

  /** Counts are held in blocks, of which those are made that something falls into. */
  private static final int BLOCK_BITS = BITS / 2;

  private static final int BLOCK = 1 << BLOCK_BITS;

  private final int pass;
  private final int[] columns;
  private final long[][] beginnings;
  private final long[][][] @Nullable [] counts;

  /**
   * @param pass from 0
   * @param columns the numbers of the columns
   * @param beginnings of each column those to look at, rising; before pass 0 the one 0
   */
  RankCounts(int pass, int[] columns, long[][] beginnings) {
    this.pass = pass;
    this.columns = columns;
    this.beginnings = beginnings;
    this.counts = new long[columns.length][][][];
    for (int c = 0; c < columns.length; c++) {
      counts[c] = new long[beginnings[c].length][BLOCK][];
    }
  }

  /** The bits of a number, which as unsigned numbers are in the order of the numbers. */
  static long bits(double number) {
    long bits = Double.doubleToLongBits(number + 0.0);
    return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
  }

  /** The number of such bits. */
  static double number(long bits) {
    return Double.longBitsToDouble(bits ^ ((~bits >> (Long.SIZE - 1)) | Long.MIN_VALUE));
  }

  @Override
  public RankCounts empty() {
    return new RankCounts(pass, columns, beginnings);
  }

  @Override
  public void add(Batch batch) {
    DenseBatch numbers = Survey.numbers(batch);
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < numbers.rows(); i++) {
        long bits = bits(numbers.feature(i, columns[c]));
        long before = pass == 0 ? 0 : bits >>> (Long.SIZE - pass * BITS);
        int place = Arrays.binarySearch(beginnings[c], before);
        if (place >= 0) {
          int next = (int) (bits >>> (Long.SIZE - (pass + 1) * BITS)) & 0xffff;
          block(c, place, next >> BLOCK_BITS)[next & (BLOCK - 1)]++;
        }
      }
    }
  }

  private long[] block(int c, int place, int number) {
    long[][] blocks = counts[c][place];
    if (blocks[number] == null) {
      blocks[number] = new long[BLOCK];
    }
    return blocks[number];
  }

  @Override
  public void merge(RankCounts later) {
    for (int c = 0; c < columns.length; c++) {
      for (int place = 0; place < beginnings[c].length; place++) {
        for (int k = 0; k < BLOCK; k++) {
          long[] more = later.counts[c][place][k];
          for (int i = 0; more != null && i < BLOCK; i++) {
            block(c, place, k)[i] += more[i];
          }
        }
      }
    }
  }

  /** How many values of a column begin so and go on so. */
  long count(int column, long beginning, int next) {
    int c = column;
    long[] block = counts[c][Arrays.binarySearch(beginnings[c], beginning)][next >> BLOCK_BITS];
    return block == null ? 0 : block[next & (BLOCK - 1)];
  }
}
