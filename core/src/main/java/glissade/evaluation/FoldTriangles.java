package glissade.evaluation;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.rows.Folds;
import glissade.rows.FoldsAccumulator;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * A triangle of each fold, from one pass over the rows, and with them the triangle of what every
 * fold is not: the triangle of all other folds is merged from what comes before and what comes
 * after it, 3K merges of O(d³) for all K. Immutable.
 */
public final class FoldTriangles {

  private final List<Pair> pairs;
  private final Triangle whole;
  private final List<Integer> emptyFolds;

  /**
   * One fold, and all others.
   *
   * @param training of the rows of the other folds
   * @param heldOut of its own
   */
  public record Pair(Triangle training, Triangle heldOut) {}

  private FoldTriangles(List<Pair> pairs, Triangle whole, List<Integer> emptyFolds) {
    this.pairs = List.copyOf(pairs);
    this.whole = whole;
    this.emptyFolds = List.copyOf(emptyFolds);
  }

  /**
   * Folds rows, each read once.
   *
   * @throws IllegalArgumentException if fewer than two folds have rows with a weight
   * @throws ArithmeticException if a sum of squares overflowed
   */
  public static FoldTriangles of(Rows rows, Folds folds) {
    FoldsAccumulator<TriangleAccumulator> parts =
        rows.fold(new FoldsAccumulator<>(folds, new TriangleAccumulator(rows.features())));
    List<Triangle> heldOut = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    for (int k = 0; k < folds.count(); k++) {
      Triangle triangle = parts.parts().get(k).triangle();
      if (triangle.weightSum() > 0) {
        heldOut.add(triangle);
      } else {
        empty.add(k + 1);
      }
    }
    return of(heldOut, empty);
  }

  /**
   * @param heldOut of each fold that has rows
   * @throws IllegalArgumentException if there are fewer than two
   */
  private static FoldTriangles of(List<Triangle> heldOut, List<Integer> empty) {
    int count = heldOut.size();
    if (count < 2) {
      throw tooFew(count);
    }
    List<Triangle> after = new ArrayList<>(List.of(heldOut.get(count - 1)));
    for (int k = count - 2; k > 0; k--) {
      after.add(0, heldOut.get(k).and(after.get(0)));
    }
    List<Pair> pairs = new ArrayList<>(List.of(new Pair(after.get(0), heldOut.get(0))));
    Triangle before = heldOut.get(0);
    for (int k = 1; k < count; k++) {
      Triangle training = k < count - 1 ? before.and(after.get(k)) : before;
      pairs.add(new Pair(training, heldOut.get(k)));
      before = before.and(heldOut.get(k));
    }
    return new FoldTriangles(pairs, before, empty);
  }

  static IllegalArgumentException tooFew(int count) {
    return new IllegalArgumentException(
        "Only "
            + (count == 1 ? "one of the folds has" : "none of the folds has")
            + " rows with a weight, since equal rows stay together: there is nothing to train on"
            + " while that is held out. Give more rows, or another --seed.");
  }

  /**
   * The same with what stands in for missing values learned anew from each fold's training rows,
   * see {@link MeanFill}.
   */
  public FoldTriangles filled(MeanFill fill) {
    List<Pair> filled = new ArrayList<>();
    for (Pair pair : pairs) {
      double[] means = fill.means(pair.training());
      filled.add(new Pair(fill.fill(pair.training(), means), fill.fill(pair.heldOut(), means)));
    }
    return new FoldTriangles(filled, fill.fill(whole, fill.means(whole)), emptyFolds);
  }

  /** Those folds that have rows with a weight. */
  public List<Pair> pairs() {
    return pairs;
  }

  /** The numbers of the others, from 1. */
  public List<Integer> emptyFolds() {
    return emptyFolds;
  }

  /** Of all rows. */
  public Triangle whole() {
    return whole;
  }
}
