package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns from a stream that need not end: each row is predicted, then learned from, and forgotten.
 * O(1) for each value that is held, and O(d) each time that the rows seen have become half as many
 * again: then the coordinates follow the columns' means and spreads as they are by now, without any
 * change of what is predicted, and the step is looked for anew (see {@link Probe}). So it works
 * from the first row on and in any units, and needs no numbers.
 *
 * <p>Steps fall with the root of the number of rows, and are cut short where a row is larger than
 * any before or, without a bound of the curvature, where a row's loss asks for less. The
 * {@linkplain #coefficients model} is the average of the last half of the steps or so.
 *
 * <p>Promised is that coefficients are finite after any rows, whatever their scale, weights and
 * offsets: a point at which the loss of rows is not finite is taken back, and the step is a tenth
 * of what it was until the coordinates follow the columns the next time; rows whose loss was not
 * finite at the last good point either are passed over. Not promised is a rate: rows that do not
 * come from one distribution are followed as fast as the shorter steps allow, and a loss without a
 * curvature starts slowly where targets are far from zero.
 *
 * <p>The same stream gives the same bits, however it is cut into batches as long as these have a
 * multiple of 32 rows and the coordinates change where they did.
 *
 * <p>Source: Ross, Mineiro and Langford, Normalized online learning, UAI 2013; Karampatziakis and
 * Langford, Online importance weight aware updates, UAI 2011; Polyak and Juditsky (1992).
 */
public final class OnlineLearner implements Stateful {

  private static final int DENSE_BATCH = 32;

  /** Rows after which the step is shorter by √½. */
  private static final double STEADY_ROWS = 10_000;

  private static final int PROBED_ROWS = 256;

  /** What no step of any sense comes to. */
  private static final double FARTHEST = 1e200;

  private static final double LEAST_CUT = 1e-30;

  private final Loss loss;
  private final boolean intercept;
  private final double ridge;
  private final RunningScales scales;
  private final ProgressiveLoss progressive = new ProgressiveLoss();
  private final RunningCurvature seen;
  private final Iterate iterate;
  private final double[] lastAverage;
  private final double[] lastGood;
  private Frame frame;
  private @Nullable MiniBatch rows;
  private int[] order = {};
  private double[] scores = {};
  private double[] r = {};
  private double eta;
  private double cut = 1;
  private double curvature;
  private long followed;

  /** Rows learned before the stretch that is averaged now, and before the one before that. */
  private long before;

  private long beforeLast;

  /**
   * @param features d
   * @param ridge λ of λ/2·Σwⱼ², w counted per standard deviation of its column
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public OnlineLearner(int features, Loss loss, double ridge, boolean intercept) {
    if (!(ridge >= 0 && ridge < 1 / 0.0)) {
      throw new IllegalArgumentException(
          "λ must be a finite number and not negative, not " + ridge + ".");
    }
    double[] penalised = new double[features + 1];
    Arrays.fill(penalised, 0, features, ridge);
    this.loss = loss;
    this.intercept = intercept;
    this.ridge = ridge;
    this.seen = new RunningCurvature(features + 1);
    this.scales = new RunningScales(features);
    this.iterate =
        new Iterate(
            features + 1, ridge == 0 ? null : penalised, Rule.of(Rule.Kind.PLAIN, features + 1));
    this.lastAverage = new double[features + 1];
    this.lastGood = new double[features + 1];
    this.frame = new Frame(new double[features], new double[features], intercept);
    iterate.begin(null);
  }

  /**
   * Predicts rows, then learns from them; both a few at a time.
   *
   * @param batch not modified, not kept
   * @throws IllegalArgumentException if a target is none of this loss; nothing is learned then
   */
  public void update(Batch batch) {
    for (int i = 0; i < batch.rows(); i++) {
      if (!loss.accepts(batch.target(i))) {
        throw new IllegalArgumentException(
            "The target of row "
                + i
                + " of this batch is "
                + batch.target(i)
                + "; the "
                + loss.name()
                + " loss expects "
                + loss.expected()
                + ".");
      }
    }
    if (batch.rows() == 0) {
      return;
    }
    scales.add(batch);
    if (2 * scales.rows() >= 3 * followed) {
      follow(batch);
    }
    MiniBatch held = open(batch);
    int most = batch instanceof DenseBatch ? DENSE_BATCH : 1;
    for (int from = 0; from < batch.rows(); from += most) {
      held.select(from, Math.min(most, batch.rows() - from));
      learn(held, most);
    }
  }

  private MiniBatch open(Batch batch) {
    if (order.length < batch.rows()) {
      order = new int[batch.rows()];
      Arrays.setAll(order, i -> i);
    }
    if (rows == null || rows instanceof DenseMini != batch instanceof DenseBatch) {
      rows = MiniBatch.like(batch, frame);
    }
    rows.open(0, batch, order);
    return rows;
  }

  private void learn(MiniBatch held, int most) {
    if (scores.length < most) {
      scores = new double[most];
      r = new double[most];
    }
    held.settle(iterate);
    held.scores(iterate.value(), scores);
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < held.count(); i++) {
      double cost = loss.value(scores[i], held.target(i));
      sum += cost;
      largest = Math.max(largest, held.weight(i) * held.square(i));
      if (Double.isFinite(cost)) {
        progressive.add(held.weight(i), cost);
      }
    }
    if (!Double.isFinite(sum)) {
      refuse(held);
      return;
    }
    seen.add(held, largest);
    double step = cut * eta * Math.sqrt(STEADY_ROWS / (STEADY_ROWS + scales.rows()));
    step = Math.min(step, largest * curvature > 0 ? most / (largest * curvature) : step);
    held.derivatives(loss, scores, 1.0 / most, r);
    // The ridge's part is solved exactly, but e to the power of ηλ must be a number.
    step = Math.min(Math.min(step, longest(held, most)), 1 / ridge);
    if (!(step < FARTHEST)) {
      refuse(held);
      return;
    }
    held.push(r, step, iterate);
    iterate.advance(step * held.count() / most);
  }

  /**
   * Where no curvature bounds the step of the rows at hand: Polyak's, the loss they could be rid of
   * by the square of its slope; and where scores are exponents, one that changes none of theirs by
   * more than 1. Source: Loizou, Vaswani, Laradji and Lacoste-Julien, Stochastic Polyak step-size
   * for SGD, AISTATS 2021.
   */
  private double longest(MiniBatch held, int most) {
    if (loss.curvatureBound().isPresent()) {
      return FARTHEST / 10;
    }
    double slope = 0;
    double length = 0;
    double excess = 0;
    for (int i = 0; i < held.count(); i++) {
      double each = Math.sqrt(held.square(i));
      slope = Math.fma(Math.abs(r[i]), each, slope);
      length = Math.max(length, each);
      excess =
          Math.fma(held.weight(i) / (2 * most), loss.deviance(scores[i], held.target(i)), excess);
    }
    if (slope == 0) {
      return 0;
    }
    double polyak = excess / slope / slope;
    return loss.link() == Link.LOG ? Math.min(polyak, 1 / length / slope) : polyak;
  }

  /** Nothing is learned from rows that no point can tell; otherwise this point has gone too far. */
  private void refuse(MiniBatch held) {
    held.scores(lastGood, scores);
    double sum = 0;
    for (int i = 0; i < held.count(); i++) {
      sum += loss.value(scores[i], held.target(i)) + loss.derivative(scores[i], held.target(i));
    }
    if (Double.isFinite(sum)) {
      takeBack();
    }
  }

  private void takeBack() {
    System.arraycopy(lastGood, 0, iterate.value(), 0, lastGood.length);
    cut = Math.max(cut * 0.1, LEAST_CUT);
    iterate.begin(null);
    iterate.beginAverage();
  }

  /** New coordinates for the same model, a new step in them, and a new stretch to average. */
  private void follow(Batch batch) {
    iterate.settleAll();
    if (!iterate.isFinite()) {
      takeBack();
    }
    double[] mean = new double[lastAverage.length];
    iterate.average(mean);
    double[] told = original(mean);
    double[] now = original(iterate.value());
    frame = scales.frame(intercept);
    rows = null;
    double[] z = iterate.value();
    toFrame(now, z);
    System.arraycopy(z, 0, lastGood, 0, z.length);
    System.arraycopy(told, 0, lastAverage, 0, told.length);
    iterate.begin(null);
    iterate.beginAverage();
    followed = scales.rows();
    cut = Math.min(1, 10 * cut);
    beforeLast = before;
    before = followed - batch.rows();
    probe(batch);
  }

  private void probe(Batch batch) {
    int count = Math.min(PROBED_ROWS, batch.rows());
    int[] chosen = new int[count];
    Arrays.setAll(chosen, i -> (int) ((long) i * batch.rows() / count));
    Batch sample = batch.pick(chosen, count);
    if (!(sample.weightSum() > 0)) {
      return;
    }
    Probe probe = new Probe(List.of(sample), frame);
    curvature = probe.curvature(loss, iterate.value());
    int most = batch instanceof DenseBatch ? DENSE_BATCH : 1;
    eta = probe.step(loss, iterate.value(), most);
    if (!seen.isKnown()) {
      seen.begin();
      return;
    }
    double smoothness = curvature * seen.turn(most);
    eta = smoothness > 0 && smoothness < 1 / 0.0 ? 1 / (2 * smoothness) : eta;
  }

  /** (b, w) of z. */
  private double[] original(double[] z) {
    int d = frame.features();
    double[] original = new double[d + 1];
    original[0] = z[d];
    for (int j = 0; j < d; j++) {
      original[j + 1] = z[j] * frame.factor()[j];
      original[0] = Math.fma(-original[j + 1], frame.centre()[j], original[0]);
    }
    return original;
  }

  private void toFrame(double[] original, double[] z) {
    int d = frame.features();
    z[d] = original[0];
    for (int j = 0; j < d; j++) {
      z[d] = Math.fma(original[j + 1], frame.centre()[j], z[d]);
      z[j] = frame.factor()[j] == 0 ? 0 : original[j + 1] / frame.factor()[j];
    }
  }

  /** (b, w₁ … w_d) that the next row will be predicted with, in original units. */
  double[] current() {
    iterate.settleAll();
    return original(iterate.value());
  }

  /** The model as it is by now: (b, w₁ … w_d), in original units. O(d), for any number of times. */
  public double[] coefficients() {
    double[] mean = new double[frame.features() + 1];
    iterate.average(mean);
    double[] told = original(mean);
    double all = scales.rows() - beforeLast;
    double part = all == 0 ? 1 : (scales.rows() - before) / all;
    for (int j = 0; j < told.length; j++) {
      told[j] = Math.fma(part, told[j] - lastAverage[j], lastAverage[j]);
    }
    return told;
  }

  /** How many rows it has seen. */
  public long rows() {
    return scales.rows();
  }

  /** The mean loss of all rows, each predicted before it was learned from; NaN before the first. */
  public double progressiveLoss() {
    return progressive.mean();
  }

  /** The same of the last one to two thousand rows. */
  public double recentLoss() {
    return progressive.recent();
  }

  /** What is left of the step after points that went too far: 1, or a negative power of ten. */
  public double cut() {
    return cut;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    scales.exchange(checkpoint.in("scales"));
    seen.exchange(checkpoint.in("seen"));
    progressive.exchange(checkpoint.in("progressive"));
    iterate.exchange(checkpoint.in("iterate"));
    checkpoint.vector("lastAverage", lastAverage);
    checkpoint.vector("lastGood", lastGood);
    checkpoint.vector("centre", frame.centre());
    checkpoint.vector("factor", frame.factor());
    eta = checkpoint.number("eta", eta);
    cut = checkpoint.number("cut", cut);
    curvature = checkpoint.number("curvature", curvature);
    followed = checkpoint.count("followed", followed);
    before = checkpoint.count("before", before);
    beforeLast = checkpoint.count("beforeLast", beforeLast);
    rows = null;
  }
}
