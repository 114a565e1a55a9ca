package glissade.report.run;

import glissade.descent.Descent;
import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.report.words.Forecasts;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Runs to draw. */
public final class Runs {

  private Runs() {}

  /** A story of a run over rows whose columns are called x1, x2 …, with the target y. */
  public static Story of(Trainer trainer, Rows rows) {
    List<String> names = new ArrayList<>();
    for (int j = 1; j <= rows.features(); j++) {
      names.add("x" + j);
    }
    return of(trainer, rows, names);
  }

  /** The same with other names. */
  public static Story of(Trainer trainer, Rows rows, List<String> names) {
    Plan plan = trainer.plan(rows, columns -> {});
    History history = new History(plan.beginning());
    Descent descent = plan.start();
    while (descent.hasNext()) {
      history.see(descent.next());
    }
    Outcome outcome = descent.outcome();
    history.end(outcome);
    FeatureMap map = new FeatureMap(names, "y", null, Missing.FAIL, null);
    return new Story(
        plan.finish(outcome, map),
        names,
        "y",
        history,
        Forecasts.of(plan),
        Optional.empty(),
        Optional.of(rows));
  }

  /** Columns of different scales, the last one leaning on the first; a linear target with noise. */
  public static double[][] columns(int rows, int features, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[rows][features];
    for (double[] row : x) {
      for (int j = 0; j < features; j++) {
        row[j] = (j + 1) * (1 + 2 * random.nextGaussian());
      }
      row[features - 1] += row[0];
    }
    return x;
  }

  /** Targets that are a line through columns, and noise. */
  public static double[] line(double[][] x, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 3 + random.nextGaussian();
      for (int j = 0; j < x[i].length; j++) {
        y[i] += (j % 2 == 0 ? 1.5 : -0.5) * x[i][j];
      }
    }
    return y;
  }

  /** Rows of a line. */
  public static InMemoryRows rows(int rows, int features, long seed) {
    double[][] x = columns(rows, features, seed);
    return InMemoryRows.of(x, line(x, seed));
  }

  /** Rows of two classes that overlap. */
  public static InMemoryRows classes(int rows, int features, long seed) {
    double[][] x = columns(rows, features, seed);
    double[] y = line(x, seed);
    SplittableRandom random = new SplittableRandom(seed + 2);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] + 6 * random.nextGaussian() > 3 ? 1 : 0;
    }
    return InMemoryRows.of(x, y);
  }
}
