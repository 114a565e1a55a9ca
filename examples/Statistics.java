import glissade.inference.Estimate;
import glissade.inference.Sampling;
import glissade.inference.Summary;
import glissade.inference.SummaryOptions;
import glissade.model.TableFit;
import glissade.table.ObjectTable;
import java.util.List;

/** The table that R and statsmodels print, as records. */
class Statistics {
  public record Plant(double days, double water, double height) {}

  public static void main(String[] args) {
    List<Plant> plants =
        List.of(
            new Plant(1, 2, 2.1), new Plant(2, 1, 2.9), new Plant(3, 4, 6.2), new Plant(4, 2, 6.1),
            new Plant(5, 5, 9.3), new Plant(6, 1, 7.2), new Plant(7, 3, 10.4));
    TableFit fitted =
        TableFit.of(ObjectTable.ofRecords("plants", Plant.class, plants), "height ~ days + water");
    Summary summary = Summary.of(fitted.fit(), fitted.rows(), SummaryOptions.USUAL);
    for (Estimate estimate : summary.estimates()) {
      Sampling sampling = estimate.sampling().orElseThrow();
      System.out.printf(
          "%-11s %8.4f ± %.4f%n",
          estimate.name(), estimate.estimate().orElseThrow(), sampling.error());
    }
  }
}

// Prints:
//   (intercept)  -0.4534 ± 0.2490
//   days          1.1972 ± 0.0476
//   water         0.7696 ± 0.0681
