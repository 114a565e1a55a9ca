package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.loss.QuantileLoss;
import glissade.loss.SoftmaxLoss;
import glissade.objective.Separation;
import glissade.optimizer.Catalogue;
import glissade.optimizer.LBfgs;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import glissade.table.Column;
import glissade.table.Levels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several classes from rows to a model. */
class ClassesPlanTest {

  private static final Levels LEVELS = new Levels("kind", Column.Type.TEXT, List.of("a", "b", "c"));

  private static final FeatureMap MAP =
      new FeatureMap(
          List.of("x", "z"),
          List.of(),
          new ResponseColumns("kind", LEVELS, null, null, false),
          Missing.FAIL,
          null);

  /** Columns of very different units, far from zero. */
  private static double[][] x(int rows) {
    Random random = new Random(11);
    double[][] x = new double[rows][2];
    for (double[] row : x) {
      row[0] = 1e5 * (10 + random.nextGaussian());
      row[1] = 1e-3 * (10 + random.nextGaussian());
    }
    return x;
  }

  /** Parted by x, and by z, each with noise. */
  private static double[] classes(double[][] x, double noiseOfFirst, double noiseOfOthers) {
    Random random = new Random(5);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double first = x[i][0] / 1e5 - 10 + noiseOfFirst * random.nextGaussian();
      double second = x[i][1] / 1e-3 - 10 + noiseOfOthers * random.nextGaussian();
      y[i] = first > 0.4 ? 0 : second > 0 ? 1 : 2;
    }
    return y;
  }

  private static InMemoryRows overlapping() {
    double[][] x = x(600);
    return InMemoryRows.of(x, classes(x, 1, 1));
  }

  private static Trainer softmax() {
    return Trainer.automatic().withClasses(new SoftmaxLoss(3));
  }

  @Test
  void rawColumnsTakeTensOfPassesFromTheDefaults() {
    Fit fit = softmax().withTolerance(1e-10).fit(overlapping(), MAP);
    assertThat(fit.outcome()).as(fit.outcome().reason()).isInstanceOf(Outcome.Converged.class);
    assertThat(fit.outcome().arrival().iterations()).isLessThan(40);
    assertThat(fit.plan().coordinates().name()).isEqualTo("whitened");
    assertThat(fit.plan().lossName()).isEqualTo("softmax");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void whiteningChangesTheWayAndNotTheOptimum(double lambda) {
    Trainer trainer = softmax().withTolerance(1e-11).withPenalty(ElasticNet.ridge(lambda));
    double[] whitened = trainer.fit(overlapping(), MAP).coefficients();
    double[] plain = trainer.withOptimizer(new LBfgs()).fit(overlapping(), MAP).coefficients();
    for (int j = 0; j < whitened.length; j++) {
      assertThat(whitened[j] / plain[j]).isCloseTo(1, within(1e-7));
    }
  }

  @Test
  void goodnessIsThatOfALoopOverTheRows() {
    double[][] x = x(600);
    double[] y = classes(x, 1, 1);
    Fit fit = softmax().fit(InMemoryRows.of(x, y), MAP);
    double[][] coefficients = fit.classCoefficients();
    double loss = 0;
    double right = 0;
    double[] counts = new double[3];
    for (int i = 0; i < y.length; i++) {
      double[] score = new double[3];
      for (int k = 0; k < 3; k++) {
        double[] c = coefficients[k];
        score[k] = c[0] + c[1] * x[i][0] + c[2] * x[i][1];
      }
      int own = (int) y[i];
      counts[own]++;
      double most = Math.max(score[0], Math.max(score[1], score[2]));
      right += score[own] == most ? 1 : 0;
      double sum = 0;
      for (double s : score) {
        sum += Math.exp(s - most);
      }
      loss += Math.log(sum) + most - score[own];
    }
    double shares = 0;
    for (double count : counts) {
      shares -= count / y.length * Math.log(count / y.length);
    }
    ClassGoodness goodness = ClassGoodness.of(fit);
    assertThat(goodness.loss()).isCloseTo(loss / y.length, within(1e-9));
    assertThat(goodness.loss()).isCloseTo(fit.loss(), within(1e-12));
    assertThat(goodness.lossOfShares()).isCloseTo(shares, within(1e-12));
    assertThat(goodness.right()).isCloseTo(right / y.length, within(1e-12));
    assertThat(goodness.commonest()).isEqualTo(counts[goodness.common()] / y.length);
  }

  @Test
  void aClassWeightIsAWeightOfItsRows() {
    double[][] x = x(300);
    double[] y = classes(x, 1, 1);
    double[] twice = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      twice[i] = y[i] == 1 ? 2 : 1;
    }
    Trainer byClass =
        Trainer.automatic()
            .withTolerance(1e-11)
            .withClasses(new SoftmaxLoss(3, List.of(1.0, 2.0, 1.0)));
    double[] classes = byClass.fit(InMemoryRows.of(x, y), MAP).coefficients();
    double[] rows =
        softmax().withTolerance(1e-11).fit(InMemoryRows.of(x, y, twice), MAP).coefficients();
    for (int j = 0; j < rows.length; j++) {
      assertThat(classes[j] / rows[j]).isCloseTo(1, within(1e-7));
    }
  }

  /** Checks the direction as it is told: the score of the own class is never under another's. */
  private static long apart(Separation separation, double[][] x, double[] y) {
    double[] v = separation.direction();
    long apart = 0;
    for (int i = 0; i < y.length; i++) {
      double[] score = new double[3];
      for (int k = 0; k < 3; k++) {
        score[k] = v[3 * k] + v[3 * k + 1] * x[i][0] + v[3 * k + 2] * x[i][1];
      }
      boolean above = true;
      for (int k = 0; k < 3; k++) {
        // Effects are about 1, those on a plane rounding.
        assertThat(score[(int) y[i]]).isGreaterThanOrEqualTo(score[k] - 1e-12);
        above &= k == (int) y[i] || score[(int) y[i]] > score[k] + 1e-9;
      }
      apart += above ? 1 : 0;
    }
    return apart;
  }

  @Test
  void classesThatAreAllApartAreToldSo() {
    double[][] x = x(600);
    double[] y = classes(x, 0, 0);
    // A gap between the classes, so that some plane has it to itself.
    for (int i = 0; i < y.length; i++) {
      x[i][0] += y[i] == 0 ? 1e5 : 0;
      x[i][1] += y[i] == 1 ? 1e-3 : 0;
    }
    Fit fit = softmax().fit(InMemoryRows.of(x, y), MAP);
    Separation separation = ((Outcome.Separable) fit.outcome()).separation();
    assertThat(separation.isComplete()).isTrue();
    assertThat(apart(separation, x, y)).isEqualTo(y.length);
    assertThat(ClassGoodness.of(fit).right()).isEqualTo(1);
  }

  @Test
  void oneClassThatIsApartFromOthersThatAreNotIsToldSo() {
    double[][] x = x(600);
    double[] y = classes(x, 0, 1);
    for (int i = 0; i < y.length; i++) {
      x[i][0] += y[i] == 0 ? 1e5 : 0;
    }
    Fit fit = softmax().fit(InMemoryRows.of(x, y), MAP);
    assertThat(fit.outcome()).as(fit.outcome().reason()).isInstanceOf(Outcome.Separable.class);
    Separation separation = ((Outcome.Separable) fit.outcome()).separation();
    long first = Arrays.stream(y).filter(each -> each == 0).count();
    assertThat(separation.isComplete()).isFalse();
    assertThat(separation.apart()).isEqualTo(first);
    assertThat(apart(separation, x, y)).isEqualTo(first);
  }

  /** Of z > 0 there is class 2 alone, elsewhere all three are: the others are missing there. */
  @Test
  void whereSomeRowsLieOnThePlaneThatIsFoundToo() {
    double[][] x = x(600);
    double[] y = classes(x, 1, 1);
    for (int i = 0; i < y.length; i++) {
      x[i][1] = i % 3 == 0 ? 1 : 0;
      y[i] = i % 3 == 0 ? 2 : y[i];
    }
    Fit fit = softmax().fit(InMemoryRows.of(x, y), MAP);
    assertThat(fit.outcome()).as(fit.outcome().reason()).isInstanceOf(Outcome.Separable.class);
    Separation separation = ((Outcome.Separable) fit.outcome()).separation();
    assertThat(separation.apart()).isEqualTo(200);
    assertThat(apart(separation, x, y)).isEqualTo(200);
  }

  /** Class 1 is nowhere but where x is 1, class 2 nowhere but where z is, class 0 everywhere. */
  @Test
  void classesThatAreMissingInGroupsAreFound() {
    double[][] x = new double[300][2];
    double[] y = new double[300];
    for (int i = 0; i < y.length; i++) {
      x[i][0] = i % 3 == 0 ? 1 : 0;
      x[i][1] = i % 3 == 1 ? 1 : 0;
      y[i] = i % 3 == 2 || i % 4 == 0 ? 0 : i % 3 + 1;
    }
    Fit fit = softmax().fit(InMemoryRows.of(x, y), MAP);
    assertThat(fit.outcome()).as(fit.outcome().reason()).isInstanceOf(Outcome.Separable.class);
    Separation separation = ((Outcome.Separable) fit.outcome()).separation();
    assertThat(separation.apart()).isEqualTo(100);
    assertThat(apart(separation, x, y)).isEqualTo(100);
  }

  @Test
  void quantilesAreKeptFromMethodsThatDoNotArrive() {
    InMemoryRows rows = overlapping();
    Trainer quantile = Trainer.automatic().withLoss(new QuantileLoss(0.5));
    assertThatThrownBy(() -> quantile.withOptimizer(new LBfgs()).fit(rows, MAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("L-BFGS does not arrive at a quantile");
    for (ElasticNet net : List.of(ElasticNet.ridge(0.1), ElasticNet.lasso(0.1))) {
      assertThatThrownBy(() -> quantile.withPenalty(net).fit(rows, MAP))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("there can be no penalty");
    }
    Fit few = quantile.withOptimizer(new LBfgs()).withIterations(3).fit(rows, MAP);
    assertThat(few.outcome()).isInstanceOf(Outcome.Completed.class);
    Trainer named = quantile.withOptimizer(Catalogue.optimizer("interior-point", Optional.empty()));
    assertThat(named.fit(rows, MAP).coefficients())
        .containsExactly(quantile.fit(rows, MAP).coefficients());
  }

  @Test
  void withARidgeNothingIsApart() {
    double[][] x = x(600);
    Fit fit =
        softmax()
            .withPenalty(ElasticNet.ridge(1e-3))
            .fit(InMemoryRows.of(x, classes(x, 0, 0)), MAP);
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    InMemoryRows rows = overlapping();
    assertThatThrownBy(() -> softmax().withPenalty(ElasticNet.lasso(0.1)).fit(rows, MAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ridge alone");
    assertThatThrownBy(() -> softmax().withRoute(Route.TRIANGLE).fit(rows, MAP))
        .hasMessageContaining("No triangle holds the softmax loss");
    for (String name : List.of("sgd", "dual-cd", "interior-point")) {
      Trainer trainer = softmax().withOptimizer(Catalogue.optimizer(name, Optional.empty()));
      assertThatThrownBy(() -> trainer.fit(rows, MAP)).hasMessageContaining("a score each");
    }
    Fit fit = softmax().withIterations(2).fit(rows, MAP);
    assertThatThrownBy(() -> fit.plan().loss()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(fit::model).isInstanceOf(IllegalStateException.class);
  }
}
