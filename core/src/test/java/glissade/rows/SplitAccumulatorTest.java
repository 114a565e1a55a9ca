package glissade.rows;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.fold.AccumulatorContract;
import java.util.List;

class SplitAccumulatorTest
    implements AccumulatorContract<Batch, SplitAccumulator<TriangleAccumulator>> {

  private static final List<Batch> CHUNKS =
      Design.random(40_000, 6, 10, 1, false, 1).rows().chunks();

  @Override
  public SplitAccumulator<TriangleAccumulator> zero() {
    return new SplitAccumulator<>(new Split(0.3, 5), new TriangleAccumulator(6));
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(SplitAccumulator<TriangleAccumulator> accumulator) {
    double[] summary = new double[20];
    int next = 0;
    for (Triangle triangle :
        List.of(accumulator.training().triangle(), accumulator.heldOut().triangle())) {
      for (int i = 0; i < triangle.size(); i++) {
        summary[next++] = Math.abs(triangle.at(i, i));
      }
      summary[next++] = triangle.rows();
      summary[next++] = triangle.weightSum();
    }
    return summary;
  }
}
