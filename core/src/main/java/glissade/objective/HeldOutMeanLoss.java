package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;

/** The mean of any loss over the rows held out themselves: one pass over them at each point. */
public final class HeldOutMeanLoss implements HeldOutLoss {

  private final MeanLoss mean;
  private final Moments columns;
  private final double variance;

  /**
   * @param heldOut the rows held out, folded once at each point
   * @param columns the moments of the rows held out
   * @param scaling the coordinates descended in, of the rows trained on
   * @throws IllegalArgumentException if no row held out has a weight
   */
  public HeldOutMeanLoss(Rows heldOut, Loss loss, Moments columns, Scaling scaling) {
    if (!(columns.weightSum() > 0)) {
      throw new IllegalArgumentException("there are no rows with a weight among those held out");
    }
    Penalty none = Penalty.none(columns.features());
    this.columns = columns;
    this.mean = new MeanLoss(heldOut, loss, none, columns, scaling);
    this.variance = applyAsDouble(mean.constantModel());
  }

  @Override
  public double applyAsDouble(double[] at) {
    return mean.valueAndGradient(at, new double[at.length]);
  }

  @Override
  public long rows() {
    return columns.rows();
  }

  @Override
  public double variance() {
    return variance;
  }
}
