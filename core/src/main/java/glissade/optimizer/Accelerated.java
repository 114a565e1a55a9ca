package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.descent.Stateful;

/**
 * A run of accelerated descent: x_{k+1} = y_k − η∇F(y_k), y_{k+1} = x_{k+1} + β_k(x_{k+1} − x_k),
 * from x₀ = y₀. The points of the descent are the y_k, where F and ∇F are known.
 */
final class Accelerated implements Direction.Run {

  /** β_k, one update after the other. */
  interface Momentum extends Stateful {

    /** β for this update. */
    double next();

    /** Starts over. */
    void restart();
  }

  private final Momentum momentum;
  private final Restart restart;

  /** x_k. */
  private final double[] last;

  private final LossChange change;
  private boolean begun;

  Accelerated(int dimension, Momentum momentum, Restart restart) {
    this.momentum = momentum;
    this.restart = restart;
    this.last = new double[dimension];
    this.change = new LossChange(dimension);
  }

  @Override
  public void step(Point here, Line line, double eta, Point next) {
    double[] from = here.at();
    if (!begun) {
      System.arraycopy(from, 0, last, 0, from.length);
      begun = true;
    }
    double[] to = next.at();
    double[] direction = line.direction();
    for (int j = 0; j < to.length; j++) {
      to[j] = Math.fma(eta, direction[j], from[j]);
    }
    double beta = 0;
    if (isDue(here, to)) {
      momentum.restart();
    } else {
      beta = momentum.next();
    }
    for (int j = 0; j < to.length; j++) {
      double x = to[j];
      to[j] = Math.fma(beta, x - last[j], x);
      last[j] = x;
    }
    next.moved();
  }

  private boolean isDue(Point here, double[] x) {
    return switch (restart) {
      case NONE -> false;
      case FUNCTION -> change.to(here) > 0;
      case GRADIENT -> {
        double uphill = 0;
        for (int j = 0; j < x.length; j++) {
          uphill = Math.fma(here.gradient()[j], x[j] - last[j], uphill);
        }
        yield uphill > 0;
      }
    };
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    momentum.exchange(checkpoint.in("momentum"));
    checkpoint.vector("last", last);
    begun = checkpoint.flag("begun", begun);
    change.exchange(checkpoint.in("change"));
  }
}
