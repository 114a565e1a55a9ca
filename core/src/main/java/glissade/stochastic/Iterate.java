package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The point of a stochastic method, of which each variable moves when a row touches it and is
 * brought up to date only then. Between two touches a variable follows its own differential
 * equation over the step sizes τ added up in between,
 *
 * <pre>dz/dτ = −p(bz + a)</pre>
 *
 * with b its ridge, a the part of its gradient that is known without the row (see {@link Baseline})
 * and p what its steps are scaled by. That is solved exactly: z ← e⁻ˣz − paτφ(x), x = pbτ, φ(x) =
 * (1 − e⁻ˣ)/x, so many small updates and one late one are the same, and a touch costs O(1) whatever
 * the number of updates that did not touch it. A step on the gradient g of a row, z ← z −
 * pηgφ(−pbη), has z = −(g + a)/b as its fixed point together with that flow: no step size biases
 * the optimum as long as pηb is at most 16.
 *
 * <p>Source of the lazy updates: Langford, Li and Zhang, Sparse online learning via truncated
 * gradient, JMLR 10 (2009); of the integrator: Hochbruck and Ostermann, Exponential integrators,
 * Acta Numerica 19 (2010).
 */
final class Iterate implements Stateful {

  /** Below it six terms of a series are exact. */
  private static final double SMALL = 0.01;

  /**
   * The pbη that a step still makes up for. Beyond it the flow leaves less than 1e-7 of where the
   * point was, and e^pbη would overflow: so it is after a first gradient of almost nothing, by
   * which adaptive rules divide.
   */
  private static final double LARGEST = 16;

  private final double[] value;
  private final double[] touched;

  /**
   * ∫z dτ since the average was begun; where nothing flows, less what that would be at the last
   * value: a change of z at τ adds as much times τ, and nothing need be done in between.
   */
  private final double[] integral;

  private final double @Nullable [] ridge;
  private final Rule rule;
  private double @Nullable [] drift;
  private double clock;
  private double averagedFrom;
  private boolean averaging;
  private boolean isPlain;

  /**
   * @param ridge b of each variable, null where none has any; kept
   */
  Iterate(int size, double @Nullable [] ridge, Rule rule) {
    this.value = new double[size];
    this.touched = new double[size];
    this.integral = new double[size];
    this.ridge = ridge;
    this.rule = rule;
  }

  /** z; a variable is as it was when it was last settled. To be filled before {@link #begin}. */
  double[] value() {
    return value;
  }

  /**
   * Starts the clock anew from the values as they stand.
   *
   * @param knownGradient a, null for nothing; kept, and may change where a variable was settled
   */
  void begin(double @Nullable [] knownGradient) {
    drift = knownGradient;
    isPlain = rule.isPlain() && isSettled();
    clock = 0;
    averaging = false;
    Arrays.fill(touched, 0);
  }

  /** From here on the average is taken, for which nothing may be known of the gradient. */
  void beginAverage() {
    settleAll();
    averaging = true;
    averagedFrom = clock;
    Arrays.fill(integral, 0);
  }

  /** Whether the average is being taken. */
  boolean isAveraging() {
    return averaging;
  }

  /** out ← the average since it was begun, each point counted with its step size. */
  void average(double[] out) {
    settleAll();
    double length = clock - averagedFrom;
    for (int j = 0; j < value.length; j++) {
      double mean = length > 0 ? integral[j] / length : 0;
      out[j] = isSettled() || length == 0 ? value[j] + mean : mean;
    }
  }

  /** Moves all variables on by η: those that nothing touches will be told later. */
  void advance(double eta) {
    clock += eta;
  }

  void settleAll() {
    for (int j = 0; j < value.length && !isSettled(); j++) {
      settle(j);
    }
  }

  /** Whether nothing moves but what is pushed. */
  boolean isSettled() {
    return ridge == null && drift == null;
  }

  /** Brings variable j up to date. */
  void settle(int j) {
    double late = clock - touched[j];
    if (late != 0 && !isSettled()) {
      touched[j] = clock;
      flow(j, late);
    }
  }

  private void flow(int j, double late) {
    double p = rule.scale(j);
    double x = ridge == null ? 0 : p * ridge[j] * late;
    double phi = phi(x);
    double known = drift == null ? 0 : p * drift[j];
    if (averaging) {
      integral[j] = Math.fma(value[j] * phi, late, integral[j]);
    }
    value[j] = Math.fma(-known * late, phi, Math.fma(-x * phi, value[j], value[j]));
  }

  /**
   * A step on the gradient of a row or some.
   *
   * @param j a variable that is settled
   */
  void push(int j, double eta, double gradient) {
    double change = rule.change(j, eta, gradient);
    double x = ridge == null ? 0 : Math.min(LARGEST, rule.scale(j) * ridge[j] * eta);
    change = x == 0 ? change : change * phi(-x);
    value[j] -= change;
    if (averaging && isSettled()) {
      integral[j] = Math.fma(change, clock - averagedFrom, integral[j]);
    }
  }

  /** A step on the gradient of all variables, which are settled. */
  void pushAll(double eta, double[] gradient) {
    if (!isPlain) {
      for (int j = 0; j < value.length; j++) {
        push(j, eta, gradient[j]);
      }
      return;
    }
    double since = averaging ? eta * (clock - averagedFrom) : 0;
    for (int j = 0; j < value.length; j++) {
      value[j] = Math.fma(-eta, gradient[j], value[j]);
    }
    for (int j = 0; j < value.length && averaging; j++) {
      integral[j] = Math.fma(since, gradient[j], integral[j]);
    }
  }

  /** A step on r·u with u a row of few values: those of its columns, which are settled. */
  void pushRow(double eta, double r, int[] columns, double[] u, int from, int to) {
    if (!isPlain) {
      for (int k = from; k < to; k++) {
        push(columns[k], eta, r * u[k]);
      }
      return;
    }
    double step = -eta * r;
    double since = averaging ? -step * (clock - averagedFrom) : 0;
    for (int k = from; k < to; k++) {
      value[columns[k]] = Math.fma(step, u[k], value[columns[k]]);
    }
    for (int k = from; k < to && averaging; k++) {
      integral[columns[k]] = Math.fma(since, u[k], integral[columns[k]]);
    }
  }

  boolean isFinite() {
    double sum = 0;
    for (double v : value) {
      sum += v * 0;
    }
    return sum == 0;
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    checkpoint.vector("value", value);
    checkpoint.vector("touched", touched);
    checkpoint.vector("integral", integral);
    clock = checkpoint.number("clock", clock);
    averagedFrom = checkpoint.number("averagedFrom", averagedFrom);
    averaging = checkpoint.flag("averaging", averaging);
  }

  /** (1 − e⁻ˣ)/x, 1 at 0. */
  static double phi(double x) {
    if (Math.abs(x) < SMALL) {
      return 1
          - x
              / 2
              * (1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6 * (1 - x / 7 * (1 - x / 8))))));
    }
    return -Math.expm1(-x) / x;
  }
}
