package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.Composite;
import glissade.objective.Curved;
import glissade.objective.Objective;
import glissade.penalty.Penalty;
import java.util.Arrays;

/**
 * A run of proximal gradient steps x⁺ = S(y − η∇f(y), ηa), from y = x, or with momentum from y = x
 * + β(x − last x).
 *
 * <p>η is 1/L where L is known. Elsewhere it is searched for: halved until f at the new point is no
 * higher than the parabola of curvature 1/η that touches f at y, and 1.1 times as large at the next
 * update. Where f differs by no more than rounding the change of ∇f along the step decides instead,
 * which for convex f implies the same.
 */
final class Proximal implements Optimizer.Run {

  private static final double GROWTH = 1.1;
  private static final int MOST_TRIALS = 200;

  private final Penalty penalty;
  private final boolean accelerated;
  private final boolean known;

  /** The x before this one, y and ∇f(y). */
  private final double[] last;

  private final double[] y;
  private final double[] slope;
  private double value;
  private double eta;
  private double t = 1;
  private boolean begun;

  Proximal(Objective objective, boolean accelerated) {
    int d = objective.dimension();
    this.penalty = objective instanceof Composite c ? c.penalty() : Penalty.none(d);
    this.accelerated = accelerated;
    double largest =
        objective instanceof Curved curved
            ? curved.spectrum().max()
            : objective instanceof Composite c ? c.largestCurvature().orElse(0) : 0;
    this.known = largest > 0;
    this.eta = known ? 1 / largest : 1;
    this.last = new double[d];
    this.y = new double[d];
    this.slope = new double[d];
  }

  @Override
  public double update(Point here, Point next, Evaluations evaluations) {
    boolean first = !begun;
    begun = true;
    if (first) {
      System.arraycopy(here.at(), 0, last, 0, last.length);
    }
    double tried = known || first ? eta : eta * GROWTH;
    double following = (1 + Math.sqrt(1 + 4 * t * t * (eta / tried))) / 2;
    look(here, next, evaluations, accelerated ? (t - 1) / following : 0);
    boolean isGuess = first && !known;
    boolean found =
        isGuess ? searchFromNothing(next, evaluations) : search(next, evaluations, tried);
    if (!found) {
      return Double.NaN;
    }
    t = isDue(here, next) ? 1 : following;
    System.arraycopy(here.at(), 0, last, 0, last.length);
    return eta;
  }

  /** Finds y, f(y) and ∇f(y). */
  private void look(Point here, Point next, Evaluations evaluations, double beta) {
    double[] x = here.at();
    for (int j = 0; j < y.length; j++) {
      y[j] = Math.fma(beta, x[j] - last[j], x[j]);
    }
    Point point = here;
    if (!Arrays.equals(x, y)) {
      System.arraycopy(y, 0, next.at(), 0, y.length);
      next.moved();
      evaluations.evaluate(next);
      point = next;
    }
    value = smooth(point);
    System.arraycopy(point.gradient(), 0, slope, 0, slope.length);
  }

  private double smooth(Point point) {
    double corners = 0;
    for (int j = 0; j < y.length; j++) {
      corners = Math.fma(penalty.absolute(j), Math.abs(point.at()[j]), corners);
    }
    return point.value() - corners;
  }

  private boolean search(Point next, Evaluations evaluations, double from) {
    eta = from;
    for (int trial = 0; trial < MOST_TRIALS && eta > 0; trial++) {
      if (step(next, evaluations) || known) {
        return true;
      }
      eta /= 2;
    }
    return false;
  }

  /** Nothing is known of the curvature yet: goes up as far as it can, or down as far as it must. */
  private boolean searchFromNothing(Point next, Evaluations evaluations) {
    int ups = 0;
    while (ups < MOST_TRIALS && step(next, evaluations) && !Arrays.equals(next.at(), y)) {
      eta *= 4;
      ups++;
    }
    return search(next, evaluations, ups == 0 ? eta / 2 : eta / 4);
  }

  /** Steps from y; returns whether η is short enough for that. */
  private boolean step(Point next, Evaluations evaluations) {
    double[] x = next.at();
    for (int j = 0; j < x.length; j++) {
      x[j] = penalty.shrink(j, Math.fma(-eta, slope[j], y[j]), eta);
    }
    next.moved();
    evaluations.evaluate(next);
    double along = 0;
    double bend = 0;
    double squares = 0;
    for (int j = 0; j < x.length; j++) {
      double moved = x[j] - y[j];
      along = Math.fma(slope[j], moved, along);
      bend = Math.fma(next.gradient()[j] - slope[j], moved, bend);
      squares = Math.fma(moved, moved, squares);
    }
    double parabola = squares / (2 * eta);
    return smooth(next) <= value + along + parabola || bend <= parabola;
  }

  /** Momentum is dropped where it no longer leads down: (y − x⁺)ᵀ(x⁺ − x) &gt; 0. */
  private boolean isDue(Point here, Point next) {
    double uphill = 0;
    for (int j = 0; j < y.length; j++) {
      double x = next.at()[j];
      uphill = Math.fma(y[j] - x, x - here.at()[j], uphill);
    }
    return accelerated && uphill > 0;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("last", last);
    eta = checkpoint.number("eta", eta);
    t = checkpoint.number("t", t);
    begun = checkpoint.flag("begun", begun);
  }
}
