package glissade.explore.page;

import glissade.explore.Subject;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.SyntheticRows;
import java.util.List;

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
}
