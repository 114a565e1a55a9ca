package glissade.benchmarks;

import glissade.compress.ColumnStatistics;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.StopRule;
import glissade.loss.LogisticLoss;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.optimizer.Catalogue;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;

/**
 * Logistic regression on sparse rows with C = 1 and no intercept: ½‖w‖² and the sum of the losses,
 * which is the mean loss with λ = 1/n. From zero until the bound of the gap is within its
 * tolerance.
 */
final class SparseJob implements Job {

  /** The dual proves it. */
  private static final double DUAL_TOLERANCE = 1e-6;

  /** The gradient's bound is no closer: the gap that is measured is just under 1e-6. */
  private static final double TOLERANCE = 1.5e-6;

  private static final double EXACT = 1e-10;

  private final MeanLoss objective;
  private final Optimizer optimizer;
  private double value;
  private double least = Double.NaN;

  SparseJob(SparseData data, String optimizer) {
    this.objective = objective(data);
    this.optimizer = Catalogue.optimizer(optimizer, Optional.empty());
  }

  static MeanLoss objective(SparseData data) {
    InMemoryRows rows = data.rows();
    ColumnStatistics columns = ColumnStatistics.of(rows);
    ElasticNet ridge = new ElasticNet(1.0 / rows.count(), 0, false, List.of());
    Scaling scaling = Scaling.raw(rows.features(), false);
    return new MeanLoss(rows, new LogisticLoss(), ridge.on(columns), columns, scaling);
  }

  @Override
  public void run() {
    boolean dual = optimizer.name().equals("dual-cd");
    value = descend(optimizer, dual ? DUAL_TOLERANCE : TOLERANCE);
  }

  private double descend(Optimizer chosen, double tolerance) {
    StopRule stop = StopRule.nearLeast(tolerance).or(StopRule.budget(1_000));
    double[] start = new double[objective.dimension()];
    return new Descent(objective, chosen, stop, start).outcome().arrival().loss();
  }

  /** Of the loss from the least, which is found once. */
  @Override
  public double error() {
    if (Double.isNaN(least)) {
      least = descend(Catalogue.optimizer("dual-cd", Optional.empty()), EXACT);
    }
    return (value - least) / least;
  }

  /** One loss and its gradient. */
  static final class Gradient implements Job {

    private final MeanLoss objective;
    private final double[] gradient;
    private final long stored;
    private double value;

    Gradient(SparseData data) {
      objective = objective(data);
      gradient = new double[objective.dimension()];
      stored = objective.rows().inMemory().chunks().stream().mapToLong(c -> c.stored()).sum();
    }

    @Override
    public void run() {
      value = objective.valueAndGradient(new double[gradient.length], gradient);
    }

    @Override
    public double error() {
      return Math.abs(value - Math.log(2));
    }

    /** A value and its column. */
    @Override
    public long bytes() {
      return 12 * stored;
    }
  }
}
