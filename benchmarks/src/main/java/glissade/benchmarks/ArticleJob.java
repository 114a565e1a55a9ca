package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Step;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;

/**
 * The article's job: 5,000 rows of 5 features, 1,000 updates with η = 0.01 from zero, all iterates
 * and losses kept. The fold, the plan and the descent are all of it.
 */
final class ArticleJob implements Job {

  private static final int UPDATES = 1_000;

  private final SyntheticRows source = SyntheticRows.ofTheArticle(42);
  private final InMemoryRows rows = source.inMemory();
  private final Trainer trainer = Trainer.automatic().withStep(0.01).withIterations(UPDATES);

  private double[][] iterates = {};
  private double[] losses = {};
  private int updates;

  @Override
  public void run() {
    iterates = new double[UPDATES][];
    losses = new double[UPDATES];
    updates = 0;
    Descent descent = trainer.plan(Triangle.of(rows)).start();
    while (descent.hasNext()) {
      Step step = descent.next();
      iterates[updates] = step.at();
      losses[updates] = step.loss();
      updates++;
    }
  }

  /** Of the last point from the weights the rows were made with; all updates have to be there. */
  @Override
  public double error() {
    double[] truth = source.weights();
    double[] last = iterates[UPDATES - 1];
    double error = Math.abs(last[0] - source.intercept());
    for (int j = 0; j < truth.length; j++) {
      error = Math.max(error, Math.abs(last[j + 1] - truth[j]));
    }
    return updates == UPDATES && losses[0] > losses[UPDATES - 1] ? error : Double.NaN;
  }

  /** The fold's and the updates'. */
  @Override
  public long flops() {
    long parameters = 1L + rows.features();
    return 2L * 5_000 * (parameters + 1) * (parameters + 1)
        + 2L * UPDATES * parameters * parameters;
  }
}
