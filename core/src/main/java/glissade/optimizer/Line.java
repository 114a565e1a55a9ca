package glissade.optimizer;

import glissade.descent.Evaluations;
import glissade.descent.Point;
import glissade.objective.Objective;
import glissade.objective.Quadratic;
import java.util.Arrays;

/** The half line θ + ηd, η &gt; 0, from where a descent is; what is evaluated on it is counted. */
public final class Line {

  private final Objective objective;
  private final double[] direction;
  private Point here;
  private Point trial;
  private Evaluations evaluations;
  private double tried;

  /**
   * @param direction d, rewritten before every update
   */
  @SuppressWarnings("NullAway.Init") // Set before every update.
  Line(Objective objective, double[] direction) {
    this.objective = objective;
    this.direction = direction;
  }

  void start(Point from, Point next, Evaluations counted) {
    here = from;
    trial = next;
    evaluations = counted;
    tried = Double.NaN;
  }

  /** d. Not to be modified. */
  public double[] direction() {
    return direction;
  }

  /** F(θ + ηd); its gradient is looked at by {@link #slope}. */
  public double value(double eta) {
    move(eta);
    evaluations.evaluate(trial);
    tried = eta;
    return trial.value();
  }

  /** dᵀ∇F at the last point tried. */
  public double slope() {
    return dot(trial.gradient(), direction);
  }

  /** Whether value and slope are finite at the last point tried; where not, it was too far. */
  boolean isFinite() {
    return Double.isFinite(trial.value()) && Double.isFinite(slope());
  }

  /** Whether the last point tried is another than θ, or so near that it cannot be told from it. */
  boolean moves() {
    return !Arrays.equals(trial.at(), here.at());
  }

  /** F(θ). */
  double valueHere() {
    return here.value();
  }

  /** dᵀ∇F(θ), negative where d leads down. */
  public double slopeHere() {
    return dot(here.gradient(), direction);
  }

  /**
   * dᵀHd, for one evaluation.
   *
   * @throws IllegalStateException if the objective is not quadratic
   */
  public double curvature() {
    if (objective instanceof Quadratic quadratic) {
      return evaluations.curvatureAlong(quadratic, direction);
    }
    throw new IllegalStateException("the curvature along a line is that of a quadratic");
  }

  /** Whether {@link #exact} is known. */
  boolean isExact() {
    return objective instanceof Quadratic;
  }

  /**
   * The lowest point of a quadratic on this line, η = −dᵀ∇F / dᵀHd, for one evaluation.
   *
   * @return η; 0 where d is level, NaN where it leads down without end but for rounding
   */
  double exact() {
    double slope = slopeHere();
    if (slope == 0) {
      return 0;
    }
    double curvature = curvature();
    return curvature > 0 && slope < 0 ? -slope / curvature : Double.NaN;
  }

  /** Writes θ + ηd as the next point, unless that is the one last tried, or η is NaN. */
  void arrive(double eta) {
    if (tried != eta && !Double.isNaN(eta)) {
      move(eta);
    }
  }

  private void move(double eta) {
    double[] from = here.at();
    double[] to = trial.at();
    for (int j = 0; j < to.length; j++) {
      to[j] = Math.fma(eta, direction[j], from[j]);
    }
    trial.moved();
    tried = Double.NaN;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum = Math.fma(a[j], b[j], sum);
    }
    return sum;
  }
}
