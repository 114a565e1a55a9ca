package glissade.coordinate;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.loss.Loss;
import glissade.objective.LinearObjective;
import glissade.objective.Scaling;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;

/**
 * One run of dual coordinate descent. Works on the weights in original units, w = B⁻¹Σaᵢφᵢ.
 *
 * <p>Of each row it keeps the score tᵢ at which the derivative is −aᵢ/cᵢ. With those the gap
 * between the loss and its dual is Σcᵢ(ℓ(sᵢ) − ℓ(tᵢ) − ∂ℓ/∂s(tᵢ)(sᵢ − tᵢ)), for any loss, and since
 * Σaᵢ(sᵢ − offsetᵢ) = wᵀBw, no score needs to be known for it: see {@link #gap}.
 */
final class DualRun implements Optimizer.Run {

  /** What an update brings the gap down by, if it can: an evaluation costs about an epoch. */
  private static final double PART = 1e-3;

  private static final int MOST_EPOCHS = 10;

  /** Nearer than this part of the loss, gaps are rounding. */
  private static final double ROUNDING = 1e-14;

  private final LinearObjective objective;
  private final Scaling scaling;
  private final Loss loss;
  private final Batch[] chunks;
  private final int[] firsts;
  private final RowOrder order;
  private final RowRoot root;

  /** 1/bⱼ of each feature, 0 of one that has no weight. */
  private final double[] slack;

  /** The one number that they all are, or NaN. */
  private final double evenSlack;

  private final double weightSum;
  private final double[] q;
  private final double[] a;

  /** tᵢ. */
  private final double[] scores;

  private final double[] w;
  private final Intercept intercept;
  private long epoch;

  /** The gap that the rows had in the last epoch, each when it was visited. */
  private double visited = Double.POSITIVE_INFINITY;

  /** What is thought to be left of it at the end of that epoch. */
  private double left = Double.POSITIVE_INFINITY;

  DualRun(LinearObjective objective, long seed) {
    this.objective = objective;
    scaling = objective.scaling();
    loss = objective.loss();
    root = new RowRoot(loss);
    InMemoryRows gathered = InMemoryRows.gathered(objective.rows(), "Dual coordinate descent");
    chunks = gathered.chunks().toArray(new Batch[0]);
    firsts = new int[chunks.length + 1];
    double sum = 0;
    for (int k = 0; k < chunks.length; k++) {
      firsts[k + 1] = Math.addExact(firsts[k], chunks[k].rows());
      sum += chunks[k].weightSum();
    }
    weightSum = sum;
    int rows = firsts[chunks.length];
    order = new RowOrder(chunks, seed);
    slack = slack(objective);
    evenSlack = even(slack);
    a = new double[rows];
    scores = new double[rows];
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

  static double[] slack(LinearObjective objective) {
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
    double goal = goal(Math.abs(here.value()));
    int made = 0;
    do {
      epoch();
      made++;
    } while (left > goal && made < MOST_EPOCHS);
    double b = intercept.end(loss, chunks, w, weightSum);
    double[] original = new double[w.length + 1];
    original[0] = b;
    System.arraycopy(w, 0, original, 1, w.length);
    double[] point = scaling.toDescent(original);
    System.arraycopy(point, 0, next.at(), 0, point.length);
    next.moved();
    if (!scaling.intercept()) {
      evaluations.evaluate(next);
      next.within(gap(next));
    }
    return 1;
  }

  /**
   * The next power of {@value #PART} of the loss that the gap has not come to: tolerances are such,
   * and where they are met is told without an epoch too many. Any gap will do where it is rounding.
   */
  private double goal(double size) {
    if (left <= ROUNDING * size) {
      return Double.POSITIVE_INFINITY;
    }
    double goal = PART * size;
    while (left <= goal) {
      goal *= PART;
    }
    return goal;
  }

  private void epoch() {
    intercept.begin();
    double sum = 0;
    for (int block : order.of(epoch++)) {
      int k = order.chunk(block);
      Batch chunk = chunks[k];
      for (int i = order.from(block); i < order.to(block); i++) {
        sum += visit(chunk, i, firsts[k] + i);
      }
    }
    if (epoch == 1) {
      return;
    }
    // A gap that falls by the same part in every epoch has fallen by its root since the middle; and
    // a row has its largest part just before it is visited, about twice what it has on average.
    double part = Double.isInfinite(visited) ? 1 : Math.min(1, sum / visited);
    left = sum * Math.sqrt(part) / 2;
    visited = sum;
  }

  /**
   * Sets aᵢ.
   *
   * @return the row's part of the gap before, ½(sᵢ − tᵢ)(cᵢ∂ℓ/∂s(sᵢ) + aᵢ) but for what is of third
   *     order, if it was visited
   */
  private double visit(Batch chunk, int i, int row) {
    double score = chunk.dot(i, w) + intercept.value() + chunk.responses().offset(i);
    double curved = q[row] + intercept.slack();
    root.find(chunk.target(i), score, a[row], curved, chunk.weight(i) / weightSum);
    double part = (score - scores[row]) * root.rest() / 2;
    double change = root.dual() - a[row];
    scores[row] = root.score();
    if (change != 0) {
      a[row] = root.dual();
      intercept.add(change);
      if (Double.isNaN(evenSlack)) {
        chunk.addRow(i, change, slack, w);
      } else {
        chunk.addRow(i, change * evenSlack, w);
      }
    }
    return part;
  }

  /** F(w) + ½wᵀBw − Σ(cᵢℓ(tᵢ) + aᵢ(tᵢ − offsetᵢ)): no less than F(w) − F*. */
  private double gap(Point point) {
    double sum = 0;
    for (int k = 0; k < chunks.length; k++) {
      Batch chunk = chunks[k];
      for (int i = 0; i < chunk.rows(); i++) {
        int row = firsts[k] + i;
        double value = loss.value(scores[row], chunk.target(i));
        double moved = scores[row] - chunk.responses().offset(i);
        sum += Math.fma(chunk.weight(i) / weightSum, value, a[row] * moved);
      }
    }
    return Math.max(0, point.value() + objective.penalty().value(point.at()) - sum);
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("a", a);
    checkpoint.vector("scores", scores);
    checkpoint.vector("w", w);
    visited = checkpoint.number("visited", visited);
    left = checkpoint.number("left", left);
    epoch = checkpoint.count("epoch", epoch);
    intercept.exchange(checkpoint.in("intercept"));
  }
}
