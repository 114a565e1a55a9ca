package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Step sizes that look or remember beside plain ones, written once more as their papers have them,
 * on ½Σλx² with λ geometric from 1 to κ: the same points, and as many iterations. What is added up
 * is rounded as there, since most of these rules are chaotic: after a hundred updates points that
 * were rounded differently have nothing in common but the rate.
 */
class ReferenceStepsTest {

  private static final int DIMENSION = 20;
  private static final int SEEDS = 41;
  private static final Set<String> ORTHOGONAL = Set.of("cg", "lbfgs");

  /** Writes the next x, from x, the gradient g and k. */
  private interface Rule {
    double[] next(double[] x, double[] g);
  }

  private static double[] start(long seed) {
    Random random = new Random(seed);
    double[] x = new double[DIMENSION];
    Arrays.setAll(x, j -> random.nextGaussian());
    return x;
  }

  private static double[] gradient(double[] curvatures, double[] x) {
    double[] g = new double[x.length];
    Arrays.setAll(g, j -> curvatures[j] * x[j]);
    return g;
  }

  private static double gap(double[] curvatures, double[] x) {
    return dot(gradient(curvatures, x), x) / 2;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum = Math.fma(a[j], b[j], sum);
    }
    return sum;
  }

  private static double[] plus(double[] x, double factor, double[] d) {
    double[] sum = new double[x.length];
    Arrays.setAll(sum, j -> Math.fma(factor, d[j], x[j]));
    return sum;
  }

  private static double[] minus(double[] a, double[] b) {
    return plus(a, -1, b);
  }

  /** Cauchy's. */
  private static Rule exact(double[] curvatures) {
    return (x, g) -> plus(x, -dot(g, g) / dot(g, gradient(curvatures, g)), g);
  }

  /** Barzilai and Borwein's, the first step Cauchy's. */
  private static Rule barzilaiBorwein(double[] curvatures, boolean isLong) {
    List<double[]> xs = new ArrayList<>();
    List<double[]> gs = new ArrayList<>();
    return (x, g) -> {
      double eta = dot(g, g) / dot(g, gradient(curvatures, g));
      if (!xs.isEmpty()) {
        double[] s = minus(x, xs.get(xs.size() - 1));
        double[] y = minus(g, gs.get(gs.size() - 1));
        eta = isLong ? dot(s, s) / dot(s, y) : dot(s, y) / dot(y, y);
      }
      xs.add(x);
      gs.add(g);
      return plus(x, -eta, g);
    };
  }

  /** Malitsky and Mishchenko's, algorithm 1, with Cauchy's step for λ₀. */
  private static Rule adGD(double[] curvatures) {
    List<double[]> xs = new ArrayList<>();
    List<double[]> gs = new ArrayList<>();
    double[] lambdaAndTheta = {0, Double.POSITIVE_INFINITY};
    return (x, g) -> {
      double lambda = dot(g, g) / dot(g, gradient(curvatures, g));
      if (!xs.isEmpty()) {
        double[] s = minus(x, xs.get(xs.size() - 1));
        double[] y = minus(g, gs.get(gs.size() - 1));
        double last = lambdaAndTheta[0];
        lambda =
            Math.min(Math.sqrt(1 + lambdaAndTheta[1]) * last, Math.sqrt(dot(s, s) / dot(y, y)) / 2);
        lambdaAndTheta[1] = lambda / last;
      }
      lambdaAndTheta[0] = lambda;
      xs.add(x);
      gs.add(g);
      return plus(x, -lambda, g);
    };
  }

  /** Polyak's. */
  private static Rule polyak(double[] curvatures) {
    return (x, g) -> plus(x, -gap(curvatures, x) / dot(g, g), g);
  }

  /** Hestenes and Stiefel's, algorithm 5.2 of Nocedal and Wright: the residual by recurrence. */
  private static Rule conjugateGradient(double[] curvatures) {
    List<double[]> directions = new ArrayList<>();
    List<double[]> residuals = new ArrayList<>();
    return (x, g) -> {
      boolean isFirst = directions.isEmpty();
      double[] r = isFirst ? g : residuals.get(residuals.size() - 1);
      double[] p =
          isFirst ? plus(new double[g.length], -1, g) : directions.get(directions.size() - 1);
      double[] hp = gradient(curvatures, p);
      double alpha = dot(r, r) / dot(p, hp);
      double[] nextR = plus(r, alpha, hp);
      double beta = dot(nextR, nextR) / dot(r, r);
      residuals.add(nextR);
      directions.add(plus(plus(new double[g.length], -1, nextR), beta, p));
      return plus(x, alpha, p);
    };
  }

  private static Rule rule(String name, double[] curvatures) {
    return switch (name) {
      case "exact" -> exact(curvatures);
      case "bb1" -> barzilaiBorwein(curvatures, true);
      case "bb2" -> barzilaiBorwein(curvatures, false);
      case "adgd" -> adGD(curvatures);
      case "polyak" -> polyak(curvatures);
      case "cg", "ncg", "ncg:formula=hs", "lbfgs:memory=50", "lbfgs" ->
          conjugateGradient(curvatures);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Optimizer optimizer(String name) {
    return Catalogue.stepSizes().contains(name)
        ? new GradientDescent(Catalogue.stepSize(name))
        : Catalogue.optimizer(name, Optional.empty());
  }

  private static long iterations(Rule rule, double[] curvatures, double[] start) {
    double[] x = start;
    double target = 1e-8 * gap(curvatures, x);
    long k = 0;
    while (gap(curvatures, x) > target) {
      x = rule.next(x, gradient(curvatures, x));
      k++;
    }
    return k;
  }

  private static double median(long[] counts) {
    Arrays.sort(counts);
    return (double) counts[counts.length / 2];
  }

  static List<List<String>> medians() {
    return OptimizerDocument.table("medians of steps and searches");
  }

  /**
   * The medians are those of the table in the documents and, within a twentieth, the plain rule's.
   * Those that keep their gradients or directions orthogonal or nearly so may need fewer iterations
   * than the plain recurrence of conjugate gradient.
   */
  @ParameterizedTest
  @MethodSource("medians")
  void takesAsManyIterationsAsThePlainRule(List<String> row) {
    String name = row.get(0);
    double[] conditions = {1e2, 1e4};
    for (int i = 0; i < conditions.length; i++) {
      double[] curvatures = DiagonalQuadratic.geometric(DIMENSION, conditions[i]).curvatures();
      long[] plain = new long[SEEDS];
      long[] actual = new long[SEEDS];
      for (int seed = 0; seed < SEEDS; seed++) {
        double[] start = start(seed);
        plain[seed] = iterations(rule(name, curvatures), curvatures, start);
        actual[seed] = iterations(name, curvatures, start);
      }
      double found = median(actual);
      assertThat(String.format(Locale.ROOT, "%,.0f", found)).as(name).isEqualTo(row.get(1 + i));
      double allowed = Math.ceil(0.05 * median(plain));
      if (ORTHOGONAL.contains(name)) {
        assertThat(found).isLessThanOrEqualTo(median(plain) + allowed);
      } else {
        assertThat(found).as(name).isCloseTo(median(plain), within(allowed));
      }
    }
  }

  private static long iterations(String name, double[] curvatures, double[] start) {
    Outcome outcome =
        new Descent(
                new DiagonalQuadratic(curvatures),
                optimizer(name),
                StopRule.gap(1e-8).or(StopRule.budget(1_000_000)),
                start)
            .outcome();
    assertThat(outcome).isInstanceOf(Outcome.Converged.class);
    return outcome.arrival().iterations();
  }

  @ParameterizedTest
  @CsvSource({
    "exact, 300, 0",
    "bb1, 300, 0",
    "bb2, 300, 0",
    "adgd, 300, 0",
    "polyak, 300, 0",
    "cg, 10, 1e-9",
    "ncg, 10, 1e-9",
    "ncg:formula=hs, 10, 1e-9",
    "lbfgs:memory=50, 10, 1e-9",
  })
  void makesThePointsOfThePlainRule(String name, int updates, double tolerance) {
    double[] curvatures = DiagonalQuadratic.geometric(DIMENSION, 1e2).curvatures();
    double[] x = start(3);
    Rule rule = rule(name, curvatures);
    Descent descent =
        new Descent(new DiagonalQuadratic(curvatures), optimizer(name), StopRule.after(updates), x);
    while (descent.hasNext()) {
      Step step = descent.next();
      x = rule.next(x, gradient(curvatures, x));
      double size = Math.sqrt(dot(x, x));
      double[] off = minus(step.at(), x);
      assertThat(Math.sqrt(dot(off, off)))
          .as("%s after update %d", name, step.iteration())
          .isLessThanOrEqualTo(tolerance * size);
    }
  }
}
