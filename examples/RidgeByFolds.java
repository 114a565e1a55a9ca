import glissade.evaluation.CrossValidation;
import glissade.evaluation.FoldTriangles;
import glissade.penalty.ElasticNet;
import glissade.rows.Folds;
import glissade.rows.InMemoryRows;
import java.util.Random;

/** A λ chosen by cross-validation: one pass over the rows for all folds and all λ. */
class RidgeByFolds {
  public static void main(String[] args) {
    Random random = new Random(7);
    double[][] x = new double[60][10];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 10; j++) {
        x[i][j] = random.nextGaussian();
      }
      y[i] = 3 * x[i][0] - x[i][1] + 4 * random.nextGaussian();
    }
    FoldTriangles folds = FoldTriangles.of(InMemoryRows.of(x, y), new Folds(5, 1));
    CrossValidation path = CrossValidation.ofPath(folds, ElasticNet.ridge(1), true, 50);
    CrossValidation.Candidate least = path.best();
    CrossValidation.Candidate simpler = path.withinOneStandardError();
    System.out.printf(
        "least error %.3f ± %.3f at λ = %.4f%n",
        least.error(), least.standardError(), least.lambda());
    System.out.printf("within one standard error of it: λ = %.4f%n", simpler.lambda());
  }
}

// Prints:
//   least error 16.177 ± 2.009 at λ = 0.8824
//   within one standard error of it: λ = 5.9194
