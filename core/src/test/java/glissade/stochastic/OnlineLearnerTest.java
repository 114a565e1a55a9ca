package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Checkpoint;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.model.Trainer;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnlineLearnerTest {

  private static final int D = 9;

  /** Columns from 1e-3 to 1e5, each ten of its standard deviations away from zero. */
  private static InMemoryRows stream(int n, boolean labels, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[n][D];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double score = 0.3;
      for (int j = 0; j < D; j++) {
        double u = random.nextGaussian();
        x[i][j] = Math.pow(10, j - 3) * (10 + u);
        score += 0.7 * u * (j % 3 - 1);
      }
      boolean one = random.nextDouble() < 1 / (1 + Math.exp(-score));
      y[i] = labels ? (one ? 1 : 0) : 100 + score + 0.5 * random.nextGaussian();
    }
    return InMemoryRows.of(x, y);
  }

  private static OnlineLearner learner(boolean labels) {
    return new OnlineLearner(D, labels ? new LogisticLoss() : new SquaredLoss(), 0, true);
  }

  private static void feed(OnlineLearner learner, List<Batch> chunks, int rows) {
    for (Batch chunk : chunks) {
      for (int from = 0; from < chunk.rows(); from += rows) {
        learner.update(chunk.slice(from, Math.min(rows, chunk.rows() - from)));
      }
    }
  }

  private static double loss(double[] coefficients, Loss loss, List<Batch> chunks) {
    double sum = 0;
    long count = 0;
    for (Batch chunk : chunks) {
      for (int i = 0; i < chunk.rows(); i++) {
        sum += loss.value(score(coefficients, chunk, i), chunk.target(i));
        count++;
      }
    }
    return sum / count;
  }

  private static double score(double[] coefficients, Batch chunk, int i) {
    double score = coefficients[0] + chunk.responses().offset(i);
    for (int j = 0; j < chunk.features(); j++) {
      score += coefficients[j + 1] * chunk.dense().feature(i, j);
    }
    return score;
  }

  @Test
  void itLearnsUnscaledColumnsFromOneReadingHoweverTheyCome() {
    for (boolean labels : new boolean[] {false, true}) {
      InMemoryRows rows = stream(40_000, labels, 1);
      List<Batch> fresh = stream(5_000, labels, 2).chunks();
      Loss loss = labels ? new LogisticLoss() : new SquaredLoss();
      double[] best = Trainer.automatic().withLoss(loss).fit(rows).coefficients();
      double least = loss(best, loss, fresh);
      for (int at : new int[] {1, 7, 64, 4_000}) {
        OnlineLearner learner = learner(labels);
        feed(learner, rows.chunks(), at);
        assertThat(learner.rows()).isEqualTo(40_000);
        assertThat(loss(learner.coefficients(), loss, fresh)).as("%d", at).isLessThan(least * 1.01);
        assertThat(learner.recentLoss()).isLessThan(least * 1.15);
      }
    }
  }

  /** Each row is predicted by the point as it was before the row was learned from. */
  @Test
  void theProgressiveLossIsThePlainLoop() {
    for (boolean labels : new boolean[] {false, true}) {
      SparseDesign design = new SparseDesign(1, 120, 5, labels, 3);
      Loss loss = labels ? new LogisticLoss() : new SquaredLoss();
      for (Batch chunk : List.of(design.dense.get(0), design.sparse.get(0))) {
        OnlineLearner learner = new OnlineLearner(5, loss, 0.01, true);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < chunk.rows(); i++) {
          sum += chunk.weight(i) * loss.value(score(learner.current(), chunk, i), chunk.target(i));
          weight += chunk.weight(i);
          learner.update(chunk.slice(i, 1));
        }
        assertThat(learner.progressiveLoss()).isCloseTo(sum / weight, within(1e-12 * sum / weight));
        assertThat(learner.recentLoss()).isCloseTo(sum / weight, within(1e-12 * sum / weight));
      }
    }
  }

  @Test
  void theRecentLossForgets() {
    ProgressiveLoss loss = new ProgressiveLoss();
    for (int i = 0; i < 5_500; i++) {
      loss.add(1, i < 3_900 ? 10 : 1);
    }
    assertThat(loss.recent()).isEqualTo(1);
    assertThat(loss.mean()).isCloseTo((39_000 + 1_600) / 5_500.0, within(1e-12));
  }

  @Test
  void restoredItGoesOnWithTheSameBits() {
    SparseDesign design = new SparseDesign(4, 90, 6, true, 5);
    for (List<Batch> chunks : List.of(design.sparse, design.dense)) {
      OnlineLearner whole = new OnlineLearner(6, new LogisticLoss(), 0.01, true);
      feed(whole, chunks.subList(0, 2), 50);
      OnlineLearner restored = new OnlineLearner(6, new LogisticLoss(), 0.01, true);
      restored.exchange(Checkpoint.of(Checkpoint.holding(whole).values()));
      assertThat(restored.coefficients()).isEqualTo(whole.coefficients());
      feed(whole, chunks.subList(2, 4), 50);
      feed(restored, chunks.subList(2, 4), 50);
      assertThat(restored.coefficients()).isEqualTo(whole.coefficients());
      assertThat(restored.current()).isEqualTo(whole.current());
      assertThat(restored.progressiveLoss()).isEqualTo(whole.progressiveLoss());
      assertThat(restored.recentLoss()).isEqualTo(whole.recentLoss());
    }
  }

  /** Learned from as one batch, rows are one epoch of the plain method in their own order. */
  @Test
  void aBatchIsAnEpochOfMiniBatchesInItsOrder() {
    Batch chunk = stream(320, true, 4).chunks().get(0);
    OnlineLearner learner = learner(true);
    learner.update(chunk);

    RunningScales scales = new RunningScales(D);
    scales.add(chunk);
    Frame frame = scales.frame(true);
    int[] order = new int[320];
    int[] sampled = new int[256];
    for (int i = 0; i < 320; i++) {
      order[i] = i;
      sampled[Math.min(255, i)] = (int) ((long) Math.min(255, i) * 320 / 256);
    }
    Probe probe = new Probe(List.of(chunk.pick(sampled, 256)), frame);
    double eta =
        probe.step(new LogisticLoss(), new double[D + 1], 32) * Math.sqrt(10_000 / 10_320.0);
    double[] z = new double[D + 1];
    for (int from = 0; from < 320; from += 32) {
      double[] g = new double[D + 1];
      for (int i = from; i < from + 32; i++) {
        double score = z[D];
        for (int j = 0; j < D; j++) {
          score += z[j] * u(chunk, i, j, frame);
        }
        double slope = 1 / (1 + Math.exp(-score)) - chunk.target(i);
        for (int j = 0; j <= D; j++) {
          g[j] += slope / 32 * (j == D ? 1 : u(chunk, i, j, frame));
        }
      }
      for (int j = 0; j <= D; j++) {
        z[j] -= eta * g[j];
      }
    }
    double[] actual = learner.current();
    for (int j = 0; j < D; j++) {
      assertThat(actual[j + 1] / frame.factor()[j]).isCloseTo(z[j], within(1e-12));
    }
  }

  private static double u(Batch chunk, int i, int j, Frame frame) {
    return (chunk.dense().feature(i, j) - frame.centre()[j]) * frame.factor()[j];
  }

  @Test
  void aRowFarLargerThanAnyBeforeDoesNotThrowItOff() {
    OnlineLearner learner = learner(false);
    List<Batch> chunks = stream(20_000, false, 1).chunks();
    feed(learner, chunks, 100);
    double[][] wild = new double[1][D];
    for (int j = 0; j < D; j++) {
      wild[0][j] = 1e4 * Math.pow(10, j - 3);
    }
    learner.update(InMemoryRows.of(wild, new double[] {100}).chunks().get(0));
    feed(learner, chunks, 100);
    double[] found = learner.coefficients();
    assertThat(found).doesNotContain(Double.NaN);
    assertThat(loss(found, new SquaredLoss(), chunks)).isLessThan(1);
  }

  @Test
  void aTargetThatIsNoneIsRefusedAndNothingIsLearned() {
    OnlineLearner learner = learner(true);
    Batch wrong = stream(10, false, 1).chunks().get(0);
    assertThatThrownBy(() -> learner.update(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or 1");
    assertThat(learner.rows()).isZero();
    assertThat(learner.progressiveLoss()).isNaN();
    assertThat(learner.coefficients()).containsOnly(0);
    assertThatThrownBy(() -> new OnlineLearner(2, new SquaredLoss(), -1, true))
        .hasMessageContaining("not negative");
  }
}
