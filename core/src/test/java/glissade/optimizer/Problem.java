package glissade.optimizer;

import glissade.objective.FunctionObjective;
import glissade.objective.KnownLeast;
import glissade.objective.Objective;
import glissade.objective.TwiceDifferentiable;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A function to descend on, of which everything is known. */
final class Problem {

  private final String name;
  private final KnownLeast objective;
  private final double[] start;
  private final double step;

  private Problem(String name, KnownLeast objective, double[] start, double step) {
    this.name = name;
    this.objective = objective;
    this.start = start;
    this.step = step;
  }

  /** As in the table of the contract. */
  String name() {
    return name;
  }

  /** Knows its least value. */
  KnownLeast objective() {
    return objective;
  }

  /** From where. */
  double[] start() {
    return start;
  }

  /** A constant step size with which steepest descent converges. */
  double step() {
    return step;
  }

  /** The columns of the table of the contract. */
  static Problem[] all() {
    return new Problem[] {
      quadratic("κ = 1, d = 1", 1, 1),
      quadratic("κ = 1e2, d = 1000", 1_000, 1e2),
      quadratic("κ = 1e4, d = 20", 20, 1e4),
      quadratic("κ = 1e6, d = 2", 2, 1e6),
      rosenbrock(),
      beale(),
      logistic()
    };
  }

  /** Curvatures from 1 to κ in geometric progression; every direction has as large a gap. */
  static Problem quadratic(String name, int d, double condition) {
    DiagonalQuadratic bowl = DiagonalQuadratic.geometric(d, condition);
    double[] start = new double[d];
    for (int j = 0; j < d; j++) {
      start[j] = 1 / Math.sqrt(bowl.curvature(j));
    }
    return new Problem(name, bowl, start, 1 / condition);
  }

  /** 100(y − x²)² + (1 − x)², from the usual start. */
  static Problem rosenbrock() {
    return new Problem(
        "Rosenbrock",
        new Known(
            2,
            at -> {
              double up = at[1] - at[0] * at[0];
              return 100 * up * up + (1 - at[0]) * (1 - at[0]);
            },
            at -> {
              double up = at[1] - at[0] * at[0];
              return new double[] {-400 * at[0] * up - 2 * (1 - at[0]), 200 * up};
            },
            0),
        new double[] {-1.2, 1},
        1e-3);
  }

  /** Σ (cᵢ − x(1 − yⁱ))² with c = 1.5, 2.25, 2.625, from the usual start. */
  static Problem beale() {
    double[] c = {1.5, 2.25, 2.625};
    return new Problem(
        "Beale",
        new Known(
            2,
            at -> {
              double sum = 0;
              double power = 1;
              for (double each : c) {
                power *= at[1];
                double left = each - at[0] * (1 - power);
                sum += left * left;
              }
              return sum;
            },
            at -> {
              double[] gradient = new double[2];
              double power = 1;
              for (int i = 0; i < 3; i++) {
                double slope = (i + 1) * power;
                power *= at[1];
                double left = c[i] - at[0] * (1 - power);
                gradient[0] -= 2 * left * (1 - power);
                gradient[1] += 2 * left * at[0] * slope;
              }
              return gradient;
            },
            0),
        new double[] {1, 1},
        1e-2);
  }

  /** The mean of ln(1 + exp(−m)) over 200 margins m = ±x·w, and a ridge of 1e-3. */
  static Problem logistic() {
    Random random = new Random(17);
    double[][] x = new double[200][5];
    for (double[] row : x) {
      double score = random.nextGaussian();
      for (int j = 0; j < row.length; j++) {
        row[j] = random.nextGaussian() * (j + 1);
        score += row[j] * (j % 2 == 0 ? 1 : -0.5);
      }
      for (int j = 0; j < row.length && score < 0; j++) {
        row[j] = -row[j];
      }
    }
    Known unknownLeast = new Known(5, w -> logisticLoss(x, w), w -> logisticGradient(x, w), 0);
    double[] optimum = newton(x);
    double least = unknownLeast.f().applyAsDouble(optimum);
    return new Problem(
        "logistic loss, d = 5",
        new Smooth(
            new Known(5, unknownLeast.f(), unknownLeast.df(), least),
            w -> flat(logisticHessian(x, w))),
        new double[5],
        0.3);
  }

  private static final double RIDGE = 1e-3;

  private static double logisticLoss(double[][] x, double[] w) {
    double sum = 0;
    for (double[] row : x) {
      double margin = Line.dot(row, w);
      sum +=
          margin > 0
              ? StrictMath.log1p(StrictMath.exp(-margin))
              : -margin + StrictMath.log1p(StrictMath.exp(margin));
    }
    return sum / x.length + RIDGE / 2 * Line.dot(w, w);
  }

  private static double[] logisticGradient(double[][] x, double[] w) {
    double[] gradient = new double[w.length];
    for (double[] row : x) {
      double wrong = 1 / (1 + StrictMath.exp(Line.dot(row, w)));
      for (int j = 0; j < w.length; j++) {
        gradient[j] -= wrong * row[j] / x.length;
      }
    }
    for (int j = 0; j < w.length; j++) {
      gradient[j] += RIDGE * w[j];
    }
    return gradient;
  }

  private static double[][] logisticHessian(double[][] x, double[] w) {
    int d = w.length;
    double[][] hessian = new double[d][d];
    for (double[] row : x) {
      double wrong = 1 / (1 + StrictMath.exp(Line.dot(row, w)));
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          hessian[i][j] += wrong * (1 - wrong) * row[i] * row[j] / x.length;
        }
      }
    }
    for (int i = 0; i < d; i++) {
      hessian[i][i] += RIDGE;
    }
    return hessian;
  }

  private static double[] flat(double[][] matrix) {
    return Stream.of(matrix).flatMapToDouble(DoubleStream::of).toArray();
  }

  /** Newton's method with plain elimination, from zero. */
  private static double[] newton(double[][] x) {
    int d = x[0].length;
    double[] w = new double[d];
    for (int round = 0; round < 50; round++) {
      double[] step = solve(logisticHessian(x, w), logisticGradient(x, w));
      for (int j = 0; j < d; j++) {
        w[j] -= step[j];
      }
    }
    return w;
  }

  /** Elimination without pivoting, for positive definite matrices. Overwrites both. */
  static double[] solve(double[][] a, double[] b) {
    int d = b.length;
    for (int k = 0; k < d; k++) {
      for (int i = k + 1; i < d; i++) {
        double part = a[i][k] / a[k][k];
        for (int j = k; j < d; j++) {
          a[i][j] -= part * a[k][j];
        }
        b[i] -= part * b[k];
      }
    }
    for (int i = d - 1; i >= 0; i--) {
      for (int j = i + 1; j < d; j++) {
        b[i] -= a[i][j] * b[j];
      }
      b[i] /= a[i][i];
    }
    return b;
  }

  /** Any F with its least value. */
  record Known(
      int dimension, ToDoubleFunction<double[]> f, UnaryOperator<double[]> df, double leastLoss)
      implements KnownLeast {

    @Override
    public double valueAndGradient(double[] at, double[] gradient) {
      return new FunctionObjective(dimension, f, df).valueAndGradient(at, gradient);
    }

    @Override
    public double gap(double[] at) {
      return f.applyAsDouble(at) - leastLoss;
    }
  }

  /** One with second derivatives. */
  record Smooth(Known known, UnaryOperator<double[]> second)
      implements KnownLeast, TwiceDifferentiable {

    @Override
    public int dimension() {
      return known.dimension();
    }

    @Override
    public double valueAndGradient(double[] at, double[] gradient) {
      return known.valueAndGradient(at, gradient);
    }

    @Override
    public double[] hessian(double[] at) {
      return second.apply(at);
    }

    @Override
    public double leastLoss() {
      return known.leastLoss();
    }

    @Override
    public double gap(double[] at) {
      return known.gap(at);
    }
  }

  /** The same function, of which nothing is known but values and gradients. */
  Objective unknown() {
    return new Objective() {
      @Override
      public int dimension() {
        return objective.dimension();
      }

      @Override
      public double valueAndGradient(double[] at, double[] gradient) {
        return objective.valueAndGradient(at, gradient);
      }
    };
  }
}
