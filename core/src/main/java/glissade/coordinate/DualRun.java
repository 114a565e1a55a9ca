package glissade.coordinate;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.loss.Loss;
import glissade.objective.LinearObjective;
import glissade.objective.Scaling;
import glissade.rows.Batch;

/** One run of dual coordinate descent. Works on the weights in original units, w = B⁻¹Σaᵢφᵢ. */
final class DualRun implements Optimizer.Run {

  private final Scaling scaling;
  private final Loss loss;
  private final Batch[] chunks;
  private final int[] firsts;
  private final RowOrder order;

  /** 1/bⱼ of each feature, 0 of one that has no weight. */
  private final double[] slack;

  /** The one number that they all are, or NaN. */
  private final double evenSlack;

  private final double weightSum;
  private final double[] q;
  private final double[] a;
  private final double[] w;
  private final Intercept intercept;
  private long epoch;

  DualRun(LinearObjective objective, long seed) {
    scaling = objective.scaling();
    loss = objective.loss();
    chunks = objective.rows().inMemory().chunks().toArray(new Batch[0]);
    firsts = new int[chunks.length + 1];
    double sum = 0;
    for (int k = 0; k < chunks.length; k++) {
      firsts[k + 1] = Math.addExact(firsts[k], chunks[k].rows());
      sum += chunks[k].weightSum();
    }
    weightSum = sum;
    int rows = firsts[chunks.length];
    order = new RowOrder(rows, seed);
    slack = slack(objective);
    evenSlack = even(slack);
    a = new double[rows];
    w = new double[scaling.features()];
    q = new double[rows];
    for (int k = 0; k < chunks.length; k++) {
      for (int i = 0; i < chunks[k].rows(); i++) {
        q[firsts[k] + i] = chunks[k].squares(i, slack);
      }
    }
    intercept =
        new Intercept(
            scaling.intercept(), mean(q) / rows + 1 / loss.curvatureBound().orElseThrow());
  }

  private static double[] slack(LinearObjective objective) {
    Scaling scaling = objective.scaling();
    double[] slack = new double[scaling.features()];
    for (int j = 0; j < slack.length; j++) {
      double scale = scaling.scale(j);
      double square = objective.penalty().square(scaling.first() + j);
      slack[j] = Double.isInfinite(scale) ? 0 : 1 / (square * scale * scale);
    }
    return slack;
  }

  private static double even(double[] slack) {
    for (double each : slack) {
      if (each != slack[0]) {
        return Double.NaN;
      }
    }
    return slack.length == 0 ? Double.NaN : slack[0];
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  @Override
  public double update(Point here, Point next, Evaluations evaluations) {
    intercept.begin();
    int[] rows = order.of(epoch++);
    for (int row : rows) {
      visit(row);
    }
    double b = intercept.end(loss, chunks, w, weightSum);
    double[] original = new double[w.length + 1];
    original[0] = b;
    System.arraycopy(w, 0, original, 1, w.length);
    double[] point = scaling.toDescent(original);
    System.arraycopy(point, 0, next.at(), 0, point.length);
    next.moved();
    return 1;
  }

  private void visit(int row) {
    int k = chunkOf(row);
    Batch chunk = chunks[k];
    int i = row - firsts[k];
    double c = chunk.weight(i) / weightSum;
    double score = chunk.dot(i, w) + intercept.value() + chunk.responses().offset(i);
    double curved = q[row] + intercept.slack();
    double found = RowRoot.find(loss, chunk.target(i), score, a[row], curved, c);
    double change = found - a[row];
    if (change == 0) {
      return;
    }
    a[row] = found;
    intercept.add(change);
    if (Double.isNaN(evenSlack)) {
      chunk.addRow(i, change, slack, w);
    } else {
      chunk.addRow(i, change * evenSlack, w);
    }
  }

  private int chunkOf(int row) {
    int low = 0;
    int high = chunks.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle] <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("a", a);
    checkpoint.vector("w", w);
    epoch = checkpoint.count("epoch", epoch);
    intercept.exchange(checkpoint.in("intercept"));
  }
}
