package glissade.explore.page;

import glissade.fold.ParallelFold;
import glissade.loss.Link;
import glissade.report.run.Truth;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes up rows by a {@link Recipe}. With t = b + w·x + noise·ε, as the article has it, numbers are
 * t itself; other targets are drawn from z = (t − b)/‖w‖: classes with probability 1/(1 + e⁻²ᶻ),
 * counts by Poisson and amounts by Gamma of shape 4, both with mean e^(1 + z/2).
 *
 * <p>With collinearity ρ feature j ≥ 2 is ρx₁ + √(1 − ρ²)xⱼ, so that its variance stays 1. An
 * outlier has the target b − 3w·x, the other class, or ten times its count or amount.
 */
final class MadeUp {

  /** The article's. */
  private static final double[] WEIGHTS = {2, 4, 5, 9, 11};

  private static final double INTERCEPT = 2;

  /** Draws of their own for what the article's rows do not have. */
  private static final long OTHER_DRAWS = 0x5DEECE66DL;

  private final Recipe recipe;
  private final Choices.Targets targets;
  private final double[] weights;

  MadeUp(Recipe recipe, Choices.Targets targets) {
    this.recipe = recipe;
    this.targets = targets;
    this.weights = new double[recipe.features()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = WEIGHTS[j % WEIGHTS.length];
    }
  }

  /** The true w, as {@code glissade generate} takes it, of a plain recipe. */
  double[] weights() {
    return weights.clone();
  }

  static double intercept() {
    return INTERCEPT;
  }

  /** Whether {@code glissade generate} makes the same rows. */
  boolean isPlain() {
    return targets == Choices.Targets.NUMBERS && recipe.isPlain();
  }

  /** Where nothing is added to them, the same bits as {@code glissade demo} and generate make. */
  InMemoryRows rows() {
    InMemoryRows plain =
        new SyntheticRows(
                recipe.rows(),
                weights,
                INTERCEPT,
                recipe.noise(),
                recipe.seed(),
                ParallelFold.onAllProcessors())
            .inMemory();
    if (isPlain()) {
      return plain;
    }
    DenseTable table = DenseTable.of(plain);
    SplittableRandom random = new SplittableRandom(recipe.seed() ^ OTHER_DRAWS);
    for (int i = 0; i < table.y().length; i++) {
      change(table.x()[i], table.y(), i, random);
    }
    return InMemoryRows.of(table.x(), table.y());
  }

  private void change(double[] x, double[] y, int i, SplittableRandom random) {
    double noise = y[i] - INTERCEPT - score(x);
    double rest = Math.sqrt(1 - recipe.collinearity() * recipe.collinearity());
    for (int j = 1; j < x.length; j++) {
      x[j] = recipe.collinearity() * x[0] + rest * x[j];
    }
    double score = score(x);
    y[i] = target(score, noise, random, random.nextDouble() < recipe.outliers());
    x[x.length - 1] *= recipe.unit();
  }

  private double score(double[] x) {
    double score = 0;
    for (int j = 0; j < x.length; j++) {
      score = Math.fma(weights[j], x[j], score);
    }
    return score;
  }

  private double size() {
    double squares = 0;
    for (double weight : weights) {
      squares = Math.fma(weight, weight, squares);
    }
    return Math.sqrt(squares);
  }

  private double target(double score, double noise, SplittableRandom random, boolean outlier) {
    double z = (score + noise) / size();
    double mean = Math.exp(1 + z / 2);
    return switch (targets) {
      case NUMBERS -> outlier ? INTERCEPT - 3 * score : INTERCEPT + score + noise;
      case CLASSES -> (random.nextDouble() < Link.LOGIT.mean(2 * z)) == outlier ? 0 : 1;
      case COUNTS -> count(mean, random) * (outlier ? 10 : 1);
      case AMOUNTS -> amount(mean, random) * (outlier ? 10 : 1);
    };
  }

  /** Poisson: how many exponential waits fit into the mean. */
  private static double count(double mean, SplittableRandom random) {
    int count = 0;
    for (double left = mean + Math.log(1 - random.nextDouble());
        left > 0;
        left += Math.log(1 - random.nextDouble())) {
      count++;
    }
    return count;
  }

  /** Gamma of shape 4: four exponential waits. */
  private static double amount(double mean, SplittableRandom random) {
    double sum = 0;
    for (int wait = 0; wait < 4; wait++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return Math.max(Double.MIN_NORMAL, mean * sum / 4);
  }

  /** What the rows were made from, where a fit would find it. */
  Optional<Truth> truth() {
    if (targets != Choices.Targets.NUMBERS && recipe.noise() > 0) {
      return Optional.empty();
    }
    double times =
        switch (targets) {
          case NUMBERS -> 1;
          case CLASSES -> 2 / size();
          case COUNTS, AMOUNTS -> 0.5 / size();
        };
    double[] truth = new double[weights.length + 1];
    truth[0] =
        switch (targets) {
          case NUMBERS -> INTERCEPT;
          case CLASSES -> 0;
          case COUNTS, AMOUNTS -> 1;
        };
    for (int j = 0; j < weights.length; j++) {
      truth[j + 1] = times * weights[j];
    }
    truth[weights.length] /= recipe.unit();
    return Optional.of(new Truth(truth));
  }
}
