package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

  private static final String FORMULA =
      "mpg ~ poly(displacement, 2) + log(horsepower) + ns(weight_lb, 3) + acceleration:weight_lb"
          + " + year(year) + C(month(year))";

  @TempDir private Path folder;

  @Test
  void theQueryAnswersAsPredictDoes() throws SQLException {
    Path cars = Tables.cars(folder);
    Path model = folder.resolve("model.json");
    glissade("fit", cars, "--features", FORMULA, "--missing=drop", "--save", model).endsWith(0);
    Path predicted = folder.resolve("predicted.parquet");
    glissade("predict", model, cars, "--output", predicted).endsWith(0);
    Path sql = folder.resolve("model.sql");
    glissade("export", model, "--sql", sql).endsWith(0).says("Wrote " + sql);

    String query = Tables.read(sql).strip().replaceFirst(";$", "");
    List<Double> told = column("SELECT prediction FROM '" + predicted + "' ORDER BY name");
    List<Double> scored =
        column(
            "WITH source AS (FROM '%s') SELECT prediction FROM (%s\n) ORDER BY name"
                .formatted(cars, query));
    assertThat(scored).hasSize(200).hasSameSizeAs(told);
    for (int i = 0; i < 200; i++) {
      assertThat(scored.get(i)).as("row %d", i).isCloseTo(told.get(i), within(1e-9));
    }
  }

  /** NaN where NULL. */
  private static List<Double> column(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Double> column = new ArrayList<>();
      while (rows.next()) {
        double value = rows.getDouble(1);
        column.add(rows.wasNull() ? Double.NaN : value);
      }
      return column;
    }
  }

  @Test
  void severalFormsAreWrittenAtOnce() {
    Path model = folder.resolve("model.json");
    glissade("fit", Tables.exact(folder), "--target=y", "--save", model).endsWith(0);
    Path onnx = folder.resolve("model.onnx");
    Path pmml = folder.resolve("model.pmml");
    glissade("export", model, "--onnx", onnx, "--pmml", pmml, "--quiet").endsWith(0);
    assertThat(onnx).isNotEmptyFile();
    assertThat(Tables.read(pmml)).contains("<RegressionModel", "NumericPredictor name=\"a\"");
  }

  @Test
  void whatIsWrongIsSaidBeforeTheModelIsRead() {
    Path none = folder.resolve("none.json");
    glissade("export", none).endsWith(2).says("Nothing is asked for", "--onnx");
    glissade("export", none, "--sql", "model.txt").endsWith(2).says("must end in .sql");
    Path nowhere = folder.resolve("nowhere").resolve("model.sql");
    glissade("export", none, "--sql", nowhere).endsWith(3).says("does not exist");
    glissade("export", none, "--sql", folder.resolve("m.sql")).endsWith(3).says("none.json");
  }
}
