package glissade.coordinate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import glissade.loss.GammaLoss;
import glissade.loss.HuberLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.objective.CompositeLoss;
import glissade.objective.FunctionObjective;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.penalty.Penalty;
import glissade.rows.InMemoryRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProximalNewtonTest {

  private static final List<Loss> LOSSES =
      List.of(new LogisticLoss(), new PoissonLoss(), new GammaLoss(), new HuberLoss(1));

  /** Columns of scales from 1e-3 to 1e5 that lie off zero, the last near a combination of two. */
  private static double[][] rows(int n, int d, Random random) {
    double[][] x = new double[n][d];
    for (double[] row : x) {
      for (int j = 0; j < d; j++) {
        row[j] = random.nextGaussian();
      }
      if (d > 2) {
        row[d - 1] = row[0] - row[1] + 0.1 * row[d - 1];
      }
      for (int j = 0; j < d; j++) {
        row[j] = Math.pow(10, j * 8.0 / d - 3) * (row[j] + 10);
      }
    }
    return x;
  }

  private static double[] targets(double[][] x, Loss loss, Random random) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      double score = (x[i][0] / 1e-3 - 10) / 2 + random.nextGaussian() / 2;
      if (loss instanceof HuberLoss) {
        y[i] = score + (i % 9 == 0 ? 20 : 0);
      } else if (loss instanceof LogisticLoss) {
        y[i] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
      } else {
        y[i] = loss instanceof PoissonLoss ? Math.floor(2 * Math.exp(score)) : Math.exp(score);
      }
    }
    return y;
  }

  /** ∂/∂w of the mean loss in units of the column's deviation, by plain loops; b first. */
  private static double[] derivatives(double[][] x, double[] y, Loss loss, double[] at) {
    int d = x[0].length;
    double[] sums = new double[d + 1];
    for (int i = 0; i < y.length; i++) {
      double score = at[0];
      for (int j = 0; j < d; j++) {
        score += at[j + 1] * x[i][j];
      }
      double each = loss.derivative(score, y[i]) / y.length;
      sums[0] += each;
      for (int j = 0; j < d; j++) {
        sums[j + 1] += each * (x[i][j] - mean(x, j)) / deviation(x, j);
      }
    }
    return sums;
  }

  private static double mean(double[][] x, int j) {
    double mean = 0;
    for (double[] row : x) {
      mean += row[j] / x.length;
    }
    return mean;
  }

  private static double deviation(double[][] x, int j) {
    double squares = 0;
    for (double[] row : x) {
      squares += Math.pow(row[j] - mean(x, j), 2) / x.length;
    }
    return Math.sqrt(squares);
  }

  private static double fraction(ElasticNet penalty, int j) {
    return penalty.factors().isEmpty() ? 1 : penalty.factors().get(j);
  }

  @Property(tries = 60)
  void zeroIsASubgradientWhateverTheUnits(
      @ForAll @IntRange(min = 1, max = 7) int d,
      @ForAll @IntRange(min = 0, max = 3) int which,
      @ForAll boolean mixed,
      @ForAll boolean weighed,
      @ForAll long seed) {
    Random random = new Random(seed);
    Loss loss = LOSSES.get(which);
    double[][] x = rows(60, d, random);
    double[] y = targets(x, loss, random);
    List<Double> factors = new ArrayList<>();
    for (int j = 0; j < d && weighed; j++) {
      factors.add(List.of(1.0, 0.0, 3.0).get(j % 3));
    }
    ElasticNet penalty = new ElasticNet(0.05, mixed ? 0.6 : 1, true, factors);
    Fit fit =
        Trainer.automatic()
            .withLoss(loss)
            .withPenalty(penalty)
            .withTolerance(1e-9)
            .fit(InMemoryRows.of(x, y));
    assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
    double[] at = fit.coefficients();
    double[] derivatives = derivatives(x, y, loss, at);
    assertThat(derivatives[0]).isCloseTo(0, within(1e-7));
    for (int j = 0; j < d; j++) {
      double factor = penalty.lambda() * fraction(penalty, j);
      double corner = factor * penalty.l1Ratio();
      double w = at[j + 1] * deviation(x, j);
      double slope = derivatives[j + 1] + factor * (1 - penalty.l1Ratio()) * w;
      if (w == 0) {
        assertThat(Math.abs(slope)).isLessThanOrEqualTo(corner + 1e-7);
      } else {
        assertThat(slope).isCloseTo(-corner * Math.signum(w), within(1e-7));
      }
    }
  }

  private static CompositeLoss objective(int n, int d, Loss loss, double lambda) {
    Random random = new Random(5);
    double[][] x = rows(n, d, random);
    InMemoryRows rows = InMemoryRows.of(x, targets(x, loss, random));
    Triangle triangle = Triangle.of(rows);
    Penalty penalty = ElasticNet.lasso(lambda).on(triangle);
    return new CompositeLoss(rows, loss, penalty, triangle, Scaling.standardized(triangle, true));
  }

  @Test
  void aFewPassesAreEnough() {
    for (Loss loss : List.of(new LogisticLoss(), new PoissonLoss(), new GammaLoss())) {
      CompositeLoss objective = objective(400, 20, loss, 0.01);
      StopRule stop = StopRule.stationary(1e-10).or(StopRule.budget(15));
      Descent descent =
          new Descent(objective, new ProximalNewton(), stop, objective.constantModel());
      assertThat(descent.outcome()).as(loss.name()).isInstanceOf(Outcome.Converged.class);
    }
  }

  @Test
  void theLossNeverRises() {
    CompositeLoss objective = objective(100, 5, new PoissonLoss(), 0.01);
    double[] far = {3, -2, 2, 1, -1, 2};
    Descent descent = new Descent(objective, new ProximalNewton(), StopRule.after(12), far);
    double[] gradient = new double[6];
    double last = objective.valueAndGradient(far, gradient);
    for (int k = 0; k < 12; k++) {
      double value = descent.next().loss();
      assertThat(value).isLessThanOrEqualTo(last * (1 + 1e-13));
      last = value;
    }
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    Random random = new Random(6);
    double[][] x = rows(30_000, 6, random);
    InMemoryRows rows = InMemoryRows.of(x, targets(x, new LogisticLoss(), random));
    Trainer trainer =
        Trainer.automatic().withLoss(new LogisticLoss()).withPenalty(ElasticNet.lasso(0.02));
    double[] one = trainer.fit(rows.withThreads(1)).coefficients();
    assertThat(trainer.fit(rows.withThreads(3)).coefficients()).isEqualTo(one);
  }

  @Test
  void aFunctionWithoutSecondDerivativesIsRefused() {
    assertThatThrownBy(
            () ->
                new ProximalNewton()
                    .on(new FunctionObjective(1, at -> at[0], at -> new double[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Choose fista");
  }
}
