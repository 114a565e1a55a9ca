package glissade.stochastic;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import glissade.loss.Loss;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the gradient before a row is looked at, so that only the difference is left to
 * chance: g = ∇ℓᵢ(z) − ∇ℓᵢ(known) + the mean of ∇ℓ(known). Its variance goes to zero on the way to
 * the optimum, so a constant step converges, linearly where the objective is strongly convex.
 */
class Baseline implements Stateful {

  /** None: plain gradients of rows. */
  static final Baseline NONE = new Baseline();

  /**
   * At the start of an epoch.
   *
   * @param z the point; not modified
   * @param gradient the mean of ∇ℓ there; not modified
   */
  void begin(double[] z, double[] gradient) {}

  /** Forgets all, where an epoch led nowhere. */
  void forget() {}

  /** The mean that is known, one a variable; null for none. */
  double @Nullable [] mean() {
    return null;
  }

  /**
   * Takes off what is known: r ← r − factor·weight·∂ℓ/∂s(known).
   *
   * @param r factor·weight·∂ℓ/∂s; overwritten
   */
  void correct(MiniBatch batch, Loss loss, double factor, double[] r) {}

  /** After a step on {@code r}: may change the mean of variables that are settled. */
  void learned(MiniBatch batch, double[] r, double factor) {}

  @Override
  public void exchange(Checkpoint checkpoint) {}

  /**
   * SVRG: known is the gradient of each row at the point the epoch began with, computed anew.
   * Source: Johnson and Zhang, Accelerating stochastic gradient descent using predictive variance
   * reduction, NIPS 2013.
   */
  static final class AtStart extends Baseline {

    private final double[] reference;
    private final double[] mean;
    private double[] known = {};

    AtStart(int size) {
      reference = new double[size];
      mean = new double[size];
    }

    @Override
    void begin(double[] z, double[] gradient) {
      System.arraycopy(z, 0, reference, 0, z.length);
      System.arraycopy(gradient, 0, mean, 0, z.length);
    }

    @Override
    double[] mean() {
      return mean;
    }

    @Override
    void correct(MiniBatch batch, Loss loss, double factor, double[] r) {
      if (known.length < batch.count()) {
        known = new double[batch.count()];
      }
      batch.scores(reference, known);
      batch.derivatives(loss, known, factor, known);
      for (int i = 0; i < batch.count(); i++) {
        r[i] -= known[i];
      }
    }
  }
}
