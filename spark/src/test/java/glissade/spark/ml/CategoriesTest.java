package glissade.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.spark.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CategoriesTest {

  /** The label is exactly 1 + 2x + 5 for b, + 7 for c. */
  private static Dataset<Row> training() {
    return LocalSpark.session()
        .sql(
            "SELECT *, 1 + 2 * x + CASE kind WHEN 'b' THEN 5 WHEN 'c' THEN 7 ELSE 0 END AS label"
                + " FROM (SELECT /*+ REPARTITION(3) */ cast(id % 5 AS double) AS x,"
                + " element_at(array('a', 'b', 'c'), cast(id % 3 + 1 AS int)) AS kind"
                + " FROM range(40))");
  }

  private static Dataset<Row> rows(String values) {
    return LocalSpark.session().sql("SELECT * FROM VALUES " + values + " AS t(x, kind)");
  }

  @Test
  void textHasACoefficientForEachLevelButTheFirst() {
    LinearRegressorModel model = new LinearRegressor().setColumns("x", "kind").fit(training());
    assertThat(model.featureNames()).containsExactly("x", "kind=b", "kind=c");
    double[] expected = {2, 5, 7};
    for (int j = 0; j < 3; j++) {
      assertThat(model.coefficients().apply(j)).isCloseTo(expected[j], Offset.offset(1e-12));
    }
    assertThat(model.intercept()).isCloseTo(1, Offset.offset(1e-12));
    Row predicted = model.transform(rows("(10D, 'c')")).head();
    assertThat(predicted.<Double>getAs("prediction")).isCloseTo(28, Offset.offset(1e-11));
  }

  @Test
  void aLevelThatWasNeverSeenIsAnErrorOrSkippedOrAddsNothing() {
    LinearRegressorModel model = new LinearRegressor().setColumns("x", "kind").fit(training());
    Dataset<Row> data = rows("(10D, 'c'), (10D, 'z'), (10D, NULL), (NULL, 'b')");
    assertThatThrownBy(() -> model.transform(data.where("kind = 'z'")).collectAsList())
        .hasStackTraceContaining("kind is z, which the model has never seen");
    assertThatThrownBy(() -> model.transform(data.where("kind IS NULL")).collectAsList())
        .hasStackTraceContaining("kind is missing");
    assertThat(model.setHandleInvalid("skip").transform(data).count()).isEqualTo(1);
    List<Row> kept = model.setHandleInvalid("keep").transform(data).collectAsList();
    assertThat(kept.get(1).<Double>getAs("prediction")).isCloseTo(21, Offset.offset(1e-11));
    assertThat(kept.get(2).<Object>getAs("prediction")).isNull();
    assertThat(kept.get(3).<Object>getAs("prediction")).isNull();
  }

  @Test
  void missingCellsOfATableAreToldWithRowAndColumn() {
    Dataset<Row> data =
        training().selectExpr("if(x = 3, NULL, x) AS x", "kind", "label").coalesce(1);
    assertThatThrownBy(() -> new LinearRegressor().setColumns("x", "kind").fit(data))
        .hasMessageContaining("8 of 40 rows of the dataset miss a value (x in 8)")
        .hasMessageContaining("Set handleInvalid to skip");
    LinearRegressorModel model =
        new LinearRegressor().setColumns("x", "kind").setHandleInvalid("skip").fit(data);
    assertThat(model.summary().rowsLeftOut()).isEqualTo(8);
    assertThat(model.coefficients().apply(0)).isCloseTo(2, Offset.offset(1e-12));
  }
}
