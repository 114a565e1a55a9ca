package glissade.report.slice;

import glissade.compress.Moments;
import glissade.model.ClassesPlan;
import glissade.report.run.Story;
import glissade.rows.Batch;
import java.util.List;
import java.util.Optional;

/** The targets of rows against one of their features; of many rows some, evenly spread. */
public final class Scatter {

  /** More points than this hide each other. */
  private static final int MOST = 400;

  /**
   * One row.
   *
   * @param row its number from 0
   * @param x the feature
   * @param y the target
   */
  public record Point(long row, double x, double y) {}

  private final Story story;
  private final int coefficient;
  private final List<Point> points;
  private final long rows;

  private Scatter(Story story, int coefficient, Thinned<Point> points) {
    this.story = story;
    this.coefficient = coefficient;
    this.points = points.kept();
    this.rows = points.seen();
  }

  /**
   * Goes through the rows once.
   *
   * @param coefficient that of the feature, from 1
   * @return empty where the rows are gone, there are none, or the target is one of several classes
   */
  public static Optional<Scatter> of(Story story, int coefficient) {
    if (story.plan() instanceof ClassesPlan) {
      return Optional.empty();
    }
    Thinned<Point> points = new Thinned<>(MOST);
    double[] only = new double[story.plan().columns().features()];
    only[coefficient - 1] = 1;
    Slice.rows(story).ifPresent(rows -> rows.inOrder(batch -> add(batch, only, points)));
    return points.seen() == 0
        ? Optional.empty()
        : Optional.of(new Scatter(story, coefficient, points));
  }

  /** Of the feature whose weight changes the prediction most. */
  public static Optional<Scatter> of(Story story) {
    return Coefficients.byEffect(story).stream()
        .filter(coefficient -> coefficient > 0)
        .findFirst()
        .flatMap(coefficient -> of(story, coefficient));
  }

  private static void add(Batch batch, double[] only, Thinned<Point> points) {
    for (int i = 0; i < batch.rows(); i++) {
      if (points.isNextKept()) {
        points.keep(new Point(points.seen(), batch.dot(i, only), batch.target(i)));
      }
    }
  }

  /** The rows that were taken. */
  public List<Point> points() {
    return points;
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** The coefficient of the feature, from 1. */
  public int coefficient() {
    return coefficient;
  }

  /** The mean of the feature. */
  public double mean() {
    return story.plan().columns().mean(coefficient);
  }

  /**
   * What a model predicts of a row with this value of the feature, all others at their means.
   *
   * @param original (b, w)
   */
  public double predict(double[] original, double x) {
    Moments columns = story.plan().columns();
    double score = original[0];
    for (int j = 1; j < original.length; j++) {
      score = Math.fma(original[j], j == coefficient ? x : columns.mean(j), score);
    }
    return story.plan().loss().link().mean(score);
  }
}
