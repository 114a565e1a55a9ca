package glissade.explore.page;

import glissade.explore.Origin;
import glissade.explore.Subject;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.List;
import java.util.Optional;

/** What a page can be about. */
final class Subjects {

  private Subjects() {}

  static Subject article() {
    InMemoryRows rows = SyntheticRows.ofTheArticle(42).inMemory();
    return new Subject(
        "the article",
        "y",
        List.of("x1", "x2", "x3", "x4", "x5"),
        rows,
        rows.count(),
        Trainer.automatic(),
        true,
        true,
        List.of());
  }

  /** Rows whose columns are called as nobody would call them. */
  static Subject ofOnesOwn() {
    double[][] x = {{1, 10}, {2, 14}, {3, 9}, {4, 15}, {5, 11}, {6, 17}, {7, 12}, {8, 19}};
    double[] y = {3.1, 4.9, 7.2, 8.8, 11.1, 12.7, 15.3, 16.9};
    return new Subject(
        "<script>alert('source')</script>.csv",
        "<i>target</i>",
        List.of("<script>alert(1)</script>", "a \"b\" & c"),
        InMemoryRows.of(x, y),
        8,
        Trainer.automatic(),
        true,
        false,
        List.of("own rows.csv", "--target", "<i>target</i>"));
  }

  /** Rows of a table with columns a and b, of which powers are features: {@code a + a^2 + b}. */
  static Subject ofATable() {
    return ofATable("a + b");
  }

  private static Subject ofATable(String formula) {
    List<String> features = List.of(formula.split(" \\+ ", -1));
    InMemoryRows own = ofOnesOwn().rows();
    double[][] x = new double[8][features.size()];
    double[] y = new double[8];
    for (int i = 0; i < 8; i++) {
      y[i] = own.chunks().get(0).target(i);
      for (int j = 0; j < features.size(); j++) {
        x[i][j] = value(features.get(j), i);
      }
    }
    return new Subject(
        "rows.csv",
        "y",
        features,
        InMemoryRows.of(x, y),
        8,
        Trainer.automatic(),
        true,
        false,
        List.of("rows.csv", "--features", formula),
        Optional.of(
            new Origin(
                formula,
                List.of("a", "\"b <b>\""),
                "8 rows.",
                "Rows rows = of(" + formula + ");",
                Subjects::ofATable)));
  }

  private static double value(String feature, int row) {
    return switch (feature) {
      case "a" -> row + 1;
      case "a^2" -> (row + 1) * (row + 1);
      case "b" -> Math.cos(3 * row);
      default -> throw new IllegalArgumentException("There is no <" + feature + ">.");
    };
  }
}
