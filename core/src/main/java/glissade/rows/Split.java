package glissade.rows;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Which rows are held out: about a given share of them, chosen by what stands in a row and a seed.
 * A row's features and target, never its place, decide, so the same rows are held out whatever the
 * number of threads, the cutting into chunks, the order of rows or files, and wherever the rows are
 * folded; and of rows that are equal, none is held out while another is trained on, which would
 * make the held-out loss look better than it is. In turn the choice belongs to the columns: with
 * other features other rows are held out.
 *
 * <p>A row is held out where a hash of its numbers, uniform on [0, 1), lies in an interval: from 0
 * to the share, or one of several that part the rows into {@link Folds}. Source of the mixing:
 * Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
 *
 * @param from where the interval begins
 * @param to where it ends, itself no longer part of it
 * @param seed another one holds out other rows
 */
public record Split(double from, double to, long seed) implements Serializable {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /**
   * @throws IllegalArgumentException if the interval is no part of [0, 1), or all of it
   */
  public Split {
    if (!(from >= 0 && to > from && to <= 1 && to - from < 1)) {
      throw new IllegalArgumentException(
          "The share of rows to hold out must lie between 0 and 1, not be " + (to - from) + ".");
    }
  }

  /**
   * @param share the part of the rows to hold out
   * @throws IllegalArgumentException if it is not between 0 and 1
   */
  public Split(double share, long seed) {
    this(0, share, seed);
  }

  /** The part of the rows that is held out, about. */
  public double share() {
    return to - from;
  }

  /** The rows that are not held out; a view, for which all rows are gone through. */
  public Rows training(Rows rows) {
    return new SplitRows(rows, this, false);
  }

  /** The rows that are held out; a view, for which all rows are gone through. */
  public Rows heldOut(Rows rows) {
    return new SplitRows(rows, this, true);
  }

  /** The rows of a batch that are held out, or those that are not, in their order; a copy. */
  Batch part(Batch batch, boolean[] heldOut, boolean asked) {
    int[] kept = new int[batch.rows()];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      if (heldOut[i] == asked) {
        kept[count++] = i;
      }
    }
    return batch.pick(kept, count);
  }

  /** For each row of a batch, whether it is held out. */
  boolean[] heldOut(Batch batch) {
    double[] places = places(batch, seed);
    boolean[] heldOut = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      heldOut[i] = places[i] >= from && places[i] < to;
    }
    return heldOut;
  }

  /**
   * For each row of a batch its hash on [0, 1). Of rows whose zeros are not held, only what is not
   * zero is looked at, so that a row costs what it holds.
   */
  static double[] places(Batch batch, long seed) {
    long[] hash = new long[batch.rows()];
    Arrays.fill(hash, mix(seed + GOLDEN));
    if (batch instanceof SparseBatch sparse) {
      addStored(hash, sparse);
    } else if (batch instanceof CodedBatch coded) {
      addColumns(hash, coded.numbers());
      addCodes(hash, coded);
    } else {
      addColumns(hash, batch.dense());
    }
    double[] places = new double[hash.length];
    for (int i = 0; i < hash.length; i++) {
      places[i] = (add(hash[i], batch.target(i)) >>> 11) * 0x1p-53;
    }
    return places;
  }

  private static void addColumns(long[] hash, DenseBatch batch) {
    for (int j = 0; j < batch.features(); j++) {
      int column = batch.start() + j * batch.stride();
      for (int i = 0; i < hash.length; i++) {
        hash[i] = add(hash[i], batch.values()[column + i]);
      }
    }
  }

  private static void addStored(long[] hash, SparseBatch batch) {
    for (int i = 0; i < hash.length; i++) {
      for (int k = batch.start(i); k < batch.start(i + 1); k++) {
        double value = batch.values()[k];
        hash[i] = value == 0 ? hash[i] : add(mix(hash[i] + batch.columns()[k]), value);
      }
    }
  }

  private static void addCodes(long[] hash, CodedBatch batch) {
    for (int k = 0; k < batch.categories(); k++) {
      for (int i = 0; i < hash.length; i++) {
        hash[i] = mix((hash[i] + GOLDEN) ^ batch.code(i, k));
      }
    }
  }

  private static long add(long hash, double value) {
    // −0 and 0 are the same number, and their sum with 0 the same bits; what is missing is one NaN.
    return mix((hash + GOLDEN) ^ Double.doubleToLongBits(value + 0.0));
  }

  private static long mix(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
