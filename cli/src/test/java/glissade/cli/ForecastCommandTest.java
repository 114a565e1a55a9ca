package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");

  @BeforeEach
  void makeCars() {
    cars = Tables.cars(folder);
  }

  private Ran run(String command, String flags) {
    String line = command + " " + cars + " --target mpg --missing drop " + flags;
    return glissade((Object[]) line.strip().split(" +"));
  }

  @Test
  void bothCoordinatesStandSideBySide() {
    Ran ran = run("forecast", "").endsWith(0);
    assertThat(ran.out()).startsWith("Gradient descent will take ");
    ran.says(
        "raw columns standardised",
        "largest curvature L",
        "condition κ = L/μ",
        "steps converge below 2/L",
        "cg, at most 5 5",
        "step limit β rate to 1e-6 to 1e-12 passes",
        "gd 1/L",
        "nesterov",
        "% of the gap at the start",
        "Steepest on raw columns: 1.0 weight_lb",
        "Slowest on standardised columns:",
        "The exact optimum, loss",
        "Left out: name (text), year (date)");
  }

  @Test
  void theForecastIterationsAreTheOnesThatHappen() {
    Ran forecast = run("forecast", "--format json").endsWith(0);
    long needed = Math.round(forecast.number("iterations", "gd", "toGap1e-6"));
    double optimum = forecast.number("optimum", "loss");
    double first = lossAfter(0);
    assertThat((lossAfter(needed) - optimum) / (first - optimum)).isLessThanOrEqualTo(1e-6);
    assertThat((lossAfter(needed - 1) - optimum) / (first - optimum)).isGreaterThan(1e-6);
  }

  private double lossAfter(long iterations) {
    return run("fit", "--optimizer gd --format json --iterations " + iterations)
        .endsWith(0)
        .number("outcome", "loss");
  }

  @Test
  void theForecastOptimumIsWhereTheFitArrives() {
    Ran forecast = run("forecast", "--format json").endsWith(0);
    Ran fit = run("fit", "--format json").endsWith(0);
    assertThat(forecast.number("optimum", "intercept"))
        .isCloseTo(fit.number("intercept"), within(1e-11));
    assertThat(forecast.number("rows")).isEqualTo(192);
    assertThat(forecast.at("coordinates")).isEqualTo("standardized");
    assertThat((List<?>) forecast.at("optimum", "coefficients")).hasSize(4);
    assertThat(forecast.number("step", "best")).isLessThan(forecast.number("step", "stableBelow"));
    assertThat(forecast.number("iterations", "cg", "atMost")).isEqualTo(5);
  }

  @Test
  void theFateOfAStepThatIsTooLarge() {
    run("forecast", "--step 0.01")
        .endsWith(0)
        .says("The step 0.01 on the raw columns diverges", "weight_lb", "iteration 0");
    Ran json = run("forecast", "--step 0.01 --format json").endsWith(0);
    assertThat(json.at("coordinates")).isEqualTo("raw");
    assertThat(json.at("iterations", "gd", "converges")).isEqualTo(false);
    assertThat(json.number("iterations", "gd", "step")).isEqualTo(0.01);
    assertThat(json.number("iterations", "gd", "firstGrowth")).isZero();
    assertThat(json.number("iterations", "gdBest", "toGap1e-6")).isPositive();
  }

  @Test
  void theFateOfAStepThatIsSmallEnough() {
    run("forecast", "--step 0.1 --standardize on")
        .endsWith(0)
        .says(
            "The step 0.1 on standardised columns converges: it takes",
            "the step of the best rate");
  }

  @Test
  void theFateOfAnOptimizerWithMomentum() {
    run("forecast", "--optimizer momentum:0.9 --step 0.3 --standardize on")
        .endsWith(0)
        .says(
            "Heavy ball with step 0.3 and momentum 0.9 on standardised columns converges: it takes",
            "as given 0.3");
    run("forecast", "--optimizer momentum:0.9 --step 1 --standardize on")
        .endsWith(0)
        .says("diverges: the limit of steps is 2(1 + β)/L =", "the loss first grows at iteration");
  }

  @Test
  void theForecastOfEveryOptimizerIsWhatHappens() {
    Ran forecast = run("forecast", "--format json").endsWith(0);
    double optimum = forecast.number("optimum", "loss");
    double first = lossAfter(0);
    long needed = Math.round(forecast.number("iterations", "momentum", "toGap1e-6"));
    for (long k : new long[] {needed - 1, needed}) {
      Ran fit = run("fit", "--optimizer momentum --format json --iterations " + k).endsWith(0);
      double part = (fit.number("outcome", "loss") - optimum) / (first - optimum);
      assertThat(part <= 1e-6).isEqualTo(k == needed);
    }
    for (String name : List.of("gd1/L", "gd", "momentum", "nesterov")) {
      assertThat(forecast.number("iterations", name, "step")).isPositive();
      assertThat(forecast.number("iterations", name, "rate")).isBetween(0.5, 1.0);
      assertThat(forecast.number("iterations", name, "toGap1e-6"))
          .isLessThan(forecast.number("iterations", name, "toGap1e-12"));
    }
    assertThat((List<?>) forecast.at("directions")).hasSize(5);
  }

  @Test
  void noLineOfTheTablesIsWiderThanEightyColumns() {
    Ran ran = run("forecast", "--optimizer momentum:0.999 --step 1e-8").endsWith(0);
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void norWhereEveryNumberIsLong() {
    Path table =
        Tables.lines(folder, "t.csv", "a,b,y", "1e6,1,1", "2e6,1.001,4", "4e6,1,2", "3e6,1,9");
    Ran ran = glissade("forecast", table, "--target", "y", "--standardize", "off").endsWith(0);
    assertThat(ran.out()).contains("> 1e18");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void anOptimizerThatDoesNotExistIsWrongUsage() {
    run("forecast", "--optimizer steepset").endsWith(2).says("There is no optimizer called");
  }

  @Test
  void aliasedColumnsAreNamed() {
    Path twice = Tables.lines(folder, "t.csv", "a,b,y", "1,2,1", "2,4,3", "4,8,2");
    glissade("forecast", twice, "--target", "y").endsWith(0).says("b = 2 × a");
  }

  @Test
  void withoutATargetTheColumnsAreListed() {
    glissade("forecast", cars).endsWith(2).says("Name it with --target", "acceleration numbers");
  }
}
