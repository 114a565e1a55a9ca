package glissade.compress;

import glissade.fold.AccumulatorContract;
import glissade.rows.Batch;
import glissade.rows.Design;
import java.util.List;

class TriangleAccumulatorTest implements AccumulatorContract<Batch, TriangleAccumulator> {

  private static final List<Batch> CHUNKS =
      Design.random(70_000, 10, 10, 1, false, 1).rows().chunks();

  @Override
  public TriangleAccumulator zero() {
    return new TriangleAccumulator(10);
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  /** Of R only what does not depend on the signs of its rows. */
  @Override
  public double[] summary(TriangleAccumulator accumulator) {
    Triangle triangle = accumulator.triangle();
    double[] summary = new double[triangle.size() + 2];
    for (int i = 0; i < triangle.size(); i++) {
      summary[i] = Math.abs(triangle.at(i, i));
    }
    summary[triangle.size()] = triangle.rows();
    summary[triangle.size() + 1] = triangle.weightSum();
    return summary;
  }
}
