package glissade.objective;

import glissade.compress.Moments;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.penalty.Penalty;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The mean loss over rows with a penalty that has corners, for any loss: {@link MeanLoss} with the
 * penalty's absolute values, and the proximal gradient in place of the gradient where it is
 * measured how far from stationary a point is.
 */
public final class CompositeLoss
    implements LinearObjective, Composite, ScaleFree, ByColumns, TwiceDifferentiable {

  private final MeanLoss smooth;
  private final Corners corners;
  private @Nullable Columns columns;

  /** The parameters of {@link MeanLoss}. */
  public CompositeLoss(Rows rows, Loss loss, Penalty penalty, Moments columns, Scaling scaling) {
    this.smooth = new MeanLoss(rows, loss, penalty, columns, scaling);
    this.corners = new Corners(smooth.penalty(), columns, scaling, loss.curvatureBound().orElse(1));
  }

  @Override
  public Rows rows() {
    return smooth.rows();
  }

  @Override
  public Loss loss() {
    return smooth.loss();
  }

  @Override
  public Penalty penalty() {
    return smooth.penalty();
  }

  @Override
  public Scaling scaling() {
    return smooth.scaling();
  }

  @Override
  public int dimension() {
    return smooth.dimension();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    return smooth.valueAndGradient(at, gradient);
  }

  /** That of the smooth part. */
  @Override
  public double[] hessian(double[] at) {
    return smooth.hessian(at);
  }

  @Override
  public void expectHessian() {
    smooth.expectHessian();
  }

  /** {@link MeanLoss#constantModel}. */
  public double[] constantModel() {
    return smooth.constantModel();
  }

  /** {@link MeanLoss#relativeGradient} of the proximal gradient. */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    double[] proximal = corners.proximalGradient(at, gradient);
    return smooth.relativeGradient(at, value - penalty().value(at), proximal);
  }

  @Override
  public Columns columns() {
    if (!(loss() instanceof SquaredLoss)) {
      throw new IllegalArgumentException(
          "Coordinate descent goes by the columns of least squares, and this is the "
              + loss().name()
              + " loss. Leave the optimizer to be chosen, or choose fista.");
    }
    Columns known = columns;
    if (known == null) {
      InMemoryRows rows = InMemoryRows.gathered(rows(), "Coordinate descent");
      known = Columns.of(rows, scaling(), penalty());
      columns = known;
    }
    return known;
  }
}
