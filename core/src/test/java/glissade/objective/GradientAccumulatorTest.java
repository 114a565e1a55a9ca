package glissade.objective;

import glissade.fold.AccumulatorContract;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.Design;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class GradientAccumulatorTest implements AccumulatorContract<Batch, GradientAccumulator> {

  private static final List<Batch> CHUNKS = weighted();

  private static List<Batch> weighted() {
    Design design = Design.random(70_000, 10, 10, 1, false, 2);
    return design.weighted(new Random(2).doubles(70_000).toArray()).rows().chunks();
  }

  @Override
  public GradientAccumulator zero() {
    return new GradientAccumulator(
        new SquaredLoss(), 1, new double[] {1, -1, 2, -2, 3, -3, 4, -4, 5, -5});
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(GradientAccumulator accumulator) {
    double[] summary = Arrays.copyOf(accumulator.gradient(), 12);
    summary[11] = accumulator.mean();
    return summary;
  }
}
