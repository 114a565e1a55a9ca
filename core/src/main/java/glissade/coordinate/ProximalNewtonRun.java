package glissade.coordinate;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.Columns;
import glissade.objective.TwiceDifferentiable;
import glissade.penalty.Penalty;

/** One run of {@link ProximalNewton}. */
final class ProximalNewtonRun implements Optimizer.Run {

  /** How far v may be from the least, as a part of what is gained there. */
  private static final double ACCURACY = 1e-6;

  private static final double ROUNDING = 64 * Math.ulp(1.0);
  private static final double ENOUGH = 1e-4;
  private static final int MOST_HALVINGS = 60;

  private final TwiceDifferentiable objective;
  private final Penalty corners;

  /** What the parabola promised at the last update. */
  private double promised = Double.POSITIVE_INFINITY;

  ProximalNewtonRun(TwiceDifferentiable objective, Penalty corners) {
    this.objective = objective;
    this.corners = corners;
    objective.expectHessian();
  }

  @Override
  public double update(Point here, Point next, Evaluations evaluations) {
    double[] hessian = evaluations.hessian(objective, here.at());
    Columns model = Columns.ofParabola(here.at(), here.gradient(), hessian, corners);
    double[] v = least(model, here);
    double rounding = ROUNDING * Math.abs(here.value());
    double eta = 1;
    objective.expectHessian();
    for (int k = 0; k < MOST_HALVINGS; k++, eta /= 2) {
      for (int j = 0; j < v.length; j++) {
        double x = here.at()[j];
        next.at()[j] = eta == 1 ? v[j] : Math.fma(eta, v[j] - x, x);
      }
      next.moved();
      evaluations.evaluate(next);
      if (next.value() <= here.value() - ENOUGH * eta * promised + rounding) {
        return eta;
      }
    }
    return Double.NaN;
  }

  /** v, as near as the gain is worth it or rounding allows. */
  private double[] least(Columns model, Point here) {
    WorkingSet work = new WorkingSet(model, here.at());
    double size = Math.abs(here.value());
    double tolerance = ACCURACY * Math.min(promised, size);
    boolean reached;
    do {
      reached = work.solve(model, 1, tolerance);
      promised = promise(here, work.at());
      tolerance = ACCURACY * Math.min(promised, tolerance / ACCURACY / 10);
    } while (reached && work.gap() > ACCURACY * promised && tolerance > ROUNDING * ROUNDING * size);
    return work.at();
  }

  /** −∇fᵀ(v − x) − Σ aⱼ(|vⱼ| − |xⱼ|). */
  private double promise(Point here, double[] v) {
    double sum = 0;
    for (int j = 0; j < v.length; j++) {
      double x = here.at()[j];
      sum = Math.fma(here.gradient()[j], x - v[j], sum);
      sum = Math.fma(corners.absolute(j), Math.abs(x) - Math.abs(v[j]), sum);
    }
    return Math.max(0, sum);
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    promised = checkpoint.number("promised", promised);
  }
}
