package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.file.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyStoppingTest {

  @TempDir private Path folder;
  private Path noisy = Path.of("");

  /** 30 columns for 100 rows, and more noise than signal. */
  @BeforeEach
  void makeNoise() {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder();
    for (int j = 0; j < 30; j++) {
      head.append('x').append(j).append(',');
    }
    lines.add(head + "y");
    for (int i = 0; i < 100; i++) {
      StringBuilder line = new StringBuilder();
      double shared = random.nextGaussian();
      for (int j = 0; j < 30; j++) {
        double x = shared + random.nextGaussian();
        line.append(String.format(Locale.ROOT, "%.6f,", x));
      }
      lines.add(line + String.format(Locale.ROOT, "%.6f", shared + 2 * random.nextGaussian()));
    }
    noisy = Tables.lines(folder, "noisy.csv", lines.toArray(String[]::new));
  }

  private Ran fit(Object... more) {
    Object[] args = new Object[more.length + 4];
    System.arraycopy(new Object[] {"fit", noisy, "--target", "y"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return glissade(args);
  }

  @Test
  void aStochasticOptimizerIsGivenTwentyEpochsToComeLower() {
    Ran ran = fit("--optimizer", "sgd", "--early-stopping", "--format", "json").endsWith(0);
    double best = ran.number("outcome", "iteration");
    assertThat(ran.number("outcome", "iterations")).isEqualTo(best + 20).isLessThan(100);
  }

  @Test
  void theModelIsTheIterateOfLeastHeldOutLoss() {
    Path trace = folder.resolve("t.jsonl");
    Path model = folder.resolve("m.json");
    Ran ran =
        fit("--early-stopping", "--trace", trace, "--save", model, "--format", "json").endsWith(0);
    List<Map<?, ?>> steps = new ArrayList<>();
    Tables.read(trace).lines().forEach(line -> steps.add(step(line)));
    int best = 0;
    for (int k = 0; k < steps.size(); k++) {
      if (heldOut(steps.get(k)) < heldOut(steps.get(best))) {
        best = k;
      }
    }
    assertThat(best).isBetween(1, 200);
    assertThat(ran.number("holdout", "bestIteration")).isEqualTo(best);
    assertThat(ran.number("holdout", "bestLoss")).isEqualTo(heldOut(steps.get(best)));
    assertThat(ran.number("holdout", "loss")).isEqualTo(heldOut(steps.get(best)));
    assertThat(ran.number("intercept")).isEqualTo(steps.get(best - 1).get("intercept"));
    assertThat(ran.number("holdout", "lossAtOptimum"))
        .isGreaterThan(1.1 * ran.number("holdout", "loss"));
    assertThat(ran.number("holdout", "degreesOfFreedom")).isBetween(1.0, 25.0);
    assertThat(ran.number("holdout", "ridge")).isPositive();
    assertThat(ran.at("outcome", "status")).isEqualTo("completed");
    assertThat(ran.at("outcome", "optimizer")).isEqualTo("gd");
    assertThat(ran.number("outcome", "iteration")).isEqualTo(best);
    assertThat(ran.number("outcome", "heldOutLoss")).isEqualTo(ran.number("holdout", "loss"));
    assertThat(ran.number("rows") + ran.number("holdout", "rows")).isEqualTo(100);
    glissade("predict", model, noisy, "--output", folder.resolve("p.csv")).endsWith(0);
  }

  private static Map<?, ?> step(String line) {
    Object step = Json.read(line);
    return step instanceof Map<?, ?> map ? map : Map.of();
  }

  private static double heldOut(Map<?, ?> step) {
    return step.get("heldOut") instanceof Number loss ? loss.doubleValue() : Double.NaN;
  }

  @Test
  void theVerdictSaysWhichIterateAndWhatItGains() {
    Ran ran = fit("--early-stopping").endsWith(0);
    assertThat(ran.out()).startsWith("Stopped early: of 1,");
    ran.says(
        "iterations of gradient descent the one after",
        "has the least held-out loss",
        "at the exact optimum of the rows trained on it is",
        "% more",
        "effective degrees of freedom of 31, as many as with a ridge penalty of λ =",
        "^ the model, after",
        "rows of the 100 are held out; nothing is learned from them.");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    List<String> curves =
        ran.out().lines().filter(line -> line.matches("  (loss|held out)  .*█.*")).toList();
    assertThat(curves).hasSize(2);
    assertThat(curves.get(0).lastIndexOf("  ", 40)).isEqualTo(curves.get(1).lastIndexOf("  ", 40));
  }

  @Test
  void aHoldoutAloneWatchesAndDoesNotStop() {
    Ran ran = fit("--holdout", 0.25, "--optimizer", "gd", "--format", "json").endsWith(0);
    assertThat(ran.at("outcome", "status")).isEqualTo("converged");
    assertThat(ran.number("holdout", "bestLoss")).isLessThan(ran.number("holdout", "loss"));
    assertThat(ran.number("holdout", "bestIteration"))
        .isLessThan(ran.number("outcome", "iterations"));
    fit("--holdout", 0.25, "--optimizer", "gd")
        .says(
            "Converged after", "The held-out loss was least at the start", "^ least held-out loss");
    fit("--holdout", 0.25).says("is known for methods with fixed coefficients");
  }

  @Test
  void theRowsHeldOutAreTheSameWithAnyNumberOfThreadsAndOthersWithAnotherSeed() {
    String one = fit("--early-stopping", "--format", "json", "--threads", 1).endsWith(0).out();
    assertThat(fit("--early-stopping", "--format", "json", "--threads", 3).out()).isEqualTo(one);
    assertThat(fit("--early-stopping", "--format", "json", "--seed", 7).out()).isNotEqualTo(one);
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    fit("--holdout", 1).endsWith(2).says("must lie between 0 and 1, not be 1.0");
    fit("--holdout", 0.2, "--route", "memory").endsWith(2).says("not by the route memory");
    fit("--holdout", 0.2, "--missing", "mean").endsWith(2).says("learned from the rows held out");
    Path single = Tables.lines(folder, "single.csv", "a,y", "1,3");
    glissade("fit", single, "--target", "y", "--early-stopping")
        .endsWith(2)
        .says("Of the 1 row, ", "Choose another share or --seed");
  }

  @Test
  void oddTablesAreFittedAllTheSame() {
    Path constant =
        Tables.lines(folder, "c.csv", "a,y", "1,5", "2,5", "3,5", "4,5", "5,5", "6,5", "7,5");
    Ran ran = glissade("fit", constant, "--target", "y", "--holdout", 0.5).endsWith(0);
    ran.says("zero but for rounding, and so it is at the exact optimum");
    assertThat(ran.out().lines().filter(line -> line.startsWith("  held out")))
        .noneMatch(line -> line.contains("R²"));
    glissade("fit", constant, "--target", "y", "--early-stopping", "--holdout", 0.5).endsWith(0);
    Path wide =
        Tables.lines(
            folder, "w.csv", "a,b,c,d,y", "1,2,0,1,3", "2,1,5,7,4", "0,1,3,3,1", "4,4,1,2,2");
    glissade("fit", wide, "--target", "y", "--early-stopping", "--holdout", 0.5).endsWith(0);
  }
}
