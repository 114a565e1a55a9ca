package glissade.stochastic;

import glissade.loss.Loss;
import glissade.rows.Batch;
import org.jspecify.annotations.Nullable;

/** One epoch: a step on each mini-batch of each chunk as it comes. */
final class Pass implements Order.Visitor {

  private final Loss loss;
  private final Iterate iterate;
  private final Census census;
  private final Frame frame;
  private final int most;
  private final double factor;
  private final double[] r;
  private @Nullable MiniBatch batch;
  private Baseline baseline = Baseline.NONE;
  private double eta;
  private double decay;
  private long epoch;
  private long seen;
  private Average average = Average.NONE;

  /**
   * @param most m
   */
  Pass(Loss loss, Iterate iterate, Census census, Frame frame, int most) {
    this.loss = loss;
    this.iterate = iterate;
    this.census = census;
    this.frame = frame;
    this.most = most;
    this.factor = 1 / (most * census.meanWeight());
    this.r = new double[most];
  }

  void begin(double first, double halved, long number, Average told, Baseline known) {
    baseline = known;
    eta = first;
    decay = halved;
    epoch = number;
    seen = 0;
    average = told;
  }

  @Override
  public void visit(int number, Batch chunk, int[] order) {
    if (batch == null) {
      batch = MiniBatch.like(chunk, frame);
    }
    batch.open(number, chunk, order);
    for (int from = 0; from < chunk.rows(); from += most) {
      int count = Math.min(most, chunk.rows() - from);
      batch.select(from, count);
      learn(batch);
      seen += count;
    }
  }

  private void learn(MiniBatch rows) {
    // All of the first half would be too far from where it ends.
    if (average != Average.NONE && !iterate.isAveraging() && 2 * seen >= census.rows()) {
      iterate.beginAverage();
    }
    double step = decay == 0 ? eta : eta / (1 + (epoch + (double) seen / census.rows()) / decay);
    rows.settle(iterate);
    rows.scores(iterate.value(), r);
    rows.derivatives(loss, r, factor, r);
    baseline.correct(rows, loss, factor, r);
    rows.push(r, step, iterate);
    baseline.learned(rows, r, factor);
    iterate.advance(step * rows.count() / most);
  }
}
