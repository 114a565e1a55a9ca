package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.file.ModelFile;
import glissade.model.LinearModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");
  private Path model = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void fit() {
    cars = Tables.cars(folder);
    model = folder.resolve("model.json");
    output = folder.resolve("predicted.csv");
    glissade("fit", cars, "--target", "mpg", "--missing", "drop", "--save", model).endsWith(0);
  }

  @Test
  void allColumnsArePassedOnAndThePredictionIsTheModels() {
    glissade("predict", model, cars, "--output", output).endsWith(0);
    List<String> before = Tables.read(cars).lines().toList();
    List<String> after = Tables.read(output).lines().toList();
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.get(0)).isEqualTo(before.get(0) + ",prediction");
    LinearModel read = ModelFile.read(model);
    for (int i = 1; i < after.size(); i++) {
      String[] cells = after.get(i).split(",", -1);
      if (cells[3].isEmpty()) {
        assertThat(cells[7]).isEmpty();
      } else {
        double expected =
            read.predict(
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]));
        assertThat(Double.parseDouble(cells[7])).isEqualTo(expected);
      }
    }
  }

  @Test
  void emptyPredictionsAreCounted() {
    Ran ran = glissade("predict", model, cars, "--output", output).endsWith(0);
    assertThat(ran.out()).isEmpty();
    ran.says("Wrote 200 rows with the column prediction", "4 predictions are empty");
    assertThat(glissade("predict", model, cars, "--output", output, "--quiet").said()).isBlank();
  }

  @Test
  void theTargetIsNotNeeded() {
    Path some =
        Tables.lines(
            folder,
            "some.csv",
            "acceleration,weight_lb,horsepower,displacement",
            "12,3000,120,200");
    glissade("predict", model, some, "--output", folder.resolve("p.parquet")).endsWith(0);
    glissade("describe", folder.resolve("p.parquet")).endsWith(0).says("1 row × 5 columns");
  }

  @Test
  void meansOfTheTrainingRowsAreFilledIn() {
    glissade("fit", cars, "--target", "mpg", "--missing", "mean", "--save", model).endsWith(0);
    Ran ran = glissade("predict", model, cars, "--output", output).endsWith(0);
    assertThat(ran.said()).doesNotContain("empty");
  }

  @Test
  void anOldPredictionIsReplacedAndThatIsSaid() {
    glissade("predict", model, cars, "--output", output).endsWith(0);
    Path again = folder.resolve("again.csv");
    glissade("predict", model, output, "--output", again).endsWith(0).says("is replaced");
    assertThat(Tables.read(again)).isEqualTo(Tables.read(output));
  }

  @Test
  void aPredictionThatIsNotFiniteIsNotWritten() {
    Path far =
        Tables.lines(
            folder,
            "far.csv",
            "displacement,horsepower,weight_lb,acceleration",
            "1,1,1,1",
            "1e308,-1e308,1e308,-1e308");
    Path huge = folder.resolve("huge.json");
    Tables.lines(
        folder,
        "huge.json",
        Tables.read(model)
            .replaceAll("E-\\d+", "E+1")
            .replaceAll("(\"value\" : -?)[\\d.]+", "$19.5"));
    glissade("predict", huge, far, "--output", output)
        .endsWith(3)
        .says("Row 2 of far.csv", "beyond what a double can hold");
    assertThat(output).doesNotExist();
  }

  @Test
  void infinityInAFeatureIsRefused() {
    Path far =
        Tables.lines(
            folder,
            "far.csv",
            "displacement,horsepower,weight_lb,acceleration",
            "1,1,1,1",
            "1,inf,1,1");
    glissade("predict", model, far, "--output", output).endsWith(3).says("row 2", "horsepower");
    assertThat(output).doesNotExist();
  }

  @Test
  void aQueryChoosesTheRows() {
    glissade(
            "predict",
            model,
            cars,
            "--output",
            output,
            "--query",
            "SELECT * FROM source WHERE horsepower > 100")
        .endsWith(0);
    assertThat(Tables.read(output).lines().count()).isLessThan(200);
  }

  @Test
  void anUnknownEndingIsWrongUsage() {
    glissade("predict", model, cars, "--output", folder.resolve("p.xlsx"))
        .endsWith(2)
        .says("must end in .csv or .csv.gz or .parquet");
    glissade("predict", model, cars).endsWith(2).says("--output");
  }
}
