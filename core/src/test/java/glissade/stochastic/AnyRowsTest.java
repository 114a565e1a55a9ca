package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.ColumnStatistics;
import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.fold.ParallelFold;
import glissade.loss.LogisticLoss;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.rows.Batch;
import glissade.rows.CodedBatch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.stochastic.StochasticDescent.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for each method and for rows held in any way. */
class AnyRowsTest {

  private enum Held {
    DENSE,
    SPARSE,
    CODED
  }

  private static final int CHUNKS = 5;
  private static final int ROWS = 37;

  private static List<Batch> chunks(Held held, long seed) {
    if (held != Held.CODED) {
      SparseDesign design = new SparseDesign(CHUNKS, ROWS, 6, true, seed);
      return held == Held.DENSE ? design.dense : design.sparse;
    }
    Random random = new Random(seed);
    List<Batch> chunks = new ArrayList<>();
    for (int c = 0; c < CHUNKS; c++) {
      chunks.add(coded(random));
    }
    return chunks;
  }

  /** Two numeric features and a category of four levels, of which the first has no feature. */
  private static CodedBatch coded(Random random) {
    double[] values = new double[3 * ROWS];
    int[] codes = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      int level = random.nextInt(4);
      codes[i] = level == 0 ? CodedBatch.NONE : 1 + level;
      values[i] = 1_000 + 10 * random.nextGaussian();
      values[ROWS + i] = random.nextGaussian() / 100;
      double score = level - 1.5 + 100 * values[ROWS + i];
      values[2 * ROWS + i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
    }
    return new CodedBatch(new DenseBatch(values, 0, ROWS, ROWS, 2, false), codes, 0, ROWS, 1, 5);
  }

  private static MeanLoss objective(Rows rows) {
    ColumnStatistics columns = ColumnStatistics.of(rows);
    return new MeanLoss(
        rows,
        new LogisticLoss(),
        ElasticNet.ridge(0.01).on(columns),
        columns,
        Scaling.standardized(columns, true));
  }

  private static Rows rows(Held held, long seed, int threads, boolean kept) {
    List<Batch> chunks = chunks(held, seed);
    ChunkedRows read = new ChunkedRows(chunks.get(0).features(), chunks, threads);
    return kept ? InMemoryRows.copyOf(read, new ParallelFold(threads)) : read;
  }

  private static StochasticDescent method(Method method, int batch, long seed) {
    return new StochasticDescent(method, batch, OptionalDouble.empty(), seed % 3, seed);
  }

  private static Descent descent(MeanLoss objective, StochasticDescent method, long epochs) {
    return new Descent(
        objective, method, StopRule.after(epochs), new double[objective.dimension()]);
  }

  @Property(tries = 40)
  void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads(
      @ForAll Method method,
      @ForAll Held held,
      @ForAll boolean kept,
      @ForAll @IntRange(max = 40) int batch,
      @ForAll @IntRange(max = 1_000) int seed) {
    double[] one = null;
    for (int threads = 1; threads <= 3; threads++) {
      MeanLoss objective = objective(rows(held, seed, threads, kept));
      double[] at = descent(objective, method(method, batch, seed), 4).outcome().arrival().at();
      one = one == null ? at : one;
      assertThat(at).isEqualTo(one);
    }
  }

  @Example
  void anotherSeedGoesAnotherWay() {
    for (Held held : Held.values()) {
      MeanLoss objective = objective(rows(held, 1, 1, true));
      double[] one = descent(objective, method(Method.SGD, 8, 1), 4).outcome().arrival().at();
      assertThat(descent(objective, method(Method.SGD, 8, 4), 4).outcome().arrival().at())
          .isNotEqualTo(one);
    }
  }

  @Property(tries = 40)
  void cutAnywhereAndResumedItGoesOnWithTheSameBits(
      @ForAll Method method,
      @ForAll Held held,
      @ForAll @IntRange(max = 40) int batch,
      @ForAll @IntRange(max = 30) int at,
      @ForAll @IntRange(max = 1_000) int seed) {
    MeanLoss objective = objective(rows(held, seed, 1, false));
    StochasticDescent optimizer = method(method, batch, seed);
    Descent whole = descent(objective, optimizer, 40);
    for (int k = 0; k < at && whole.hasNext(); k++) {
      whole.next();
    }
    Checkpoint checkpoint = Checkpoint.of(whole.checkpoint().values());
    Descent resumed = Descent.resume(objective, optimizer, StopRule.after(40), null, checkpoint);
    assertThat(resumed.outcome().arrival().at()).isEqualTo(whole.outcome().arrival().at());
    assertThat(resumed.iterations()).isEqualTo(whole.iterations());
    assertThat(resumed.outcome().reason()).isEqualTo(whole.outcome().reason());
  }

  @Property(tries = 24)
  void theLossNeverRisesAndComesNearTheLeast(
      @ForAll Method method, @ForAll Held held, @ForAll @IntRange(max = 1_000) int seed) {
    MeanLoss objective = objective(rows(held, seed, 1, false));
    double least =
        descent(objective, StochasticDescent.of(Method.SVRG), 60).outcome().arrival().loss();
    Descent descent = descent(objective, method(method, 0, 3L * seed), 60);
    double last = Double.POSITIVE_INFINITY;
    while (descent.hasNext()) {
      double loss = descent.next().loss();
      assertThat(loss).isLessThanOrEqualTo(last * (1 + 1e-12));
      last = loss;
    }
    assertThat(descent.outcome().arrival().loss()).isBetween(least * (1 - 1e-6), least * 1.02);
  }

  /** An epoch with a given step and decay is as good with any number of rows to an update. */
  @Property(tries = 10)
  void stepsAndSchedulesMeanTheSameForAnyBatch(
      @ForAll @IntRange(max = 1_000) int seed, @ForAll boolean decays) {
    SparseDesign design = new SparseDesign(10, 200, 6, true, seed);
    MeanLoss objective = objective(new ChunkedRows(6, design.dense, 1));
    double first = Math.log(2);
    double[] gained = new double[4];
    int[] batches = {1, 8, 32, 128};
    for (int k = 0; k < 4; k++) {
      // Steps so small for one row that all of them follow the same path, η for m rows being mη.
      OptionalDouble step = OptionalDouble.of(2e-4 * batches[k]);
      StochasticDescent sgd =
          new StochasticDescent(Method.SGD, batches[k], step, decays ? 1 : 0, seed);
      gained[k] = first - descent(objective, sgd, 3).outcome().arrival().loss();
    }
    for (double each : gained) {
      assertThat(each).isCloseTo(gained[0], within(0.05 * gained[0]));
    }
  }
}
