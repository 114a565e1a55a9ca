package glissade.model;

import glissade.fold.Accumulator;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.Rows;

/**
 * The intercept of the best model without features: argmin over b of Σ weight·ℓ(b + offset, y).
 * Where a likelihood has its usual link and rows carry no offsets, that is the score whose mean is
 * the mean target, and one pass says so. Otherwise Σ weight·∂ℓ/∂s, which never falls as b grows, is
 * evaluated at several b in a pass, and the interval where its sign changes is cut to the one
 * between two of them, until no b in it can be better by a part of 1e-12.
 */
final class ConstantScore {

  /** Points looked at in one pass: more cost more a pass and save fewer than that in passes. */
  private static final int POINTS = 8;

  /** A part of Σ weight·|∂ℓ/∂s|, or of what the loss changes over the first interval. */
  private static final double NEGLIGIBLE = 1e-12;

  private static final int MOST_DOUBLINGS = 60;

  private final Rows rows;
  private final Loss loss;

  private ConstantScore(Rows rows, Loss loss) {
    this.rows = rows;
    this.loss = loss;
  }

  /**
   * The score.
   *
   * @param meanTarget the weighted mean of the targets
   */
  static double of(Rows rows, Loss loss, double meanTarget) {
    double usual = usual(loss, meanTarget);
    Slopes first = rows.fold(new Slopes(loss, usual));
    return of(rows, loss, meanTarget, first);
  }

  /**
   * The same, where the slope at {@link #usual} is known already: no pass, if that is best.
   *
   * @param first at the usual score alone
   */
  static double of(Rows rows, Loss loss, double meanTarget, Slopes first) {
    double usual = usual(loss, meanTarget);
    return isAtAnEnd(loss.link(), meanTarget) || Math.abs(first.sum(0)) <= NEGLIGIBLE * first.size()
        ? usual
        : new ConstantScore(rows, loss).from(usual, first.sum(0));
  }

  /** The score whose mean is the mean target. */
  static double usual(Loss loss, double meanTarget) {
    return score(loss.link(), meanTarget);
  }

  /** Whether every target is at an end of what there is, so that no finite score is best. */
  private static boolean isAtAnEnd(Link link, double m) {
    return (link == Link.LOG && m <= 0) || (link == Link.LOGIT && (m <= 0 || m >= 1));
  }

  /** The score whose mean is m, drawn in where that would be infinite. */
  private static double score(Link link, double m) {
    double drawn = Math.max(m, Double.MIN_NORMAL);
    return switch (link) {
      case IDENTITY -> m;
      case MARGIN -> 2 * m - 1;
      case LOG -> Math.log(drawn);
      case LOGIT -> Math.log(drawn) - Math.log(Math.max(1 - m, Double.MIN_NORMAL));
    };
  }

  private Slopes slopes(double... points) {
    return rows.fold(new Slopes(loss, points));
  }

  /** Goes downhill from one end in steps that double until the slope changes its sign. */
  private double from(double start, double slope) {
    double step = -Math.signum(slope) * Math.max(1, Math.abs(start)) / POINTS;
    double here = start;
    for (int i = 0; i < MOST_DOUBLINGS; i++) {
      double next = here + step;
      double there = slopes(next).sum(0);
      if (there * slope <= 0) {
        return between(Math.min(here, next), Math.max(here, next));
      }
      here = next;
      step *= 2;
    }
    return here;
  }

  private double between(double low, double high) {
    double left = low;
    double right = high;
    double whole = (high - low) * slopes(low, high).size();
    while (true) {
      double[] points = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        points[i] = left + (right - left) * (i + 1) / (POINTS + 1);
      }
      Slopes slopes = slopes(points);
      int below = 0;
      while (below < POINTS && slopes.sum(below) < 0) {
        below++;
      }
      double lowest = below == 0 ? left : points[below - 1];
      double highest = below == POINTS ? right : points[below];
      double most =
          Math.max(
              below == 0 ? 0 : -slopes.sum(below - 1), below == POINTS ? 0 : slopes.sum(below));
      boolean isStuck = !(highest - lowest < right - left);
      left = lowest;
      right = highest;
      if ((right - left) * most <= NEGLIGIBLE * whole || isStuck) {
        return left + (right - left) / 2;
      }
    }
  }

  /** Σ weight·∂ℓ/∂s at several constant scores. */
  static final class Slopes implements Accumulator<Batch, Slopes> {

    private final Loss loss;
    private final double[] points;
    private final double[] sums;
    private double size;

    Slopes(Loss loss, double... points) {
      this.loss = loss;
      this.points = points;
      this.sums = new double[points.length];
    }

    @Override
    public Slopes empty() {
      return new Slopes(loss, points);
    }

    @Override
    public void add(Batch batch) {
      for (int k = 0; k < points.length; k++) {
        double sum = 0;
        for (int i = 0; i < batch.rows(); i++) {
          double score = points[k] + batch.responses().offset(i);
          double slope = batch.weight(i) * loss.derivative(score, batch.target(i));
          sum += slope;
          size += Math.abs(slope);
        }
        sums[k] += sum;
      }
    }

    @Override
    public void merge(Slopes later) {
      size += later.size;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += later.sums[k];
      }
    }

    double sum(int k) {
      return sums[k];
    }

    /** Σ weight·|∂ℓ/∂s| over all points. */
    double size() {
      return size;
    }
  }
}
