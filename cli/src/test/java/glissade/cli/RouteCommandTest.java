package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the rows: chosen and told, or forced. */
class RouteCommandTest {

  /** 30 rows of 500 columns. */
  private static Path wide(Path folder) throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= 30; i++) {
      StringJoiner row = new StringJoiner(",");
      for (int j = 1; j <= 500; j++) {
        row.add(i == 0 ? "c" + j : String.valueOf(j % 7 + random.nextGaussian()));
      }
      text.append(row).append(i == 0 ? ",y\n" : "," + random.nextGaussian() + "\n");
    }
    return Files.writeString(folder.resolve("wide.csv"), text);
  }

  @Test
  void theTriangleIsChosenAndToldWithItsReason(@TempDir Path folder) {
    Ran ran = glissade("fit", Tables.exact(folder), "--target", "y").endsWith(0);
    ran.says("fold the rows once to a 4 × 4 triangle", "no more than one pass over them");
  }

  @Test
  void everyRouteCanBeForcedAndArrives(@TempDir Path folder) {
    Path exact = Tables.exact(folder);
    for (String route : List.of("triangle", "memory", "reread", "MEMORY", "auto")) {
      Ran ran = glissade("fit", exact, "--target=y", "--route", route, "--format=json").endsWith(0);
      assertThat(ran.number("intercept")).isCloseTo(1, within(1e-7));
      assertThat(ran.at("outcome", "status")).isEqualTo("converged");
    }
  }

  @Test
  void onTheRowsThemselvesNoOptimumIsClaimed(@TempDir Path folder) {
    Path cars = Tables.cars(folder);
    Path saved = folder.resolve("m.json");
    Ran ran =
        glissade("fit", cars, "--target=mpg", "--missing=drop", "--route=memory", "--save", saved)
            .endsWith(0)
            .says("keep the rows in memory and go through them at every iteration (as asked)");
    assertThat(ran.said()).doesNotContain("exact optimum").doesNotContain("std. error");
    assertThat(Tables.read(saved)).contains("\"route\" : \"memory\"").doesNotContain("\"optimum\"");
    glissade("predict", saved, cars, "--output", folder.resolve("p.csv")).endsWith(0);
  }

  @Test
  void aStepTooLargeOnTheRowsThemselvesIsFoundOut(@TempDir Path folder) {
    glissade(
            "fit",
            Tables.cars(folder),
            "--target=mpg",
            "--missing=drop",
            "--route=reread",
            "--step=1")
        .endsWith(5)
        .says("No model is saved", "neither --step nor --optimizer", "bb1", "--route triangle");
  }

  @Test
  void gradientDescentOnRowsFindsItsStepSizes(@TempDir Path folder) {
    Ran ran =
        glissade("fit", Tables.exact(folder), "--target=y", "--route=memory", "--optimizer=gd")
            .endsWith(0)
            .says("of gradient descent", "with the step size bb1");
    assertThat(ran.said()).contains("Converged after");
  }

  @Test
  void theDualOfMoreColumnsThanRows(@TempDir Path folder) throws IOException {
    Path wide = wide(folder);
    glissade("fit", wide, "--target=y")
        .endsWith(0)
        .says(
            "fold their transpose to a triangle of 30 coordinates",
            "fewer rows (30) than columns (500)",
            "At least 471 columns must be combinations of others",
            "These are the 200 largest of 500 weights");
    Ran forecast = glissade("forecast", wide, "--target=y").endsWith(0);
    forecast.says("iterations on standardised columns to bring the gap");
    assertThat(forecast.said()).doesNotContain("raw columns");
    Ran json = glissade("fit", wide, "--target=y", "--format=json").endsWith(0);
    assertThat((List<?>) json.at("coefficients")).hasSize(500);
    assertThat(json.number("outcome", "loss")).isCloseTo(0, within(1e-18));
  }

  @Test
  void whatIsNoRouteIsRefused(@TempDir Path folder) {
    Path exact = Tables.exact(folder);
    glissade("fit", exact, "--target=y", "--route=straight")
        .endsWith(2)
        .says("auto, triangle, dual, memory or reread", "straight");
    glissade("fit", exact, "--target=y", "--route=dual")
        .endsWith(2)
        .says("fewer rows than columns", "100 rows and 2 columns");
  }
}
