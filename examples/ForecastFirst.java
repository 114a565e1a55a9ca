import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;

/** What gradient descent will do on these rows, before it does it; and whether it did. */
class ForecastFirst {
  public static void main(String[] args) {
    double[][] x = {{1, 1.2}, {2, 1.9}, {3, 3.3}, {4, 3.9}, {5, 5.2}};
    double[] y = {3, 4, 8, 9, 12};
    Trainer trainer = Trainer.automatic().withStandardize(Trainer.Standardize.ON);
    CompressedPlan plan = (CompressedPlan) trainer.plan(InMemoryRows.of(x, y), columns -> {});
    Forecast forecast = plan.forecast();
    System.out.printf(
        "steps below %.3f converge, %.3f is best%n",
        forecast.stableBelow().orElseThrow(), forecast.bestStep());
    double predicted = forecast.withStep(0.5).loss(100);

    Fit fit = trainer.withStep(0.5).withIterations(100).fit(InMemoryRows.of(x, y));
    System.out.printf("loss after 100: forecast %.10f, happened %.10f%n", predicted, fit.loss());
  }
}

// Prints:
//   steps below 0.502 converge, 0.500 is best
//   loss after 100: forecast 2.7462380287, happened 2.7462380287
