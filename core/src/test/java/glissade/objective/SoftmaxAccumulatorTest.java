package glissade.objective;

import glissade.fold.AccumulatorContract;
import glissade.loss.SoftmaxLoss;
import glissade.rows.Batch;
import glissade.rows.BatchRows;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class SoftmaxAccumulatorTest implements AccumulatorContract<Batch, SoftmaxAccumulator> {

  private static final List<Batch> CHUNKS = weighted();

  private static List<Batch> weighted() {
    Random random = new Random(13);
    int rows = 2_000;
    double[][] columns = new double[4][rows];
    for (int i = 0; i < rows; i++) {
      columns[0][i] = random.nextGaussian();
      columns[1][i] = random.nextGaussian();
      columns[2][i] = random.nextInt(3);
      columns[3][i] = random.nextInt(4);
    }
    Batch whole = BatchRows.dense(true, false, columns).chunks().get(0);
    return List.of(
        whole.slice(0, 30),
        whole.slice(30, 970),
        whole.slice(1_000, 600),
        whole.slice(1_600, 8),
        whole.slice(1_608, 392));
  }

  @Override
  public SoftmaxAccumulator zero() {
    return new SoftmaxAccumulator(
        new SoftmaxLoss(3), new double[] {0.5, 0, -1}, new double[][] {{1, 2}, {-1, 0}, {0, 0.5}});
  }

  @Override
  public List<Batch> chunks() {
    return CHUNKS;
  }

  @Override
  public double[] summary(SoftmaxAccumulator accumulator) {
    double[] summary = Arrays.copyOf(accumulator.gradient(0), 11);
    System.arraycopy(accumulator.gradient(1), 0, summary, 3, 3);
    System.arraycopy(accumulator.gradient(2), 0, summary, 6, 3);
    summary[9] = accumulator.mean();
    summary[10] = accumulator.derivativeSize();
    return summary;
  }
}
