import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;

/** Arrays in, weights out: no scaling, no step size. */
class FitArrays {
  public static void main(String[] args) {
    double[][] x = {{1, 2000}, {2, 1800}, {3, 2600}, {4, 2100}, {5, 2900}};
    double[] y = {5, 8, 12, 14, 19};
    Fit fit = Trainer.automatic().fit(InMemoryRows.of(x, y));
    System.out.println(fit.outcome().status());
    System.out.printf("prediction %.4f%n", fit.model().predict(6, 3000));
  }
}

// Prints:
//   converged
//   prediction 21.9674
