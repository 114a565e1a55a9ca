package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir private Path folder;

  private Path saved() {
    return folder.resolve("model.json");
  }

  @Test
  void onTheRowsFittedTheErrorIsTheLossOfTheFit() {
    Path cars = Tables.cars(folder);
    Ran fit =
        glissade(
                "fit",
                cars,
                "--target",
                "mpg",
                "--missing",
                "drop",
                "--save",
                saved(),
                "--format",
                "json")
            .endsWith(0);
    Ran ran = glissade("evaluate", saved(), cars, "--format", "json").endsWith(0);
    double loss = fit.number("outcome", "loss");
    assertThat(ran.number("rmse")).isCloseTo(Math.sqrt(loss), within(1e-12));
    assertThat(ran.number("meanError")).isCloseTo(0, within(1e-10));
    assertThat(ran.number("rows")).isEqualTo(200);
    assertThat(ran.number("rowsMeasured")).isEqualTo(192);
    assertThat(ran.number("missing", "horsepower")).isEqualTo(4);
    glissade("evaluate", saved(), cars)
        .endsWith(0)
        .says("Predictions of mpg on 192 rows of cars.csv are off by", "R² is", "8 rows are not")
        .says("horsepower in 4 and mpg in 4", "mean absolute error");
  }

  @Test
  void twoClassesAreToldWithTheirConfusionAndCalibration() {
    Path table =
        Tables.lines(
            folder, "t.csv", "x,kind,w", "1,a,1", "2,a,2", "3,b,1", "4,a,1", "5,b,3", "6,b,1");
    glissade(
            "fit",
            table,
            "--target",
            "kind",
            "--features",
            "x",
            "--loss",
            "logistic",
            "--save",
            saved())
        .endsWith(0);
    Ran ran = glissade("evaluate", saved(), table).endsWith(0);
    ran.says("The class of kind on 6 rows of t.csv", "area under the ROC curve", "log loss");
    ran.says("→ a → b right", "came true");
    Ran json = glissade("evaluate", saved(), table, "--format", "json").endsWith(0);
    assertThat(json.number("auc")).isCloseTo(8 / 9.0, within(1e-15));
    Ran weighted =
        glissade("evaluate", saved(), table, "--row-weights", "w", "--format", "json").endsWith(0);
    // Of 4 · 5 pairs, b at 3 with 1 loses to a at 4 with 1.
    assertThat(weighted.number("auc")).isCloseTo(19 / 20.0, within(1e-15));
    assertThat((List<?>) json.at("confusion")).hasSize(2);
    Path other = Tables.lines(folder, "o.csv", "x,kind", "1,a", "2,c", "3,b");
    glissade("evaluate", saved(), other)
        .endsWith(0)
        .says("1 row is not measured, because kind is there of a class");
  }

  @Test
  void severalClassesAreToldByClass() {
    Path table =
        Tables.lines(
            folder, "t.csv", "x,kind", "1,a", "2,a", "3,b", "4,a", "5,b", "6,b", "7,c", "8,b",
            "9,c", "9.5,c");
    glissade(
            "fit",
            table,
            "--target",
            "kind",
            "--features",
            "x",
            "--loss",
            "softmax",
            "--penalty",
            "ridge",
            "--lambda",
            "0.1",
            "--save",
            saved())
        .endsWith(0);
    Ran ran = glissade("evaluate", saved(), table).endsWith(0);
    ran.says("The class of kind on 10 rows", "→ a → b → c right", "accuracy", "log loss");
  }

  @Test
  void whatIsWrongIsSaid() {
    Path exact = Tables.exact(folder);
    glissade("fit", exact, "--target", "y", "--save", saved()).endsWith(0);
    Path without = Tables.lines(folder, "w.csv", "a,b", "1,2");
    glissade("evaluate", saved(), without).endsWith(3).says("target y is not a column");
    glissade("evaluate", saved(), exact, "--row-weights", "a")
        .endsWith(2)
        .says("part of the model");
    glissade("evaluate", saved()).endsWith(2);
  }
}
