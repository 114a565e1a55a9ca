package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");

  @BeforeEach
  void makeCars() {
    cars = Tables.cars(folder);
  }

  private Ran fitCars(Object... more) {
    Object[] args = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"fit", cars, "--target", "mpg", "--missing", "drop"}, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return glissade(args);
  }

  @Test
  void theVerdictComesFirst() {
    Ran ran = fitCars().endsWith(0);
    assertThat(ran.out()).startsWith("Converged after ");
    ran.says("conjugate gradient", "equal the exact optimum to", "digits");
  }

  @Test
  void whatWasReadLeftOutAndPlannedIsSaidBesideTheResult() {
    Ran ran = fitCars().endsWith(0);
    assertThat(ran.err().replaceAll("\\s+", " "))
        .contains("200 rows × 7 columns from cars.csv in")
        .contains("8 of them miss a value (horsepower in 4, mpg in 4): dropped, which leaves 192")
        .contains("Left out: name (text), year (date).")
        .contains("Plan: fold the rows once to a 6 × 6 triangle")
        .contains("standardised columns");
    assertThat(fitCars("--quiet").endsWith(0).err()).isEmpty();
    assertThat(fitCars("--quiet").out()).isEqualTo(ran.out());
  }

  @Test
  void theNumbersStandInAnAlignedTable() {
    Ran ran = fitCars().endsWith(0);
    List<String> table =
        ran.out().lines().dropWhile(line -> !line.contains("std. error")).limit(6).toList();
    assertThat(table).hasSize(6);
    assertThat(table.get(1)).startsWith("  (intercept)");
    assertThat(table.subList(1, 6).stream().map(line -> line.indexOf('.')).distinct()).hasSize(1);
    ran.says("→", "R²", "Plain gradient descent would take", "on the raw columns (κ =");
  }

  @Test
  void jsonIsTheModelAndWhatElseIsTold() {
    Ran ran = fitCars("--format", "json").endsWith(0);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.at("format")).isEqualTo("glissade-model");
    assertThat(ran.at("outcome", "status")).isEqualTo("converged");
    assertThat(ran.number("rowsRead")).isEqualTo(200);
    assertThat(ran.number("rowsUsed")).isEqualTo(192);
    assertThat((List<?>) ran.at("leftOut")).hasSize(2);
    assertThat(ran.number("forecast", "standardized", "curvature", "condition"))
        .isLessThan(ran.number("forecast", "raw", "curvature", "condition"));
    assertThat((List<?>) ran.at("coefficients"))
        .extracting(coefficient -> ((Map<?, ?>) coefficient).get("name"))
        .isEqualTo(List.of("displacement", "horsepower", "weight_lb", "acceleration"));
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    String one = fitCars("--format", "json", "--threads", 1).endsWith(0).out();
    assertThat(fitCars("--format", "json", "--threads", 2).out()).isEqualTo(one);
    assertThat(fitCars("--format", "json", "--threads", 3).out()).isEqualTo(one);
  }

  @Test
  void onlyTheFeaturesAskedForAreUsed() {
    Ran ran = fitCars("--features", "weight_lb + \"horsepower\"", "--format", "json").endsWith(0);
    assertThat((List<?>) ran.at("coefficients")).hasSize(2);
    assertThat((List<?>) ran.at("leftOut")).isEmpty();
  }

  @Test
  void gradientDescentAndConjugateGradientArriveAtTheSame() {
    Ran cg = fitCars("--format", "json").endsWith(0);
    Ran gd = fitCars("--optimizer", "gd", "--format", "json").endsWith(0);
    assertThat(gd.at("outcome", "optimizer")).isEqualTo("gd");
    assertThat(gd.number("intercept")).isCloseTo(cg.number("intercept"), within(1e-7));
    assertThat(gd.number("outcome", "loss")).isCloseTo(cg.number("outcome", "loss"), within(1e-10));
    fitCars("--optimizer", "gd").says("gradient descent with the best constant step", "loss █");
  }

  @Test
  void aNumberOfIterationsIsMadeExactlyAndIsSuccess() {
    Ran ran = fitCars("--optimizer", "gd", "--iterations", 7, "--format", "json").endsWith(0);
    assertThat(ran.at("outcome", "status")).isEqualTo("completed");
    assertThat(ran.number("outcome", "iterations")).isEqualTo(7);
    fitCars("--optimizer", "gd", "--iterations", 7)
        .endsWith(0)
        .says(
            "Made the 7 iterations of gradient descent that were asked for",
            "times the exact optimum");
  }

  @Test
  void theSavedModelIsWhatWasPrinted() {
    Path model = folder.resolve("model.json");
    Ran ran = fitCars("--format", "json", "--save", model).endsWith(0);
    assertThat(ran.err()).contains("Saved to " + model);
    Map<?, ?> printed = ran.json();
    new Ran(0, Tables.read(model), "")
        .json()
        .forEach((name, value) -> assertThat(printed.get(name)).isEqualTo(value));
  }

  @Test
  void theTraceComesAsLinesOrAsParquet() {
    Path lines = folder.resolve("trace.jsonl");
    Path table = folder.resolve("trace.parquet");
    fitCars("--trace", lines, "--optimizer", "gd", "--iterations", 9).endsWith(0);
    fitCars("--trace", table, "--optimizer", "gd", "--iterations", 9).endsWith(0);
    assertThat(Tables.read(lines).lines()).hasSize(9);
    glissade("describe", table).endsWith(0).says("9 rows × 7 columns", "gradientNorm", "weights");
  }

  @Test
  void aQueryMakesColumns() {
    Ran ran =
        glissade(
                "fit",
                cars,
                "--target",
                "mpg",
                "--query",
                "SELECT mpg, ln(weight_lb) AS lw FROM source WHERE mpg IS NOT NULL",
                "--format",
                "json")
            .endsWith(0);
    assertThat(ran.number("rowsRead")).isEqualTo(196);
    assertThat(ran.out()).contains("\"lw\"");
  }

  @Test
  void meansAreFilledInFromStandardInputReadTwice() throws Exception {
    byte[] piped = Files.readAllBytes(cars);
    Ran ran =
        Ran.withInput(
            piped, "fit", "-", "--target", "mpg", "--missing", "mean", "--format", "json");
    ran.endsWith(0);
    assertThat(ran.number("rowsUsed")).isEqualTo(196);
    Ran ofFile = glissade("fit", cars, "--target", "mpg", "--missing", "mean", "--format", "json");
    assertThat(ran.out()).isEqualTo(ofFile.out());
    glissade("fit", cars, "--target", "mpg", "--missing", "mean")
        .says("the mean of the column stands in for it", "the 4 without a target");
  }

  @Test
  void jsonOnStandardInputIsReadAsSuch() {
    byte[] piped =
        "[{\"a\":1,\"y\":2},{\"a\":2,\"y\":4},{\"a\":4,\"y\":8}]".getBytes(StandardCharsets.UTF_8);
    Ran ran =
        Ran.withInput(
            piped, "fit", "-", "--input-format", "json", "--target", "y", "--format", "json");
    ran.endsWith(0);
    assertThat(ran.number("rowsRead")).isEqualTo(3);
  }

  @Test
  void rowsCountAsMuchAsTheirWeight() {
    Path weighted = Tables.lines(folder, "w.csv", "x,y,n", "1,1,1", "2,3,2", "3,4,1", "5,1,0");
    Path repeated = Tables.lines(folder, "r.csv", "x,y", "1,1", "2,3", "2,3", "3,4");
    Ran a = glissade("fit", weighted, "--target", "y", "--row-weights", "n", "--format", "json");
    Ran b = glissade("fit", repeated, "--target", "y", "--format", "json");
    assertThat(a.endsWith(0).number("intercept"))
        .isCloseTo(b.endsWith(0).number("intercept"), within(1e-13));
    assertThat(a.number("outcome", "loss")).isCloseTo(b.number("outcome", "loss"), within(1e-13));
  }

  @Test
  void withoutAnInterceptItGoesThroughZero() {
    Ran ran = fitCars("--no-intercept", "--format", "json").endsWith(0);
    assertThat(ran.number("intercept")).isZero();
    assertThat(fitCars("--no-intercept").endsWith(0).out()).doesNotContain("(intercept)");
  }

  @Test
  void withoutATargetTheColumnsAreListed() {
    glissade("fit", cars)
        .endsWith(2)
        .says("Name it with --target", "weight_lb integers", "name text", "year date");
  }
}
