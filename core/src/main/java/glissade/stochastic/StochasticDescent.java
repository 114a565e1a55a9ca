package glissade.stochastic;

import glissade.descent.Optimizer;
import glissade.objective.LinearObjective;
import glissade.objective.Objective;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Descent on the gradients of a few rows at a time, g = 1/m Σ ∇ℓᵢ + the penalty's: an update of the
 * loop is an epoch, once through all rows in a random order, and costs O(n·d), or O(non-zeros + d)
 * where zeros are not held. Time counts in epochs and the loss is a mean, so that every number
 * means the same for any m.
 *
 * <p>Where no step is given it follows from the size of rows, see {@link Probe}. After each epoch
 * the loss over all rows is looked at; if it rose, or was not finite, the epoch is taken back and
 * made again with half the step or a tenth of it, so the point told is the last good one and the
 * loss never rises. A halved step is doubled again with each epoch that gains, up to what it was:
 * it finds the size at which the noise lets every other epoch gain (the bold driver; Vogl, Mangis,
 * Rigler, Zink and Alkon, Biological Cybernetics 59, 1988). Where ten epochs in turn gain next to
 * nothing it ends, and says so; it never calls that converged.
 *
 * <p>The look at the loss tells the gradient as well. Of that, where the curvature has a bound c,
 * the next epoch takes a step 1/c in the intercept: targets far from zero would drown the rest.
 *
 * <p>Source: Robbins and Monro, A stochastic approximation method, Ann. Math. Statist. 22 (1951);
 * Bottou, Curtis and Nocedal, Optimization methods for large-scale machine learning, SIAM Review 60
 * (2018); of the rest see {@link Rule}, {@link Baseline}, {@link Average}.
 *
 * @param method what is done with the gradients of rows
 * @param batch m, how many rows there are to an update of the point; 0 for 32 where zeros are held,
 *     fewer if there are fewer than 4,096 rows, and 1 where zeros are not held, since rows with
 *     other features do not disturb each other
 * @param step the first η; empty for one that follows from the rows
 * @param decay after how many epochs η is half the first, then a third, …; 0 for a constant one
 * @param seed of the order of rows; the same seed gives the same bits
 */
public record StochasticDescent(
    Method method, int batch, OptionalDouble step, double decay, long seed) implements Optimizer {

  /** Rows to a mini-batch of dense rows: so many use the vector unit and still learn often. */
  private static final int DENSE_BATCH = 32;

  /** Of an epoch, where there are rows enough: few rows are learned from in smaller groups. */
  private static final int LEAST_UPDATES = 128;

  private static final long USUAL_EPOCHS = 100;

  /** Those that bring the variance to zero converge, so they may take what they need. */
  private static final long MOST_EPOCHS = 1000;

  /** What is done with the gradients of rows. */
  public enum Method {
    /** Plain steps, told is the average of the second half of an epoch. */
    SGD("sgd", "stochastic gradient descent", Rule.Kind.PLAIN, Average.SUFFIX),
    /** Steps on an average of gradients. */
    MOMENTUM("sgd-momentum", "stochastic momentum", Rule.Kind.MOMENTUM, Average.SUFFIX),
    /** The same with Nesterov's look ahead. */
    NESTEROV("sgd-nesterov", "stochastic Nesterov momentum", Rule.Kind.NESTEROV, Average.SUFFIX),
    /** Steps scaled by the sums of squares of derivatives. */
    ADAGRAD("sgd-adagrad", "stochastic AdaGrad", Rule.Kind.ADAGRAD, Average.SUFFIX),
    /** Steps scaled by averages of squares of derivatives. */
    ADAM("sgd-adam", "stochastic Adam", Rule.Kind.ADAM, Average.SUFFIX),
    /** Plain steps, told is an average over all epochs. */
    ASGD("asgd", "averaged stochastic gradient descent", Rule.Kind.PLAIN, Average.ALL),
    /** Variance reduced by gradients at the start of the epoch. */
    SVRG("svrg", "SVRG", Rule.Kind.PLAIN, Average.NONE),
    /** Variance reduced by the gradient each row had last. */
    SAGA("saga", "SAGA", Rule.Kind.PLAIN, Average.NONE);

    private final String name;
    private final String title;
    private final Rule.Kind rule;
    private final Average average;

    Method(String name, String title, Rule.Kind rule, Average average) {
      this.name = name;
      this.title = title;
      this.rule = rule;
      this.average = average;
    }

    Rule.Kind rule() {
      return rule;
    }

    Average average() {
      return average;
    }

    boolean reducesVariance() {
      return this == SVRG || this == SAGA;
    }
  }

  public StochasticDescent {
    if (batch < 0) {
      throw new IllegalArgumentException(
          "A mini-batch must have at least 1 row, not " + batch + ".");
    }
    if (step.isPresent() && !(step.getAsDouble() > 0 && step.getAsDouble() < 1 / 0.0)) {
      throw new IllegalArgumentException(
          "The step must be a finite number over 0, not " + step.getAsDouble() + ".");
    }
    if (!(decay >= 0 && decay < 1 / 0.0)) {
      throw new IllegalArgumentException(
          "The epochs after which the step is half must be a finite number and not negative, not "
              + decay
              + ".");
    }
  }

  /** With everything automatic. */
  public static StochasticDescent of(Method method) {
    return new StochasticDescent(method, 0, OptionalDouble.empty(), 0, 0);
  }

  /**
   * m for rows that are held as these are.
   *
   * @param rows n
   */
  int batchFor(Batch like, long rows) {
    if (batch > 0) {
      return batch;
    }
    // A power of two, so that it does not hang on a row more or less.
    long most = Long.highestOneBit(Math.max(1, rows / LEAST_UPDATES));
    return like instanceof DenseBatch ? (int) Math.min(DENSE_BATCH, most) : 1;
  }

  @Override
  public String name() {
    return method.name;
  }

  @Override
  public String title() {
    return method.title;
  }

  @Override
  public boolean hasGivenStep() {
    return step.isPresent();
  }

  @Override
  public boolean needsRows() {
    return true;
  }

  @Override
  public OptionalLong usualBudget() {
    return OptionalLong.of(method.reducesVariance() ? MOST_EPOCHS : USUAL_EPOCHS);
  }

  @Override
  public Optimizer on(Objective objective) {
    linear(objective);
    return this;
  }

  private LinearObjective linear(Objective objective) {
    if (objective instanceof LinearObjective linear) {
      return linear;
    }
    throw new IllegalArgumentException(
        method.title
            + " goes row by row, and here are none: they are folded, or this is another function."
            + " Choose the route memory or reread, or an optimizer such as lbfgs.");
  }

  @Override
  public Run start(Objective objective) {
    return new Epochs(this, linear(objective));
  }
}
