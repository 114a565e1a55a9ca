package glissade.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How well a score tells two classes apart, and whether probabilities come true: over all rows,
 * each counted with its weight. Source: Fawcett, An introduction to ROC analysis, Pattern
 * Recognition Letters 27 (2006); DeGroot and Fienberg, The comparison and evaluation of
 * forecasters, The Statistician 32 (1983).
 *
 * <p>Immutable.
 */
public final class TwoClasses {

  private static final int BINS = 10;

  private static final int MOST_DRAWN = 500;

  private final Tally.Sorted scores;
  private final double ones;
  private final double zeros;

  /**
   * Where a threshold stands.
   *
   * @param threshold the least score that is called a one; infinite before the first
   * @param falseAlarms the part of the zeros that are called ones
   * @param hits the part of the ones that are called ones
   */
  public record Threshold(double threshold, double falseAlarms, double hits) {}

  /**
   * Rows of neighbouring probabilities together.
   *
   * @param least their least score
   * @param predicted their mean probability of a one
   * @param observed the part of them that are ones
   * @param rows how many
   */
  public record Bin(double least, double predicted, double observed, long rows) {}

  /**
   * @param scores weight, that of ones, weight·probability and rows by score
   */
  public TwoClasses(Tally.Sorted scores) {
    this.scores = scores;
    this.ones = scores.total(1);
    this.zeros = scores.total(0) - ones;
  }

  /** Whether there are rows of both classes; with one of them alone nothing is to be told apart. */
  public boolean hasBoth() {
    return ones > 0 && zeros > 0;
  }

  /** The weight of the ones. */
  public double ones() {
    return ones;
  }

  /** The weight of the zeros. */
  public double zeros() {
    return zeros;
  }

  /**
   * The area under the curve: the probability that a one has a higher score than a zero, equal
   * scores counted half.
   */
  public double area() {
    double area = 0;
    double below = 0;
    for (int i = 0; i < scores.size(); i++) {
      double one = scores.sum(1, i);
      double zero = scores.sum(0, i) - one;
      area = Math.fma(one, below + zero / 2, area);
      below += zero;
    }
    return area / ones / zeros;
  }

  /** By how much the area may be off, where there are too many rows to keep every score. */
  public double areaBound() {
    double tied = 0;
    for (int i = 0; i < scores.size() && scores.resolution() > 0; i++) {
      tied = Math.fma(scores.sum(1, i), scores.sum(0, i) - scores.sum(1, i), tied);
    }
    return tied / 2 / ones / zeros;
  }

  /** The curve from (0, 0) to (1, 1), thinned to what can be told apart. */
  public List<Threshold> curve() {
    List<Threshold> curve = new ArrayList<>();
    double hits = 0;
    double alarms = 0;
    double drawn = 0;
    curve.add(new Threshold(Double.POSITIVE_INFINITY, 0, 0));
    for (int i = scores.size() - 1; i >= 0; i--) {
      hits += scores.sum(1, i) / ones;
      alarms += (scores.sum(0, i) - scores.sum(1, i)) / zeros;
      if (i == 0) {
        curve.add(new Threshold(scores.value(0), 1, 1));
      } else if (scores.size() <= MOST_DRAWN || hits + alarms - drawn >= 2.0 / MOST_DRAWN) {
        curve.add(new Threshold(scores.value(i), alarms, hits));
        drawn = hits + alarms;
      }
    }
    return Collections.unmodifiableList(curve);
  }

  /** Up to ten groups of about equal weight, by probability. */
  public List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (Tally.Group group : scores.groups(BINS)) {
      double weight = group.sum(0);
      bins.add(
          new Bin(
              group.least(),
              group.sum(2) / weight,
              group.sum(1) / weight,
              Math.round(group.sum(3))));
    }
    return Collections.unmodifiableList(bins);
  }
}
