package glissade.report.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.evaluation.Confusion;
import glissade.evaluation.Tally;
import glissade.evaluation.TwoClasses;
import glissade.loss.ClassWeighted;
import glissade.loss.LogisticLoss;
import glissade.loss.SquaredHingeLoss;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TwoClassesTest {

  private static final double[][] WT_HP = MotorTrend.columns(5, 3);
  private static final double[] AM = MotorTrend.column(8);
  private static final double[] GEAR = MotorTrend.column(9);

  private static Diagnostics of(Trainer trainer, InMemoryRows rows) {
    return Diagnostics.of(trainer.fit(rows), rows);
  }

  /**
   * {@code roc_auc_score(am, p)} and {@code confusion_matrix(am, p >= .5)} of scikit-learn 1.9.1, p
   * those of {@code glm(am ~ wt + hp, binomial, mtcars)} in R.
   */
  @Test
  void areThoseOfOthers() {
    Diagnostics of =
        of(Trainer.automatic().withLoss(new LogisticLoss()), InMemoryRows.of(WT_HP, AM));
    TwoClasses classes = of.classes().orElseThrow();
    assertThat(classes.area()).isCloseTo(0.9838056680161943, within(1e-14));
    assertThat(classes.areaBound()).isZero();
    Confusion confusion = of.confusion().orElseThrow();
    assertThat(confusion.at(0, 0)).isEqualTo(18);
    assertThat(confusion.at(0, 1)).isEqualTo(1);
    assertThat(confusion.at(1, 0)).isEqualTo(1);
    assertThat(confusion.at(1, 1)).isEqualTo(12);
    assertThat(confusion.right()).isEqualTo(30 / 32.0);
    List<TwoClasses.Threshold> curve = classes.curve();
    // roc_curve(am, p, drop_intermediate=False)
    assertThat(curve.get(9).hits()).isCloseTo(0.6923076923076923, within(1e-15));
    assertThat(curve.get(9).falseAlarms()).isZero();
    assertThat(curve.get(10).falseAlarms()).isCloseTo(0.05263157894736842, within(1e-15));
    assertThat(curve.get(14).hits()).isCloseTo(1, within(1e-15));
    assertThat(curve.get(curve.size() - 1)).extracting("hits", "falseAlarms").containsOnly(1.0);
  }

  /** A third of the area under the curve is what a loop over all pairs counts, weights and all. */
  @Property(tries = 60)
  void theAreaIsThePartOfPairsInOrder(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int n) {
    Random random = new Random(seed);
    double[] scores = new double[n];
    double[] weights = new double[n];
    Tally tally = new Tally(4);
    for (int i = 0; i < n; i++) {
      scores[i] = random.nextInt(12) - 6;
      weights[i] = 1 + random.nextInt(3);
      tally.add(scores[i], weights[i], i % 2 == 1 ? weights[i] : 0, 0, 1);
    }
    double right = 0;
    double pairs = 0;
    for (int one = 1; one < n; one += 2) {
      for (int zero = 0; zero < n; zero += 2) {
        double both = weights[one] * weights[zero];
        pairs += both;
        right += both * (1 + Math.signum(scores[one] - scores[zero])) / 2;
      }
    }
    TwoClasses classes = new TwoClasses(tally.sorted());
    assertThat(classes.area()).isCloseTo(right / pairs, within(1e-13));
    assertThat(trapezoids(classes.curve())).isCloseTo(right / pairs, within(1e-13));
  }

  private static double trapezoids(List<TwoClasses.Threshold> curve) {
    double area = 0;
    for (int k = 1; k < curve.size(); k++) {
      TwoClasses.Threshold a = curve.get(k - 1);
      TwoClasses.Threshold b = curve.get(k);
      area += (b.falseAlarms() - a.falseAlarms()) * (a.hits() + b.hits()) / 2;
    }
    return area;
  }

  @Test
  void ofManyRowsTheAreaIsKnownToWithinItsBound() {
    Random random = new Random(3);
    int n = 120_000;
    double[] ones = new double[n / 2];
    double[] zeros = new double[n / 2];
    Tally tally = new Tally(4);
    for (int i = 0; i < n / 2; i++) {
      ones[i] = random.nextGaussian() + 1;
      zeros[i] = random.nextGaussian();
      tally.add(ones[i], 1, 1, 0, 1);
      tally.add(zeros[i], 1, 0, 0, 1);
    }
    Arrays.sort(zeros);
    double below = 0;
    for (double one : ones) {
      below += -1 - Arrays.binarySearch(zeros, one);
    }
    TwoClasses classes = new TwoClasses(tally.sorted());
    double exact = below / ones.length / zeros.length;
    assertThat(classes.areaBound()).isBetween(1e-9, 1e-3);
    assertThat(classes.area()).isCloseTo(exact, within(classes.areaBound()));
    assertThat(classes.curve()).hasSizeBetween(200, 502);
  }

  /** The mean probability of all rows is the part of the ones, with an intercept. */
  @Test
  void binsHoldAllRows() {
    Diagnostics of =
        of(Trainer.automatic().withLoss(new LogisticLoss()), InMemoryRows.of(WT_HP, AM, GEAR));
    List<TwoClasses.Bin> bins = of.classes().orElseThrow().bins();
    assertThat(bins.stream().mapToLong(TwoClasses.Bin::rows).sum()).isEqualTo(32);
    assertThat(of.classes().orElseThrow().area()).isBetween(0.9, 1.0);
    for (TwoClasses.Bin bin : bins) {
      assertThat(bin.predicted()).isBetween(0.0, 1.0);
      assertThat(bin.observed()).isBetween(0.0, 1.0);
    }
    assertThat(bins.get(0).predicted()).isLessThan(bins.get(9).predicted());
  }

  @Test
  void marginsLeaveNoErrorsAndWeightedClassesAreTold() {
    InMemoryRows rows = InMemoryRows.of(WT_HP, AM);
    Diagnostics margin = of(Trainer.automatic().withLoss(new SquaredHingeLoss()), rows);
    assertThat(margin.residuals()).isEmpty();
    assertThat(margin.classes()).isPresent();
    assertThat(margin.whyNoLeverage().orElseThrow()).contains("squared-hinge");
    Diagnostics weighted =
        of(Trainer.automatic().withLoss(new ClassWeighted(new LogisticLoss(), 1, 3)), rows);
    assertThat(weighted.hasWeightedClasses()).isTrue();
    // Its leverages are those of rows that count three times: their sum is still p.
    double sum =
        weighted.residuals().orElseThrow().drawn().stream()
            .mapToDouble(Observation::leverage)
            .sum();
    assertThat(sum).isCloseTo(3, within(1e-9));
  }

  @Test
  void sharesOfOnesAreNoClasses() {
    double[] shares = AM.clone();
    shares[3] = 0.25;
    Diagnostics of =
        of(Trainer.automatic().withLoss(new LogisticLoss()), InMemoryRows.of(WT_HP, shares));
    assertThat(of.classes()).isEmpty();
    assertThat(of.confusion()).isEmpty();
    assertThat(of.residuals()).isPresent();
  }
}
