package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.StopRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many iterations each rule takes to 1e-8 of the first gap, beside a plain loop of the same
 * rule: curvatures geometric from 1 to κ, d = 20, the start standard normal in the eigenbasis, the
 * median of 41 seeds.
 */
class ReferenceRulesTest {

  private static final int D = 20;
  private static final int SEEDS = 41;
  private static final double GAP = 1e-8;

  /** One update: from the point and its gradient to the next point. */
  private interface Rule {
    double[] next(double[] w, double[] gradient, double loss);
  }

  static List<List<String>> medians() {
    return OptimizerDocument.table("medians of directions");
  }

  /**
   * The medians are those of the table in the documents and, within a twentieth, the plain loop's.
   */
  @ParameterizedTest
  @MethodSource("medians")
  void iterationsAreThoseOfAPlainLoop(List<String> row) {
    String name = row.get(0);
    String step = row.get(1);
    double[] conditions = {1e2, 1e4};
    for (int i = 0; i < conditions.length; i++) {
      double kappa = conditions[i];
      DiagonalQuadratic problem = DiagonalQuadratic.geometric(D, kappa);
      Optimizer optimizer = Catalogue.optimizer(name, Optional.of(Catalogue.stepSize(step)));
      long run = median(seed -> iterations(problem, optimizer, start(seed)));
      long reference = median(seed -> plain(problem, rule(name, step, kappa), start(seed)));
      assertThat((double) run).isCloseTo((double) reference, within(0.05 * (double) reference));
      assertThat(row.get(2 + i)).isEqualTo(String.format(Locale.ROOT, "%,d", run));
    }
  }

  private static long median(IntToLongFunction iterations) {
    long[] all = new long[SEEDS];
    Arrays.setAll(all, iterations);
    Arrays.sort(all);
    return all[SEEDS / 2];
  }

  private static double[] start(int seed) {
    Random random = new Random(seed);
    double[] start = new double[D];
    Arrays.setAll(start, i -> random.nextGaussian());
    return start;
  }

  private static long iterations(DiagonalQuadratic problem, Optimizer optimizer, double[] start) {
    StopRule stop = StopRule.gap(GAP).or(StopRule.budget(1_000_000));
    Outcome outcome = new Descent(problem, optimizer, stop, start).outcome();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    return outcome.arrival().iterations();
  }

  private static long plain(DiagonalQuadratic problem, Rule rule, double[] start) {
    double[] w = start;
    double[] gradient = new double[D];
    double first = problem.valueAndGradient(w, gradient);
    double loss = first;
    long k = 0;
    while (loss > GAP * first) {
      w = rule.next(w, gradient, loss);
      loss = problem.valueAndGradient(w, gradient);
      k++;
    }
    return k;
  }

  private static Rule rule(String name, String step, double kappa) {
    double root = Math.sqrt(kappa);
    double three = Math.sqrt(3 * kappa + 1);
    String which = name + " " + step;
    return switch (which) {
      case "gd 1/L" -> steepest(1 / kappa);
      case "gd auto" -> steepest(2 / (kappa + 1));
      case "momentum auto" ->
          heavyBall(4 / ((root + 1) * (root + 1)), Math.pow((root - 1) / (root + 1), 2));
      case "nesterov auto" -> nesterov(4 / (3 * kappa + 1), (three - 2) / (three + 2));
      case "nesterov 1/L" -> nesterov(1 / kappa, (root - 1) / (root + 1));
      default -> convex(1 / kappa, name.endsWith("function"));
    };
  }

  private static Rule steepest(double eta) {
    return (w, gradient, loss) -> {
      double[] next = new double[D];
      for (int i = 0; i < D; i++) {
        next[i] = w[i] - eta * gradient[i];
      }
      return next;
    };
  }

  private static Rule heavyBall(double eta, double beta) {
    double[] moved = new double[D];
    return (w, gradient, loss) -> {
      double[] next = new double[D];
      for (int i = 0; i < D; i++) {
        moved[i] = beta * moved[i] - eta * gradient[i];
        next[i] = w[i] + moved[i];
      }
      return next;
    };
  }

  private static Rule nesterov(double eta, double beta) {
    double[][] x = {new double[0]};
    return (y, gradient, loss) -> {
      double[] last = x[0].length == 0 ? y : x[0];
      double[] next = new double[D];
      x[0] = new double[D];
      for (int i = 0; i < D; i++) {
        x[0][i] = y[i] - eta * gradient[i];
        next[i] = x[0][i] + beta * (x[0][i] - last[i]);
      }
      return next;
    };
  }

  private static Rule convex(double eta, boolean byFunction) {
    return new Rule() {
      private double[] last = new double[0];
      private double lastLoss = Double.POSITIVE_INFINITY;
      private double t = 1;

      @Override
      public double[] next(double[] y, double[] gradient, double loss) {
        if (last.length == 0) {
          last = y;
        }
        double[] x = new double[D];
        double uphill = 0;
        for (int i = 0; i < D; i++) {
          x[i] = y[i] - eta * gradient[i];
          uphill += gradient[i] * (x[i] - last[i]);
        }
        double beta = 0;
        if (byFunction ? loss > lastLoss : uphill > 0) {
          t = 1;
        } else {
          double following = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
          beta = (t - 1) / following;
          t = following;
        }
        double[] next = new double[D];
        for (int i = 0; i < D; i++) {
          next[i] = x[i] + beta * (x[i] - last[i]);
        }
        last = x;
        lastLoss = loss;
        return next;
      }
    };
  }
}
