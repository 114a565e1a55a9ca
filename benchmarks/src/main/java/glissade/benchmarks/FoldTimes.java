package glissade.benchmarks;

import glissade.compress.Triangle;
import glissade.evaluation.CrossValidation;
import glissade.evaluation.FoldTriangles;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.objective.HeldOutSquares;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Cross-validation of a ridge from the triangles of the folds, beside fitting every fold for every
 * λ from its rows: how long each takes, and how far their errors are apart. The rows are in memory
 * before the clock starts, for the second those of each fold too.
 *
 * <pre>ROWS COLUMNS FOLDS LAMBDAS RUNS</pre>
 */
final class FoldTimes {

  private final InMemoryRows rows;
  private final Folds folds;
  private final int count;

  private FoldTimes(int n, int d, int folds, int count) {
    this.rows = RowsJob.normal(n, d);
    this.folds = new Folds(folds, 42);
    this.count = count;
  }

  public static void main(String[] arguments) {
    int[] sizes = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    FoldTimes times = new FoldTimes(sizes[0], sizes[1], sizes[2], sizes[3]);
    CrossValidation known = times.folded();
    double[] lambdas =
        known.candidates().stream().mapToDouble(CrossValidation.Candidate::lambda).toArray();
    double[] folded = new double[sizes[4]];
    for (int run = 0; run < folded.length; run++) {
      folded[run] = seconds(times::folded);
    }
    Arrays.sort(folded);
    double refitted = 0;
    double apart = 0;
    for (int k = 0; k < sizes[2]; k++) {
      Rows training = times.folds.split(k).training(times.rows).inMemory();
      Triangle heldOut = Triangle.of(times.folds.split(k).heldOut(times.rows));
      for (int i = 0; i < lambdas.length; i++) {
        Trainer trainer = Trainer.automatic().withPenalty(ElasticNet.ridge(lambdas[i]));
        Fit[] fit = new Fit[1];
        refitted +=
            seconds(
                () -> {
                  fit[0] = trainer.fit(training);
                  return fit[0];
                });
        double error = error(heldOut, fit[0]);
        double found = known.candidates().get(i).byFold().get(k);
        apart = Math.max(apart, Math.abs(error - found) / error);
      }
    }
    double median = folded[folded.length / 2];
    System.out.printf(
        Locale.ROOT,
        "%,d rows × %d columns, %d folds, %d λ%n"
            + "from the triangles of the folds   %.3f s [%.3f..%.3f]%n"
            + "every fold and λ from its rows    %.3f s, %.0f × as long%n"
            + "errors apart by at most           %.1e of themselves%n",
        sizes[0],
        sizes[1],
        sizes[2],
        sizes[3],
        median,
        folded[0],
        folded[folded.length - 1],
        refitted,
        refitted / median,
        apart);
  }

  private CrossValidation folded() {
    FoldTriangles triangles = FoldTriangles.of(rows, folds);
    return CrossValidation.ofPath(triangles, ElasticNet.ridge(1), true, count);
  }

  private static double error(Triangle heldOut, Fit fit) {
    Scaling raw = Scaling.raw(heldOut.features(), true);
    return new HeldOutSquares(heldOut, raw).applyAsDouble(fit.optimum());
  }

  private static double seconds(Supplier<?> work) {
    long start = System.nanoTime();
    if (work.get() == null) {
      throw new IllegalStateException("nothing was done");
    }
    return (System.nanoTime() - start) * 1e-9;
  }
}
