package glissade.evaluation;

import glissade.rows.ResponseTally;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which folds can be held out.
 *
 * @param folds what is in each
 * @param classes of the target; null where it is a number
 */
record FoldCensus(List<ResponseTally> folds, @Nullable Levels classes) {

  /**
   * @throws IllegalArgumentException if fewer than two folds have rows with a weight, or one has
   *     all rows of a class
   */
  FoldCensus {
    folds = List.copyOf(folds);
    int used = (int) folds.stream().filter(each -> each.weightSum() > 0).count();
    if (used < 2) {
      throw FoldTriangles.tooFew(used);
    }
    for (int c = 0; classes != null && c < classes.size(); c++) {
      int only = onlyFold(folds, c);
      if (only >= 0) {
        throw new IllegalArgumentException(
            "Fold "
                + (only + 1)
                + " of "
                + folds.size()
                + " has every row of the class "
                + classes.values().get(c)
                + " of "
                + classes.column()
                + ", so there is none to train on while it is held out. Choose fewer --folds or"
                + " another --seed, or give more rows of it.");
      }
    }
  }

  /** The one fold that has rows of a class, or −1. */
  private static int onlyFold(List<ResponseTally> folds, int place) {
    int only = -1;
    for (int k = 0; k < folds.size(); k++) {
      if (folds.get(k).ofClass(place) > 0) {
        if (only >= 0) {
          return -1;
        }
        only = k;
      }
    }
    return only;
  }

  /** The folds with rows that weigh something, counted from 0. */
  List<Integer> used() {
    return IntStream.range(0, folds.size())
        .filter(k -> folds.get(k).weightSum() > 0)
        .boxed()
        .toList();
  }

  /** How many rows those have. */
  List<Long> rows() {
    return used().stream().map(k -> folds.get(k).rows()).toList();
  }

  /** What the rows of those weigh. */
  List<Double> weights() {
    return used().stream().map(k -> folds.get(k).weightSum()).toList();
  }

  /** The others, counted from 1. */
  List<Integer> empty() {
    return IntStream.range(0, folds.size())
        .filter(k -> !(folds.get(k).weightSum() > 0))
        .mapToObj(k -> k + 1)
        .toList();
  }

  /** Which classes no row of a fold has, of those folds, counted from 1, that have rows. */
  Map<Integer, List<String>> lacking() {
    Map<Integer, List<String>> lacking = new LinkedHashMap<>();
    Levels known = classes;
    if (known != null) {
      for (int k : used()) {
        List<String> none = new ArrayList<>();
        for (int c = 0; c < known.size(); c++) {
          if (folds.get(k).ofClass(c) == 0) {
            none.add(known.values().get(c));
          }
        }
        if (!none.isEmpty()) {
          lacking.put(k + 1, none);
        }
      }
    }
    return lacking;
  }
}
