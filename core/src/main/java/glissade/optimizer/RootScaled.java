package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;

/**
 * A run of d = −g/(√v + ε) with v ← kept·v + taken·g², in each coordinate by itself: what {@link
 * AdaGrad} and {@link RmsProp} differ in are the two factors.
 */
final class RootScaled implements Direction.Run {

  private final double kept;
  private final double taken;
  private final double[] squares;
  private final GradientFloor floor;

  /**
   * @param epsilon ε, as a part of the largest |∂F/∂θⱼ| seen
   */
  RootScaled(int dimension, double kept, double taken, double epsilon) {
    this.kept = kept;
    this.taken = taken;
    this.squares = new double[dimension];
    this.floor = new GradientFloor(epsilon);
  }

  @Override
  public void turn(Point here, double[] direction) {
    double[] g = here.gradient();
    double least = floor.with(g);
    for (int j = 0; j < direction.length; j++) {
      squares[j] = kept * squares[j] + taken * g[j] * g[j];
      direction[j] = GradientFloor.quotient(-g[j], Math.sqrt(squares[j]) + least);
    }
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("squares", squares);
    floor.exchange(checkpoint);
  }
}
