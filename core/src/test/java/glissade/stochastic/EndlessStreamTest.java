package glissade.stochastic;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Checkpoint;
import glissade.loss.GammaLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.QuantileLoss;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Streams that do what streams do: drift, begin with nothing, and jump. */
class EndlessStreamTest {

  private static final int D = 3;

  private enum Trouble {
    /** Columns grow a millionfold and wander off. */
    DRIFT,
    /** The first rows are all the same. */
    CONSTANT,
    /** One row in a hundred is a million times too large. */
    OUTLIERS,
    /** Half of the rows, and all of the first, weigh nothing. */
    WEIGHTLESS,
    /** Offsets far from zero. */
    OFFSETS
  }

  private enum Kind {
    SQUARED,
    LOGISTIC,
    POISSON,
    GAMMA,
    QUANTILE;

    Loss loss() {
      return switch (this) {
        case SQUARED -> new SquaredLoss();
        case LOGISTIC -> new LogisticLoss();
        case POISSON -> new PoissonLoss();
        case GAMMA -> new GammaLoss();
        case QUANTILE -> new QuantileLoss(0.3);
      };
    }
  }

  private static Batch batch(Trouble trouble, Kind kind, int from, int rows, Random random) {
    double[] x = new double[rows * (D + 3)];
    for (int i = 0; i < rows; i++) {
      int row = from + i;
      double score = 0.2;
      for (int j = 0; j < D; j++) {
        double u = random.nextGaussian();
        score += u * (j - 1) / 2;
        double size = trouble == Trouble.DRIFT ? Math.pow(10, row / 1_000.0) : 1;
        u = trouble == Trouble.OUTLIERS && random.nextInt(100) == 0 ? 1e6 * u : u;
        u = trouble == Trouble.CONSTANT && row < 500 ? 0 : u;
        x[i + j * rows] = size * (Math.pow(10, 2 * j) * (10 + u) + (size - 1));
      }
      boolean one = random.nextDouble() < 1 / (1 + Math.exp(-score));
      x[D * rows + i] =
          switch (kind) {
            case SQUARED, QUANTILE -> 50 + score + 0.1 * random.nextGaussian();
            case LOGISTIC -> one ? 1 : 0;
            case POISSON -> Math.rint(Math.exp(score));
            case GAMMA -> Math.exp(score) * (0.5 + random.nextDouble());
          };
      boolean weightless = trouble == Trouble.WEIGHTLESS && (row < 100 || random.nextBoolean());
      x[(D + 1) * rows + i] = weightless ? 0 : 1 + random.nextInt(3);
      x[(D + 2) * rows + i] = trouble == Trouble.OFFSETS ? 20 * random.nextGaussian() : 0;
    }
    return new DenseBatch(x, 0, rows, rows, D, true, true);
  }

  private static void isFinite(OnlineLearner learner) {
    for (double[] each : new double[][] {learner.coefficients(), learner.current()}) {
      for (double value : each) {
        assertThat(value).isFinite();
      }
    }
    assertThat(learner.cut()).isBetween(1e-300, 1.0);
  }

  @Property(tries = 50)
  void nothingIsEverNaNAndRestoredItGoesOnWithTheSameBits(
      @ForAll Trouble trouble,
      @ForAll Kind kind,
      @ForAll @IntRange(min = 1, max = 200) int rows,
      @ForAll @IntRange(max = 1_000) int seed) {
    OnlineLearner whole = new OnlineLearner(D, kind.loss(), seed % 2 * 0.01, seed % 3 != 0);
    OnlineLearner restored = new OnlineLearner(D, kind.loss(), seed % 2 * 0.01, seed % 3 != 0);
    Random random = new Random(seed);
    int cut = random.nextInt(2_800);
    boolean isRestored = false;
    for (int from = 0; from < 3_000; from += rows) {
      Batch batch = batch(trouble, kind, from, rows, random);
      if (from >= cut && !isRestored) {
        restored.exchange(Checkpoint.of(Checkpoint.holding(whole).values()));
        isRestored = true;
      }
      whole.update(batch);
      if (isRestored) {
        restored.update(batch);
      }
      isFinite(whole);
    }
    assertThat(isRestored).isTrue();
    assertThat(restored.coefficients()).isEqualTo(whole.coefficients());
    assertThat(restored.current()).isEqualTo(whole.current());
    assertThat(restored.rows()).isEqualTo(whole.rows());
    assertThat(restored.recentLoss()).isEqualTo(whole.recentLoss());
  }

  /** A step without any bound, of which e to the power of ηλ was not finite. */
  @Test
  void rowByRowWithARidgeOnALossWithoutCurvature() {
    nothingIsEverNaNAndRestoredItGoesOnWithTheSameBits(Trouble.OUTLIERS, Kind.QUANTILE, 1, 1);
  }

  /** What the first rows did not tell is learned from the later ones. */
  @Test
  void columnsThatWereConstantAtFirstAreLearnedOnceTheyMove() {
    OnlineLearner learner = new OnlineLearner(D, new SquaredLoss(), 0, true);
    Random random = new Random(2);
    for (int from = 0; from < 40_000; from += 50) {
      learner.update(batch(Trouble.CONSTANT, Kind.SQUARED, from, 50, random));
    }
    // Of the noise 0.01 is left, of the columns 0.5 would be.
    assertThat(learner.recentLoss()).isLessThan(0.05);
    assertThat(learner.cut()).isEqualTo(1);
  }

  @Test
  void rowsWithoutWeightTeachNothing() {
    OnlineLearner learner = new OnlineLearner(D, new SquaredLoss(), 0, true);
    Random random = new Random(2);
    learner.update(batch(Trouble.WEIGHTLESS, Kind.SQUARED, 0, 100, random));
    assertThat(learner.coefficients()).containsOnly(0);
    assertThat(learner.progressiveLoss()).isNaN();
  }
}
