package glissade.benchmarks;

import glissade.compress.Moments;
import glissade.descent.Descent;
import glissade.descent.StopRule;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.objective.LinearObjective;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.penalty.Penalty;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.stochastic.StochasticDescent;
import glissade.stochastic.StochasticDescent.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One epoch of stochastic gradient descent from zero over rows in memory, what is looked at for the
 * step included. As the peers do, it does not look at the loss over all rows, before or after.
 */
final class SgdJob implements Job {

  private final InMemoryRows rows;
  private final MeanLoss objective;
  private double[] at;

  /**
   * @param words what and where: …, file, n, d, features held of a row, loss
   */
  SgdJob(String[] words) {
    int n = Integer.parseInt(words[4]);
    int d = Integer.parseInt(words[5]);
    Loss loss = words[7].equals("logistic") ? new LogisticLoss() : new SquaredLoss();
    try {
      rows = FileRows.read(Path.of(words[3]), n, d, Integer.parseInt(words[6]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The columns are of one scale as they stand, and only what measures a gradient needs moments.
    objective = new MeanLoss(rows, loss, Penalty.none(d), new OfOneScale(d), Scaling.raw(d, true));
    at = new double[d + 1];
  }

  @Override
  public void run() {
    double[] zero = new double[rows.features() + 1];
    StochasticDescent sgd = StochasticDescent.of(Method.SGD);
    at = new Descent(new Unseen(objective), sgd, StopRule.after(1), zero).outcome().arrival().at();
  }

  @Override
  public long bytes() {
    return 8 * rows.chunks().stream().mapToLong(Batch::stored).sum();
  }

  /** None that could be told from the loss itself, which {@link #loss} tells. */
  @Override
  public double error() {
    return Double.isFinite(loss()) ? 0 : Double.NaN;
  }

  /** The mean loss over all rows after the epoch. */
  @Override
  public double loss() {
    return objective.valueAndGradient(at, new double[at.length]);
  }

  /** Columns of mean 0 and standard deviation 1. */
  private record OfOneScale(int features) implements Moments {
    @Override
    public long rows() {
      return 1;
    }

    @Override
    public double weightSum() {
      return 1;
    }

    @Override
    public double mean(int j) {
      return 0;
    }

    @Override
    public double norm(int j) {
      return 1;
    }

    @Override
    public double centredNorm(int j) {
      return 1;
    }
  }

  /** The same objective, its value never asked for. */
  private record Unseen(MeanLoss mean) implements LinearObjective {
    @Override
    public int dimension() {
      return mean.dimension();
    }

    @Override
    public double valueAndGradient(double[] at, double[] gradient) {
      Arrays.fill(gradient, 0);
      return 0;
    }

    @Override
    public Rows rows() {
      return mean.rows();
    }

    @Override
    public Loss loss() {
      return mean.loss();
    }

    @Override
    public Penalty penalty() {
      return mean.penalty();
    }

    @Override
    public Scaling scaling() {
      return mean.scaling();
    }
  }
}
