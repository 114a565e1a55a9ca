package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.loss.QuantileLoss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;
import java.util.Locale;

/**
 * The mean pinball loss of a linear model over rows, which is a linear program: a least upper bound
 * over its dual,
 *
 * <pre>max Σ weight·y·a   with Σ weight·a·φ = 0, Σ weight·a = 0 and τ − 1 ≤ a ≤ τ</pre>
 *
 * (y less the offset, if there is one; without an intercept the second sum may be anything). How
 * far a point is from the optimum is told by the duality gap: its value less the best dual value
 * found so far, see {@link #step}. Source: Koenker, Quantile Regression (2005), section 6.2.
 */
public final class MeanPinball implements LinearObjective, ScaleFree {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  /** The most of μ that goes in one step: more gains nothing, as the next must make up for it. */
  private static final double MOST = 0.9;

  /** The part of the room up to a bound that is used. */
  private static final double NEARLY = 0.95;

  private final MeanLoss mean;
  private final QuantileLoss loss;
  private final double targetRootMeanSquare;
  private final double weightSum;

  /** The greatest dual value found so far. */
  private double bound;

  /**
   * @param rows folded once at every point
   * @param columns means and standard deviations of the same rows
   * @param scaling the coordinates to descend in
   */
  public MeanPinball(Rows rows, QuantileLoss loss, Moments columns, Scaling scaling) {
    this.mean = new MeanLoss(rows, loss, Penalty.none(columns.features()), columns, scaling);
    this.loss = loss;
    this.weightSum = columns.weightSum();
    this.targetRootMeanSquare = columns.norm(columns.target()) / Math.sqrt(weightSum);
  }

  @Override
  public Rows rows() {
    return mean.rows();
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public Penalty penalty() {
    return mean.penalty();
  }

  @Override
  public Scaling scaling() {
    return mean.scaling();
  }

  @Override
  public int dimension() {
    return mean.dimension();
  }

  /** With the middle of the slopes of rows that are met exactly. */
  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    return mean.valueAndGradient(at, gradient);
  }

  /** The greatest dual value found so far, under which no point can come; 0 at first. */
  public double bound() {
    return bound;
  }

  /** Says what is known already of the least value, as of a run that goes on. */
  public void raiseBound(double known) {
    bound = Math.max(bound, known);
  }

  /** The duality gap as a part of the value; 0 for a fit that is perfect but for rounding. */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    boolean perfect = value <= ROUNDING * targetRootMeanSquare;
    return perfect ? 0 : Math.max(0, value - bound) / value;
  }

  @Override
  public String describe(double relative) {
    return relative == 0
        ? ScaleFree.super.describe(relative)
        : String.format(Locale.ROOT, "the duality gap is %.1e of the loss", relative);
  }

  /**
   * Where to go from a point θ near the optimum of the problem smoothed by {@link BarrierLoss} with
   * μ, and with what μ. Two passes over the rows, one of which is a weighted least squares. A dual
   * value found on the way raises {@link #bound}.
   *
   * <p>Where Newton's step δ is a small one, all of it is made, and with it as much of the way
   * along the path of optima, κ, as 0.95 of the room that the duals have allows, at most 0.9 of μ.
   * Where not, that part of δ is made that halves the slope, at the same μ.
   *
   * @param at θ; not modified
   * @param next overwritten with the next θ
   * @return the μ to go on with
   */
  public double step(double[] at, double mu, double[] next) {
    BarrierLoss smooth = new BarrierLoss(loss.tau(), mu);
    BarrierStep step = rows().fold(new BarrierStep(smooth, scaling(), at)).damped();
    double[] newton = step.newton();
    double[] ahead = step.onwards();
    BarrierRoom room =
        rows()
            .fold(
                new BarrierRoom(
                    smooth,
                    scaling().toOriginal(at),
                    scaling().toOriginal(newton),
                    scaling().toOriginal(ahead)));
    if (room.isInside()) {
      raiseBound(step.dualBound() / weightSum);
    }
    double part = room.isNear() ? Math.min(MOST, NEARLY * room.onwards()) : 0;
    double fraction = room.isNear() ? 1 : room.fraction();
    for (int j = 0; j < at.length; j++) {
      next[j] = Math.fma(part, ahead[j], Math.fma(fraction, newton[j], at[j]));
    }
    return (1 - part) * mu;
  }
}
