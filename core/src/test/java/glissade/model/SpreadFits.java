package glissade.model;

import glissade.compress.Triangle;
import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.penalty.Penalty;
import glissade.rows.BatchRows;
import glissade.rows.InMemoryRows;
import glissade.rows.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Fits of every kind, to be made of the same rows wherever those are. */
public final class SpreadFits {

  /** What losses of fits that were followed to a duality gap may differ by, as a part of them. */
  public static final double LEAST_GAP = 1e-8;

  private static final double OTHER_WAY = 1e-12;

  private static final int FEATURES = 6;

  /**
   * One of them.
   *
   * @param name what to call it
   * @param trainer makes it
   * @param rows of which
   */
  public record Case(String name, Trainer trainer, InMemoryRows rows) {

    @Override
    public String toString() {
      return name;
    }

    /** κ of the standardised design: the largest of its singular values by the least. */
    public double condition() {
      Triangle triangle = Triangle.of(rows);
      Scaling standard = Scaling.standardized(triangle, true);
      Penalty none = Penalty.none(rows.features());
      return Math.sqrt(new CompressedLeastSquares(triangle, none, standard).spectrum().condition());
    }

    /**
     * How far coefficients may be from those of the same rows elsewhere, see {@link #apart}: κ and
     * 1e-14, which is rounding. Where rows that are spread are descended on in another way, two
     * points whose gradients are τ of their scale are at most 2κ²τ apart. An optimum between
     * corners is followed to a duality gap, see {@link #LEAST_GAP}.
     */
    public double bound() {
      return switch (name) {
        case "lasso over rows" -> 2 * condition() * condition() * OTHER_WAY;
        case "quantile" -> Double.POSITIVE_INFINITY;
        default -> condition() * 1e-14;
      };
    }

    /** (b, w) in units in which each column has mean 0 and standard deviation 1, class by class. */
    public double[] standardised(double[] coefficients) {
      Triangle triangle = Triangle.of(rows);
      Scaling standard = Scaling.standardized(triangle, true);
      int length = rows.features() + 1;
      double[] all = new double[coefficients.length];
      for (int k = 0; k < coefficients.length; k += length) {
        double[] one = Arrays.copyOfRange(coefficients, k, k + length);
        System.arraycopy(standard.toDescent(one), 0, all, k, length);
      }
      return all;
    }
  }

  private SpreadFits() {}

  /** How far two vectors are apart, as a part of the length of one. */
  public static double apart(double[] one, double[] other) {
    double difference = 0;
    double length = 0;
    for (int j = 0; j < one.length; j++) {
      difference = Math.hypot(difference, one[j] - other[j]);
      length = Math.hypot(length, other[j]);
    }
    return difference / length;
  }

  /** Every loss and penalty, with weights, offsets and rows held out. */
  public static List<Case> cases(int rows) {
    Trainer usual = Trainer.automatic();
    List<Case> cases = new ArrayList<>();
    for (String name : LossCatalogue.names()) {
      Trainer trainer = usual.withLoss(LossCatalogue.loss(name));
      cases.add(new Case(name, trainer, made(name, rows, false, false)));
    }
    Trainer logistic = usual.withLoss(LossCatalogue.loss("logistic"));
    Trainer poisson = usual.withLoss(LossCatalogue.loss("poisson"));
    ElasticNet ridge = ElasticNet.ridge(0.05);
    ElasticNet lasso = ElasticNet.lasso(0.05);
    Split split = new Split(0.25, 3);
    InMemoryRows squares = made("squared", rows, false, false);
    InMemoryRows labels = made("logistic", rows, false, false);
    cases.add(new Case("ridge", usual.withPenalty(ridge), squares));
    cases.add(new Case("lasso", usual.withPenalty(lasso), squares));
    cases.add(new Case("squares over rows", usual.withRoute(Route.MEMORY), squares));
    cases.add(
        new Case(
            "lasso over rows",
            usual.withPenalty(lasso).withRoute(Route.MEMORY).withTolerance(OTHER_WAY),
            squares));
    cases.add(new Case("squares held out", usual.withHoldout(split), squares));
    cases.add(new Case("logistic ridge", logistic.withPenalty(ridge), labels));
    cases.add(new Case("logistic lasso", logistic.withPenalty(lasso), labels));
    cases.add(new Case("logistic held out", logistic.withHoldout(split), labels));
    cases.add(new Case("weighted squares", usual, made("squared", rows, true, true)));
    cases.add(new Case("weighted logistic", logistic, made("logistic", rows, true, false)));
    cases.add(new Case("poisson of exposure", poisson, made("poisson", rows, true, true)));
    Trainer softmax = usual.withClasses(new SoftmaxLoss(3));
    cases.add(new Case("softmax", softmax, made("softmax", rows, false, false)));
    cases.add(
        new Case("softmax ridge", softmax.withPenalty(ridge), made("softmax", rows, true, false)));
    return cases;
  }

  /** Columns far from zero, in different units, two of which are alike. */
  private static InMemoryRows made(String loss, int rows, boolean weighted, boolean shifted) {
    Random random = new Random(17);
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < FEATURES; j++) {
      columns.add(new double[rows]);
    }
    double[] target = new double[rows];
    double[] weights = new double[rows];
    double[] offsets = new double[rows];
    for (int i = 0; i < rows; i++) {
      double score = 0.2;
      double shared = random.nextGaussian();
      for (int j = 0; j < FEATURES; j++) {
        double u = j < 2 ? shared + 0.1 * random.nextGaussian() : random.nextGaussian();
        columns.get(j)[i] = Math.pow(10, j - 2) * (3 + u);
        score += (j % 2 == 0 ? 0.3 : -0.2) * u;
      }
      weights[i] = random.nextInt(4);
      offsets[i] = 0.3 * random.nextGaussian();
      target[i] = target(loss, score, random);
    }
    columns.add(target);
    if (weighted) {
      columns.add(weights);
    }
    if (shifted) {
      columns.add(offsets);
    }
    return BatchRows.dense(weighted, shifted, columns.toArray(double[][]::new));
  }

  private static double target(String loss, double score, Random random) {
    double noise = random.nextGaussian();
    return switch (loss) {
      case "logistic" -> score + 1.5 * noise > 0 ? 1 : 0;
      case "squared-hinge" -> 4 * score + noise > 0 ? 1 : 0;
      case "softmax" -> score + noise > 0.8 ? 2 : score - noise > 0.5 ? 1 : 0;
      case "poisson", "tweedie" -> Math.floor(-2 * Math.exp(score) * Math.log(random.nextDouble()));
      case "gamma" -> -Math.exp(score) * Math.log(random.nextDouble());
      default -> score + noise;
    };
  }
}
