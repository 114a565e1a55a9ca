package glissade.objective;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import java.util.Optional;

/**
 * Checks on every row whether classes are wholly apart: all of them by their scores at a point, or
 * one alone by the sign of its own score there, or of what the last update changed of it.
 */
final class ClassSeparation implements Accumulator<Batch, ClassSeparation> {

  private static final double ROUNDING = 1e-12;

  private final double[][] at;
  private final double[][] moved;
  private final Scaling standard;

  /** First those of all classes at once, then of each alone, then of each by what it moved. */
  private final boolean[] failed;

  private final long[] apart;
  private final double[] largest;
  private long rows;

  /**
   * @param at (bₖ, wₖ) of every class
   * @param moved by how much the last update changed them
   * @param standard the means and standard deviations of the columns
   */
  ClassSeparation(double[][] at, double[][] moved, Scaling standard) {
    this.at = at;
    this.moved = moved;
    this.standard = standard;
    int candidates = 1 + 2 * at.length;
    this.failed = new boolean[candidates];
    this.apart = new long[candidates];
    this.largest = new double[candidates];
  }

  @Override
  public ClassSeparation empty() {
    return new ClassSeparation(at, moved, standard);
  }

  @Override
  public void add(Batch batch) {
    int classes = at.length;
    double[][] scores = scores(batch, at);
    double[][] changes = scores(batch, moved);
    double[] smallest = new double[2 * classes];
    double most = 0;
    for (int k = 0; k < classes; k++) {
      smallest[k] = ROUNDING * size(at[k]);
      smallest[classes + k] = ROUNDING * size(moved[k]);
      most = Math.max(most, smallest[k]);
    }
    for (int i = 0; i < batch.rows(); i++) {
      if (batch.weight(i) > 0) {
        int own = (int) batch.target(i);
        rows++;
        note(0, margin(scores, own, i), true, 2 * most);
        for (int k = 0; k < classes; k++) {
          note(1 + k, side(scores[k][i], own == k), own == k, smallest[k]);
          int later = classes + k;
          note(1 + later, side(changes[k][i], own == k), own == k, smallest[later]);
        }
      }
    }
  }

  private static double side(double score, boolean own) {
    return own ? score : -score;
  }

  /** By how much the score of a row's own class is over the highest of the others. */
  static double margin(double[][] scores, int own, int row) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < scores.length; k++) {
      highest = k == own ? highest : Math.max(highest, scores[k][row]);
    }
    return scores[own][row] - highest;
  }

  private void note(int candidate, double margin, boolean counts, double smallest) {
    failed[candidate] |= !(margin > smallest);
    apart[candidate] += counts ? 1 : 0;
    largest[candidate] = Math.max(largest[candidate], margin);
  }

  static double[][] scores(Batch batch, double[][] classes) {
    double[][] scores = new double[classes.length][batch.rows()];
    for (int k = 0; k < classes.length; k++) {
      double[] weights = new double[classes[k].length - 1];
      System.arraycopy(classes[k], 1, weights, 0, weights.length);
      batch.predict(weights, classes[k][0], scores[k]);
    }
    return scores;
  }

  private double size(double[] original) {
    double size = Math.abs(original[0]);
    for (int j = 1; j < original.length; j++) {
      double scale = standard.scale(j - 1);
      double unit = Double.isInfinite(scale) ? 0 : scale;
      size += Math.abs(original[j]) * (unit + Math.abs(standard.centre(j - 1)));
    }
    return size;
  }

  @Override
  public void merge(ClassSeparation later) {
    for (int c = 0; c < failed.length; c++) {
      failed[c] |= later.failed[c];
      apart[c] += later.apart[c];
      largest[c] = Math.max(largest[c], later.largest[c]);
    }
    rows += later.rows;
  }

  /** The direction, all classes one after another: those that are apart, the others with zeros. */
  Optional<Separation> found() {
    int length = at[0].length;
    double[] direction = new double[at.length * length];
    long told = 0;
    for (int k = 0; k < at.length; k++) {
      int candidate = candidate(k);
      if (candidate >= 0) {
        told += failed[0] ? apart[candidate] : 0;
        double[] from = candidate > at.length ? moved[k] : at[k];
        for (int j = 0; j < length; j++) {
          direction[k * length + j] = from[j] / largest[candidate];
        }
      }
    }
    if (!failed[0]) {
      return Optional.of(new Separation(direction, rows, rows));
    }
    return told > 0 ? Optional.of(new Separation(direction, rows, told)) : Optional.empty();
  }

  /** Which direction says something of a class; −1 if none does. */
  private int candidate(int k) {
    if (!failed[0]) {
      return 0;
    }
    if (!failed[1 + k]) {
      return 1 + k;
    }
    return failed[1 + at.length + k] ? -1 : 1 + at.length + k;
  }
}
