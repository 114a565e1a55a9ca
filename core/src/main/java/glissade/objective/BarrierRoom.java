package glissade.objective;

import glissade.fold.Accumulator;
import glissade.rows.Batch;
import java.util.Arrays;

/**
 * How far one may go along the steps δ and κ of {@link BarrierStep}, found in one pass: whether a −
 * cZδ is within its bounds on every row, how much of the way to the end of the path keeps it there,
 * and the slope of Σ ℓ_μ at δ, δ/2, δ/4 ….
 */
final class BarrierRoom implements Accumulator<Batch, BarrierRoom> {

  /** Fractions of δ looked at, each half the one before. */
  static final int FRACTIONS = 12;

  private final BarrierLoss loss;
  private final double[][] original;

  /** The greatest c(zδ)²/μ: under 1 Newton's step is one of those that the barrier vouches for. */
  private double local;

  private boolean inside = true;
  private double onwards = 1;
  private final double[] slopes = new double[FRACTIONS + 1];

  /**
   * @param original θ, δ and κ in original units, the intercept first
   */
  BarrierRoom(BarrierLoss loss, double[]... original) {
    this.loss = loss;
    this.original = original;
  }

  @Override
  public BarrierRoom empty() {
    return new BarrierRoom(loss, original);
  }

  @Override
  public void add(Batch batch) {
    double[][] along = new double[original.length][batch.rows()];
    for (int k = 0; k < original.length; k++) {
      double[] weights = Arrays.copyOfRange(original[k], 1, original[k].length);
      batch.predict(weights, original[k][0], along[k]);
    }
    batch.responses().shift(along[0], batch.rows());
    for (int i = 0; i < batch.rows(); i++) {
      if (batch.weight(i) > 0) {
        addRow(batch.target(i) - along[0][i], along[1][i], along[2][i], batch.weight(i));
      }
    }
  }

  private void addRow(double residual, double newton, double ahead, double weight) {
    double c = loss.curvature(residual);
    double move = -c * newton;
    local = Math.max(local, c * newton / loss.mu() * newton);
    inside &= Math.abs(move) < loss.room(residual, move);
    double further = c * (residual - ahead);
    double room = loss.room(residual, further) - (further > 0 ? move : -move);
    if (Math.abs(further) * onwards > room) {
      onwards = Math.max(0, room) / Math.abs(further);
    }
    slopes[FRACTIONS] -= weight * loss.dual(residual) * newton;
    double fraction = 1;
    for (int k = 0; k < FRACTIONS; k++, fraction /= 2) {
      slopes[k] -= weight * loss.dual(Math.fma(-fraction, newton, residual)) * newton;
    }
  }

  @Override
  public void merge(BarrierRoom later) {
    local = Math.max(local, later.local);
    inside &= later.inside;
    onwards = Math.min(onwards, later.onwards);
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] += later.slopes[k];
    }
  }

  /** Whether a − cZδ is a point of the dual. */
  boolean isInside() {
    return inside;
  }

  /** Whether the point is so near the optimum of its μ that μ can be made smaller. */
  boolean isNear() {
    return inside && local < 0.3;
  }

  /** The part of μ that may go with the next step, 1 for all of it. */
  double onwards() {
    return onwards;
  }

  /** The greatest fraction of δ at which the slope is at most half as steep, either way. */
  double fraction() {
    double fraction = 1;
    for (int k = 0; k < FRACTIONS - 1; k++, fraction /= 2) {
      if (slopes[k] <= -0.5 * slopes[FRACTIONS]) {
        return fraction;
      }
    }
    return fraction;
  }
}
