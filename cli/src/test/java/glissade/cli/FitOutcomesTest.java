package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits that do not end well: how they end, what they leave, and whether their advice is good. */
class FitOutcomesTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");

  @BeforeEach
  void makeCars() {
    cars = Tables.cars(folder);
  }

  private Ran fitCars(String flags) {
    String optimizer = flags.contains("--optimizer") ? "" : "--optimizer gd ";
    String line = "fit " + cars + " --target mpg --missing drop " + optimizer + flags;
    return glissade((Object[]) line.split(" +"));
  }

  @Test
  void aDivergenceIsExplainedAndLeavesATraceButNoModel() {
    Path model = folder.resolve("model.json");
    Path trace = folder.resolve("trace.jsonl");
    Ran ran = fitCars("--step 0.01 --save " + model + " --trace " + trace).endsWith(5);
    assertThat(ran.out()).isEmpty();
    ran.says(
        "Diverged: the step 0.01 is",
        "times the stable limit 2/L =",
        "|1 − ηL| =",
        "weight_lb",
        "Iteration 0 was the first to make the loss larger",
        "No model is saved",
        "What would help:");
    assertThat(model).doesNotExist();
    assertThat(Tables.read(trace)).startsWith("{\"iteration\":0,");
  }

  @Test
  void theAdviceAfterADivergenceKeepsItsPromise() {
    String said = fitCars("--step 0.01").said();
    Matcher standardized =
        Pattern.compile("--standardize on --step (\\S+): ([\\d,]+) iterations").matcher(said);
    assertThat(standardized.find()).isTrue();
    String flags = "--standardize on --format json --step " + standardized.group(1);
    String promised = standardized.group(2).replace(",", "");
    Ran done = fitCars(flags + " --iterations " + promised).endsWith(0);
    double first = lossAtZero();
    double optimum = done.number("outcome", "optimum");
    assertThat((done.number("outcome", "loss") - optimum) / (first - optimum)).isLessThan(1.01e-6);
    Matcher raw = Pattern.compile("--step (\\S+): \\S+ iterations to a gap").matcher(said);
    assertThat(raw.find()).isTrue();
    fitCars("--iterations 1000 --step " + raw.group(1)).endsWith(0);
  }

  @Test
  void adviceWithMomentumKeepsItsPromise() {
    String said = fitCars("--optimizer momentum:0.9 --standardize on --step 1").endsWith(5).said();
    assertThat(said).contains("times the stable limit 2(1 + β)/L =", "with momentum β = 0.9");
    Matcher best =
        Pattern.compile("--optimizer momentum without --step: .*?, ([\\d,]+) iterations")
            .matcher(said);
    assertThat(best.find()).isTrue();
    String promised = best.group(1).replace(",", "");
    Ran done = fitCars("--optimizer momentum --format json --iterations " + promised).endsWith(0);
    double optimum = done.number("outcome", "optimum");
    assertThat((done.number("outcome", "loss") - optimum) / (lossAtZero() - optimum))
        .isLessThan(1.000001e-6);
    fitCars(
            "--optimizer momentum:0.9 --standardize on --step 0.01 --iterations 10 --tolerance 1e-9")
        .endsWith(4)
        .says("--iterations ", " iterations to the tolerance of 1e-9");
  }

  @Test
  void adviceAfterASpentBudgetArrives() {
    String spent = "--optimizer gd --iterations 50 --tolerance 1e-9";
    String said = fitCars(spent).endsWith(4).said();
    Matcher more =
        Pattern.compile("--iterations (\\d+): ([\\d,]+) iterations to the tolerance of 1e-9")
            .matcher(said);
    assertThat(more.find()).isTrue();
    Ran done = fitCars(spent.replace("50", more.group(1)) + " --format json").endsWith(0);
    double promised = Double.parseDouble(more.group(2).replace(",", ""));
    assertThat(done.number("outcome", "iterations") / promised).isBetween(0.95, 1.01);
    fitCars("--optimizer momentum --iterations 1000 --tolerance 1e-9").endsWith(0);
  }

  @Test
  void aConstantStepOfAdamOnlyCircles() {
    Ran ran = fitCars("--optimizer adam --step 0.1 --iterations 2000 --tolerance 1e-9").endsWith(4);
    ran.says(
        "Adam moves every coordinate by about the step, 0.1, at each iteration",
        "only circles",
        "--optimizer adam without --step: begins with the exact first step");
    assertThat(ran.said()).doesNotContain("more --iterations", "--standardize on without --step");
    fitCars("--optimizer adam --iterations 2000 --tolerance 1e-9").endsWith(0);
  }

  @Test
  void adviceForNesterovOnRawColumnsIsNotTheStepOfGradientDescent() {
    String said = fitCars("--optimizer nesterov --step 0.5").endsWith(5).said();
    assertThat(said)
        .contains("--standardize on without --step: step")
        .doesNotContain("--standardize on --step");
    fitCars("--optimizer nesterov --standardize on --tolerance 1e-9").endsWith(0);
  }

  @Test
  void aChosenMomentumIsKeptWithAStepThatSuits() {
    String flags = "--optimizer momentum:0.5 --standardize on --step ";
    Matcher kept =
        Pattern.compile("--optimizer momentum:0.5 --step (\\S+): ([\\d,]+) iterations")
            .matcher(fitCars(flags + 1).endsWith(5).said());
    assertThat(kept.find()).isTrue();
    String iterations = kept.group(2).replace(",", "");
    Ran done =
        fitCars(flags + kept.group(1) + " --format json --iterations " + iterations).endsWith(0);
    double optimum = done.number("outcome", "optimum");
    assertThat((done.number("outcome", "loss") - optimum) / (lossAtZero() - optimum))
        .isLessThan(1.000001e-6);
  }

  @Test
  void overTheRowsThereIsAdviceToo() {
    String rows = "--route memory --standardize on ";
    fitCars(rows + "--optimizer momentum --step 5")
        .endsWith(5)
        .says("Heavy ball diverged: after", "What would help:", "--route triangle");
    fitCars(rows + "--step 0.01 --iterations 10 --tolerance 1e-8")
        .endsWith(4)
        .says("What would help:", "more --iterations", "conjugate gradient");
    fitCars(rows + "--optimizer adam --step 0.01 --iterations 10 --tolerance 1e-8")
        .endsWith(4)
        .says("only circles", "--optimizer adam without --step");
  }

  @Test
  void stepSizesThatNeedATriangleAreRefusedOverTheRows() {
    for (String step : List.of("1/L", "polyak")) {
      fitCars("--route memory --step " + step).endsWith(2).says("not known here");
    }
  }

  private double lossAtZero() {
    return fitCars("--standardize on --iterations 0 --format json").number("outcome", "loss");
  }

  @Test
  void aDivergenceAsJsonIsNoModel() {
    Ran ran = fitCars("--step 0.01 --format json").endsWith(5);
    assertThat(ran.at("outcome", "status")).isEqualTo("diverged");
    assertThat(ran.json().containsKey("format")).isFalse();
    assertThat(ran.json().containsKey("coefficients")).isFalse();
    assertThat(ran.number("divergence", "stableBelow")).isLessThan(0.01);
    assertThat(ran.err()).contains("Diverged");
  }

  @Test
  void aSpentBudgetIsNotConvergedAndKeepsTheBestPoint() {
    Path model = folder.resolve("model.json");
    Ran ran = fitCars("--iterations 20 --tolerance 1e-9 --save " + model).endsWith(4);
    assertThat(ran.out()).startsWith("Not converged after 20 iterations of gradient descent");
    ran.says(
        "the budget of 20 iterations is spent",
        "times the exact optimum",
        "κ =",
        "Of the first gap to the optimum",
        "iterations to a tenth",
        "--optimizer momentum without --step: step",
        "What would help:",
        "--iterations ",
        "iterations to the tolerance of 1e-9",
        "conjugate gradient, at most 5 iterations");
    assertThat(Tables.read(model)).contains("\"status\" : \"budget-spent\"");
    glissade("predict", model, cars, "--output", folder.resolve("p.csv")).endsWith(0);
  }

  @Test
  void theAdviceIsInTheJsonTooAndNotWhereItIsQuiet() {
    Ran json = fitCars("--iterations 20 --tolerance 1e-9 --format json").endsWith(4);
    assertThat(json.at("notes").toString()).contains("% is left, of which", "conjugate gradient");
    assertThat(fitCars("--iterations 20 --tolerance 1e-9 --quiet").endsWith(4).err()).isEmpty();
  }

  @Test
  void anAlmostStableStepOnTheRawColumnsIsSlowAndSaysSo() {
    fitCars("--step 1e-9 --iterations 50 --tolerance 1e-9")
        .endsWith(4)
        .says("--standardize on without --step:", "--step");
  }
}
