package glissade.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.features.Category;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.fold.ParallelFold;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.QuantileLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.loss.SquaredLoss;
import glissade.model.LinearModel;
import glissade.model.MultinomialModel;
import glissade.table.ArrayTable;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Every measure against a plain loop over the rows. */
class EvaluationTest {

  private static final double NONE = Double.NaN;
  private static final ParallelFold TWO = new ParallelFold(2);

  /** Rows of x, y and weight; {@code classes} of them, or counts for 0. */
  private static double[][] rows(int n, int classes, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      // Few different x, so that scores are tied.
      double x = random.nextInt(7) - 3;
      double y = classes == 0 ? random.nextInt(4) : random.nextInt(classes);
      rows[i] = new double[] {x, y, random.nextInt(3) + random.nextDouble()};
    }
    return rows;
  }

  private static ArrayTable table(double[][] rows) {
    return new ArrayTable(List.of("x", "y", "weight"), rows);
  }

  private static LinearModel model(Loss loss, ResponseColumns response) {
    FeatureMap map = new FeatureMap(List.of("x"), List.of(), response, Missing.FAIL, null);
    return new LinearModel(map, loss, 0.3, new double[] {0.4});
  }

  private static ResponseColumns number() {
    return new ResponseColumns("y", null, null, null, false);
  }

  private static ResponseColumns classes(String... values) {
    Levels levels = new Levels("y", Column.Type.NUMBER, List.of(values));
    return new ResponseColumns("y", levels, null, null, false);
  }

  private static void assertClose(double found, double expected) {
    assertThat(found).isCloseTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
  }

  @Property(tries = 20)
  void numbersAreMeasuredAsByPlainLoops(@ForAll long seed, @ForAll boolean weighted) {
    double[][] rows = rows(300, 0, seed);
    for (Loss loss : List.of(new SquaredLoss(), new QuantileLoss(0.8), new PoissonLoss())) {
      LinearModel model = model(loss, number());
      Evaluation found = Evaluation.of(model, table(rows), weighted ? "weight" : null, TWO);
      NumberMeasures measures = (NumberMeasures) found.measures();
      double[] sums = new double[8];
      for (double[] row : rows) {
        double weight = weighted ? row[2] : 1;
        double score = 0.3 + 0.4 * row[0];
        double error = (loss instanceof PoissonLoss ? Math.exp(score) : score) - row[1];
        sums[0] += weight;
        sums[1] += weight * error;
        sums[2] += weight * Math.abs(error);
        sums[3] += weight * error * error;
        sums[4] += weight * row[1];
        sums[5] += weight * loss.deviance(score, row[1]);
        sums[6] += weight * loss.value(score, row[1]);
        sums[7] += error > 0 ? weight : 0;
      }
      double about = 0;
      for (double[] row : rows) {
        about += (weighted ? row[2] : 1) * Math.pow(row[1] - sums[4] / sums[0], 2);
      }
      assertThat(measures.rows()).isEqualTo(300);
      assertClose(measures.weightSum(), sums[0]);
      assertClose(measures.meanError(), sums[1] / sums[0]);
      assertClose(measures.meanAbsoluteError(), sums[2] / sums[0]);
      assertClose(measures.rootMeanSquareError(), Math.sqrt(sums[3] / sums[0]));
      assertClose(measures.explained(), 1 - sums[3] / about);
      assertClose(measures.meanDeviance(), sums[5] / sums[0]);
      assertClose(measures.loss(), sums[6] / sums[0]);
      assertClose(measures.shareUnder(), sums[7] / sums[0]);
    }
  }

  @Property(tries = 20)
  void twoClassesAreMeasuredAsByPlainLoops(@ForAll long seed, @ForAll boolean weighted) {
    double[][] rows = rows(120, 2, seed);
    Evaluation found =
        Evaluation.of(
            model(new LogisticLoss(), classes("0", "1")),
            table(rows),
            weighted ? "weight" : null,
            TWO);
    TwoClassMeasures measures = (TwoClassMeasures) found.measures();
    double[] sums = new double[4];
    double pairs = 0;
    double inOrder = 0;
    for (double[] row : rows) {
      double weight = weighted ? row[2] : 1;
      double p = 1 / (1 + Math.exp(-0.3 - 0.4 * row[0]));
      sums[0] += weight;
      sums[1] -= weight * Math.log(row[1] == 1 ? p : 1 - p);
      sums[2] += weight * (p - row[1]) * (p - row[1]);
      sums[3] += p >= 0.5 == (row[1] == 1) ? weight : 0;
      for (double[] other : rows) {
        if (row[1] == 1 && other[1] == 0) {
          double both = weight * (weighted ? other[2] : 1);
          pairs += both;
          inOrder += row[0] > other[0] ? both : row[0] == other[0] ? both / 2 : 0;
        }
      }
    }
    assertClose(measures.loss(), sums[1] / sums[0]);
    assertClose(measures.brierScore(), sums[2] / sums[0]);
    assertClose(measures.confusion().right(), sums[3] / sums[0]);
    assertClose(measures.classes().area(), inOrder / pairs);
    assertThat(measures.classes().areaBound()).isZero();
    assertThat(measures.hasProbabilities()).isTrue();
  }

  @Test
  void severalClassesAreMeasuredAsByPlainLoops() {
    double[][] rows = rows(200, 3, 5);
    double[] b = {0.2, -0.1, 0.4};
    double[][] w = {{0.5}, {-0.3}, {0.1}};
    FeatureMap map =
        new FeatureMap(List.of("x"), List.of(), classes("0", "1", "2"), Missing.FAIL, null);
    Evaluation found = Evaluation.of(new MultinomialModel(map, b, w), table(rows), "weight", TWO);
    SeveralClassMeasures measures = (SeveralClassMeasures) found.measures();
    double weights = 0;
    double loss = 0;
    double[] confusion = new double[9];
    for (double[] row : rows) {
      double sum = 0;
      int highest = 0;
      double[] score = new double[3];
      for (int k = 0; k < 3; k++) {
        score[k] = b[k] + w[k][0] * row[0];
        sum += Math.exp(score[k]);
        highest = score[k] > score[highest] ? k : highest;
      }
      weights += row[2];
      loss += row[2] * (Math.log(sum) - score[(int) row[1]]);
      confusion[3 * (int) row[1] + highest] += row[2];
    }
    assertClose(measures.loss(), loss / weights);
    for (int k = 0; k < 9; k++) {
      assertClose(measures.confusion().at(k / 3, k % 3), confusion[k]);
    }
  }

  @Test
  void aMarginIsNoProbability() {
    double[][] rows = rows(50, 2, 3);
    Evaluation found =
        Evaluation.of(model(new SquaredHingeLoss(), classes("0", "1")), table(rows), null, TWO);
    TwoClassMeasures measures = (TwoClassMeasures) found.measures();
    double loss = 0;
    for (double[] row : rows) {
      loss += new SquaredHingeLoss().value(0.3 + 0.4 * row[0], row[1]) / 50;
    }
    assertThat(measures.hasProbabilities()).isFalse();
    assertClose(measures.loss(), loss);
  }

  @Test
  void whatIsMissingOrNeverSeenIsCountedAndNotMeasured() {
    double[][] rows = {
      {1, 0, 1}, {NONE, 1, 1}, {2, NONE, 1}, {3, 1, NONE}, {2, 7, 1}, {9, 1, 1}, {NONE, 7, 1}
    };
    Category category =
        new Category(new Levels("x", Column.Type.NUMBER, List.of("1", "2", "3")), true);
    FeatureMap map =
        new FeatureMap(List.of(), List.of(category), classes("0", "1"), Missing.FAIL, null);
    LinearModel model = new LinearModel(map, new LogisticLoss(), 1, new double[] {2, 3});
    Evaluation found = Evaluation.of(model, table(rows), "weight", TWO);
    assertThat(found.measures().rows()).isEqualTo(2);
    assertThat(found.unseenClasses()).isEqualTo(1);
    assertThat(found.unknown(0)).isEqualTo(1);
    assertThat(found.missing().rows()).isEqualTo(7);
    assertThat(found.missing().byColumn().toString()).isEqualTo("{weight=1, x=2, y=1}");
  }

  @Test
  void whereNothingCanBeMeasuredThatIsSaid() {
    LinearModel model = model(new LogisticLoss(), classes("0", "1"));
    double[][] rows = {{NONE, 1, 1}, {1, 5, 1}, {1, 1, 0}};
    assertThatThrownBy(() -> Evaluation.of(model, table(rows), "weight", TWO))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("None of the 3 rows");
    assertThatThrownBy(() -> Evaluation.of(model, table(new double[0][]), null, TWO))
        .hasMessageContaining("has no rows");
  }

  @Test
  void aMeanThatTheModelFillsInIsMeasured() {
    FeatureMap map =
        new FeatureMap(List.of("x"), List.of(), number(), Missing.MEAN, new double[] {5});
    LinearModel model = new LinearModel(map, 0, new double[] {1});
    double[][] rows = {{NONE, 8, 1}, {1, 1, 1}};
    NumberMeasures measures =
        (NumberMeasures) Evaluation.of(model, table(rows), null, TWO).measures();
    assertThat(measures.rows()).isEqualTo(2);
    assertThat(measures.meanError()).isEqualTo(-1.5);
  }

  /** The area stays exact with more different scores than a picture keeps. */
  @Test
  void theAreaOfManyDifferentScoresIsExact() {
    int n = 80_000;
    Random random = new Random(1);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      rows[i] = new double[] {x, x + random.nextGaussian() > 0 ? 1 : 0, 1};
    }
    TwoClassMeasures measures =
        (TwoClassMeasures)
            Evaluation.of(model(new LogisticLoss(), classes("0", "1")), table(rows), null, TWO)
                .measures();
    Arrays.sort(rows, Comparator.comparingDouble(row -> row[0]));
    double zeros = 0;
    double inOrder = 0;
    for (double[] row : rows) {
      inOrder += row[1] == 1 ? zeros : 0;
      zeros += 1 - row[1];
    }
    assertThat(measures.classes().areaBound()).isZero();
    assertClose(measures.classes().area(), inOrder / zeros / (n - zeros));
  }
}
