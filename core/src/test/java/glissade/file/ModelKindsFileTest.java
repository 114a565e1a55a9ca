package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.Category;
import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.features.TableRows;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.loss.HuberLoss;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.QuantileLoss;
import glissade.loss.SquaredLoss;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.model.Trainer;
import glissade.penalty.ElasticNet;
import glissade.table.ArrayTable;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelKindsFileTest {

  @TempDir Path folder;

  /** Columns x, h in 0 … 3, y in {−1, 1}, counts n, exposures t. */
  private static ArrayTable table() {
    Random random = new Random(4);
    double[][] cells = new double[200][];
    for (int i = 0; i < cells.length; i++) {
      double x = random.nextGaussian();
      int h = random.nextInt(4);
      double y = random.nextGaussian() + 0.5 * x + 0.2 * h > 0.3 ? 1 : -1;
      cells[i] = new double[] {x, h, y, 1 + random.nextInt(5), 0.5 + random.nextDouble()};
    }
    return new ArrayTable(List.of("x", "h", "y", "n", "t"), cells);
  }

  private static Fit fit(Loss loss, ElasticNet penalty, ColumnRoles roles, Missing missing) {
    Coding coding = Coding.usual(!penalty.isNone(), true);
    TableRows rows = TableRows.of(table(), roles, loss, coding, missing, new ParallelFold(1));
    Trainer trainer = Trainer.automatic().withLoss(loss).withPenalty(penalty);
    // A quantile with a penalty has corners that descent does not arrive at.
    boolean arrives = penalty.isNone() || !(loss instanceof QuantileLoss);
    return (arrives ? trainer : trainer.withIterations(30)).fit(rows, rows.map());
  }

  private static ColumnRoles roles(String target) {
    return new ColumnRoles(List.of("x"), List.of("h"), target, null, null, "t", true);
  }

  private Path written(Fit fit) {
    Path path = folder.resolve("model.json");
    ModelFile.write(path, fit);
    return path;
  }

  @ParameterizedTest
  @CsvSource({
    "squared, n",
    "huber:delta=1.35, n",
    "quantile:tau=0.9, n",
    "logistic, y",
    "squared-hinge, y",
    "poisson, n",
    "gamma, n",
    "tweedie:power=1.3, n"
  })
  void everyLossIsReadBackWithWhatBelongsToIt(String name, String target) {
    Loss loss = LossCatalogue.loss(name);
    for (Missing missing : List.of(Missing.DROP, Missing.MEAN)) {
      for (ElasticNet penalty : List.of(ElasticNet.none(), ElasticNet.ridge(0.01))) {
        Fit fit = fit(loss, penalty, roles(target), missing);
        LinearModel before = fit.model();
        LinearModel after = ModelFile.read(written(fit));
        assertThat(after.loss()).isEqualTo(loss);
        assertThat(after.intercept()).isEqualTo(before.intercept());
        assertThat(after.weights()).isEqualTo(before.weights());
        FeatureMap map = after.featureMap();
        assertThat(map.features()).isEqualTo(before.featureMap().features());
        assertThat(map.categories()).isEqualTo(before.featureMap().categories());
        assertThat(map.response()).isEqualTo(before.featureMap().response());
        assertThat(map.missing()).isEqualTo(missing);
        assertThat(map.means()).isEqualTo(before.featureMap().means());
      }
    }
  }

  @Test
  void computedFeaturesAreReadBackWithTheirExpressions() throws IOException {
    String terms =
        "n ~ poly(x, 3) + ns(x, 3):C(h) + C(h) + log(t) + I(x^2 / t) + C(y, sum):x + abs(x)";
    for (Missing missing : List.of(Missing.DROP, Missing.MEAN)) {
      ColumnRoles roles = ColumnRoles.of(Formula.parse(terms), table());
      LinearModel before = fit(new SquaredLoss(), ElasticNet.none(), roles, missing).model();
      Path path = written(fit(new SquaredLoss(), ElasticNet.none(), roles, missing));
      LinearModel after = ModelFile.read(path);
      assertThat(after.weights()).isEqualTo(before.weights());
      FeatureMap map = after.featureMap();
      assertThat(map.features()).isEqualTo(before.featureMap().features());
      assertThat(map.derivation()).isEqualTo(before.featureMap().derivation());
      assertThat(map.categories()).isEqualTo(before.featureMap().categories());
      assertThat(map.numbers()).isEqualTo(before.featureMap().numbers());
      assertThat(map.means()).isEqualTo(before.featureMap().means());
      assertThat(Files.readString(path)).contains("\"formula\" : \"n ~ poly(x, 3) + C(h) + log(t)");
    }
  }

  @Test
  void anExpressionMustFindItsColumns() throws IOException {
    ColumnRoles roles = ColumnRoles.of(Formula.parse("n ~ log(t)"), table());
    Path path = written(fit(new SquaredLoss(), ElasticNet.none(), roles, Missing.FAIL));
    String text = Files.readString(path);
    Files.writeString(path, text.replace("\"kind\" : \"number\"", "\"kind\" : \"time\""));
    assertThat(ModelFile.read(path).featureMap().numbers()).containsExactly("t");
    int columns = text.indexOf("\"columns\"");
    String other = text.substring(columns).replaceFirst("\"t\"", "\"u\"");
    Files.writeString(path, text.substring(0, columns) + other);
    assertThatThrownBy(() -> ModelFile.read(path))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("t needs a column that is not read so");
  }

  @Test
  void theFileSaysWhatWasMinimised() throws IOException {
    Fit ridge =
        fit(LossCatalogue.loss("logistic"), ElasticNet.ridge(0.5), roles("y"), Missing.FAIL);
    assertThat(Files.readString(written(ridge)).replaceAll("\\s+", " "))
        .contains("\"loss\" : \"logistic\"", "\"link\" : \"logit\"")
        .contains("\"name\" : \"ridge\", \"lambda\" : 0.5, \"l1Ratio\" : 0.0")
        .contains("\"scale\" : \"deviation\"")
        .contains("\"levels\" : [ \"-1\", \"1\" ]", "\"positive\" : \"1\"")
        .contains("\"column\" : \"h\"", "\"exposure\" : \"t\"", "\"name\" : \"h=0\"")
        .doesNotContain("\"reference\"");
    Fit huber = fit(new HuberLoss(1.35), ElasticNet.none(), roles("n"), Missing.FAIL);
    assertThat(Files.readString(written(huber)))
        .contains("\"loss\" : \"huber:delta=1.35\"", "\"reference\" : \"0\"", "\"name\" : \"h=1\"")
        .doesNotContain("\"penalty\"", "\"classes\"", "\"h=0\"");
  }

  @Test
  void anOldFileIsStillRead() throws IOException {
    Path path =
        Files.writeString(
            folder.resolve("old.json"),
            "{\"format\":\"glissade-model\",\"version\":1,\"target\":\"y\",\"loss\":\"squared\","
                + "\"intercept\":2.5,\"coefficients\":[{\"name\":\"a\",\"value\":3,"
                + "\"standardError\":0.1}],\"missing\":\"drop\",\"rows\":5,\"outcome\":{}}");
    LinearModel model = ModelFile.read(path);
    assertThat(model.loss()).isEqualTo(new SquaredLoss());
    assertThat(model.predict(2)).isEqualTo(8.5);
    assertThat(model.answers()).containsExactly("prediction");
  }

  @Test
  void severalClassesAreReadBack() {
    Levels classes = new Levels("k", Column.Type.TEXT, List.of("cat", "dog", "emu"));
    Levels levels = new Levels("h", Column.Type.INTEGER, List.of("1", "2"));
    FeatureMap map =
        new FeatureMap(
            List.of("x"),
            List.of(new Category(levels, true)),
            new ResponseColumns("k", classes, null, null, false),
            Missing.DROP,
            null);
    MultinomialModel before =
        new MultinomialModel(
            map, new double[] {0.1, 0.2, 1 / 3.0}, new double[][] {{1, 2}, {3, 4}, {5, 6.5}});
    Path path = folder.resolve("classes.json");
    ModelFile.write(path, ModelFile.content(before, ElasticNet.none()));
    Model after = ModelFile.readAny(path);
    assertThat(after).isInstanceOf(MultinomialModel.class);
    assertThat(after.answers())
        .containsExactly("prediction", "probability_cat", "probability_dog", "probability_emu");
    assertThat(((MultinomialModel) after).intercepts()).isEqualTo(before.intercepts());
    for (int k = 0; k < 3; k++) {
      assertThat(((MultinomialModel) after).weights(k)).isEqualTo(before.weights(k));
    }
    assertThatThrownBy(() -> ModelFile.read(path))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("several classes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"logistic\" > \"loggistic\" > its loss is loggistic",
        "\"logistic\" > \"huber:delta=-1\" > its loss is huber:delta=-1",
        "\"h=2\" > \"g=2\" > a coefficient is of g=2 in place of h=2",
        "\"levels\" : [ \"-1\" > \"levels\" : [ 3 > not a list of texts",
        "\"levels\" : [ \"-1\" > \"levels\" : [ \"1\" > name a value twice",
        "\"integer\" > \"whole\" > its \"kind\" is whole",
        "\"number\" > \"whole\" > its \"kind\" is whole",
        "\"exposure\" : \"t\" > \"exposure\" : 3 > \"exposure\" is not there, or not text",
        "\"categories\" : [ > \"categories\" : [ 3, > a category is not an object",
        "\"0\", \"1\", \"2\", \"3\" > \"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\" > more levels",
      })
  void whatIsNoModelIsTold(String change) throws IOException {
    String[] parts = change.split(" > ", 3);
    Fit fit = fit(LossCatalogue.loss("logistic"), ElasticNet.ridge(0.5), roles("y"), Missing.FAIL);
    Path path = written(fit);
    String text = Files.readString(path);
    if (parts[0].equals("\"integer\"")) {
      text = text.replace("\"number\"", "\"integer\"");
    }
    assertThat(text).contains(parts[0]);
    Files.writeString(path, text.replace(parts[0], parts[1]));
    assertThatThrownBy(() -> ModelFile.read(path))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("is not a glissade model")
        .hasMessageContaining(parts[2]);
  }
}
