package glissade.rows;

import java.io.Serializable;

/**
 * Parts all rows into K folds of about equal size, each of which is held out once while a model is
 * trained on the others: K-fold cross-validation. As with a {@link Split}, what stands in a row
 * decides, so equal rows are in the same fold, and the folds are the same however the rows are cut,
 * ordered or spread. Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning,
 * 2nd edition, section 7.10.
 *
 * @param count K
 * @param seed another one parts them otherwise
 */
public record Folds(int count, long seed) implements Serializable {

  /** More are seldom better, and each has a triangle of its own. */
  public static final int MOST = 100;

  /**
   * @throws IllegalArgumentException if there are fewer than 2 or more than {@value #MOST}
   */
  public Folds {
    if (count < 2 || count > MOST) {
      throw new IllegalArgumentException(
          "There must be from 2 to " + MOST + " folds, not " + count + ".");
    }
  }

  /** Holds out fold k, counted from 0. */
  public Split split(int k) {
    return new Split(start(k), start(k + 1), seed);
  }

  /** The fold of each row of a batch, from 0. */
  public int[] of(Batch batch) {
    double[] places = Split.places(batch, seed);
    int[] folds = new int[places.length];
    for (int i = 0; i < folds.length; i++) {
      int k = Math.min(count - 1, (int) (places[i] * count));
      // Rounding must not tell another fold than the split that holds it out.
      while (places[i] < start(k)) {
        k--;
      }
      while (places[i] >= start(k + 1)) {
        k++;
      }
      folds[i] = k;
    }
    return folds;
  }

  private double start(int k) {
    return (double) k / count;
  }
}
