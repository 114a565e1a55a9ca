package glissade.spark.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.model.TableFit;
import glissade.spark.LocalSpark;
import glissade.table.ObjectTable;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormulasTest {

  private static final String FORMULA =
      "label ~ x * kind + poly(z, 2) + ns(z, 3):x + log(z) + C(month(day)) + hour(at) + hash(text, 3)";

  @TempDir Path folder;

  private static Dataset<Row> rows(int from, int to) {
    return LocalSpark.session()
        .sql(
            ("SELECT *, 1 + 2 * x + z * z / 50 + cos(id) AS label FROM (SELECT /*+ REPARTITION(3) */"
                    + " id, id %% 7 / 3D AS x, 1 + id * id %% 41 / 5D AS z,"
                    + " element_at(array('a', 'b', 'c'), cast(id * id %% 7 %% 3 + 1 AS int)) AS kind,"
                    + " concat('t', id * id %% 23) AS text,"
                    + " date_add(DATE'2024-01-31', cast(id * 17 %% 90 AS int)) AS day,"
                    + " timestamp_seconds(1700000000 + id * 5003) AS at FROM range(%d, %d))")
                .formatted(from, to));
  }

  /** The same rows as objects of this process. */
  private static ObjectTable<Row> objects(Dataset<Row> data) {
    List<Row> collected = new ArrayList<>(data.collectAsList());
    return ObjectTable.of("rows", collected)
        .number("x", row -> row.<Double>getAs("x"))
        .number("z", row -> row.<Double>getAs("z"))
        .text("kind", row -> row.<String>getAs("kind"))
        .text("text", row -> row.<String>getAs("text"))
        .time("day", row -> row.<Date>getAs("day").toLocalDate())
        .time("at", FormulasTest::at)
        .number("label", row -> row.<Double>getAs("label"))
        .build();
  }

  private static LocalDateTime at(Row row) {
    return row.<java.sql.Timestamp>getAs("at").toLocalDateTime();
  }

  @Test
  void aFormulaIsFittedAndAppliedAsOnOneMachine() throws Exception {
    Dataset<Row> data = rows(0, 200);
    LinearRegressorModel model = new LinearRegressor().setFormula(FORMULA).fit(data);
    TableFit here = TableFit.of(objects(data), FORMULA);
    assertThat(model.featureNames()).containsExactlyElementsOf(here.rows().map().features());

    Dataset<Row> others = rows(300, 340);
    double[] expected = here.fit().model().answers(objects(others))[0];
    String saved = folder.resolve("model").toString();
    model.write().save(saved);
    for (LinearRegressorModel each : List.of(model, LinearRegressorModel.load(saved))) {
      List<Row> predicted = each.transform(others).collectAsList();
      assertThat(predicted).hasSize(40);
      for (int i = 0; i < 40; i++) {
        assertThat(predicted.get(i).<Double>getAs("prediction"))
            .isCloseTo(expected[i], Offset.offset(1e-9));
      }
    }
  }

  @Test
  void aFormulaWithoutOneHasNoIntercept() {
    LinearRegressorModel model = new LinearRegressor().setFormula("x + kind - 1").fit(rows(0, 50));
    assertThat(model.intercept()).isZero();
    assertThat(model.featureNames()).containsExactly("x", "kind=a", "kind=b", "kind=c");
  }

  @Test
  void cellsOutsideOfAFunctionsDomainAreErrorsOrSkipped() {
    LinearRegressorModel model = new LinearRegressor().setFormula("log(z)").fit(rows(0, 50));
    Dataset<Row> data = rows(0, 10).selectExpr("if(id = 4, -1D, z) AS z");
    assertThatThrownBy(() -> model.transform(data).collectAsList())
        .hasStackTraceContaining("A row cannot be predicted")
        .hasStackTraceContaining("log(z)");
    assertThat(model.setHandleInvalid("skip").transform(data).count()).isEqualTo(9);
  }

  @Test
  void whatAFormulaCannotBeIsSaid() {
    LinearRegressor regressor = new LinearRegressor();
    assertThatThrownBy(() -> regressor.setFormula("x +"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("formula: ")
        .hasMessageContaining("x +");
    assertThatThrownBy(() -> new LinearRegressor().setFormula("x + w").fit(rows(0, 9)))
        .hasMessageContaining("formula: there is no column w. There are id, x, z");
    assertThatThrownBy(() -> new LinearRegressor().setFormula("z ~ x").fit(rows(0, 9)))
        .hasMessageContaining("its left side is z, and labelCol is label");
    assertThatThrownBy(() -> new LinearRegressor().setFormula("x").setColumns("z").fit(rows(0, 9)))
        .hasMessageContaining("columns and formula");
  }
}
