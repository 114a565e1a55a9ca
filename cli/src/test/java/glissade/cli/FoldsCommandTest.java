package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldsCommandTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");

  @BeforeEach
  void write() {
    cars = Tables.cars(folder);
  }

  private Ran fit(Object... more) {
    Object[] args = new Object[more.length + 4];
    System.arraycopy(new Object[] {"fit", cars, "--target", "mpg"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return glissade(args);
  }

  private static double lambda(Ran ran, String which) {
    return ran.number("crossValidation", which);
  }

  @Test
  void theModelIsTheOneOfTheLambdaChosenOnAllRows() {
    Object[] lasso = {
      "--missing",
      "drop",
      "--penalty",
      "lasso",
      "--folds",
      "5",
      "--lambdas",
      "20",
      "--format",
      "json"
    };
    Ran ran = fit(lasso).endsWith(0);
    double simpler = lambda(ran, "withinOneStandardError");
    assertThat(lambda(ran, "chosen")).isEqualTo(simpler).isGreaterThan(lambda(ran, "best"));
    assertThat((List<?>) ran.at("crossValidation", "path")).hasSize(20);
    assertThat(ran.number("crossValidation", "folds")).isEqualTo(5);
    Ran alone =
        fit("--missing", "drop", "--penalty", "lasso", "--lambda", simpler, "--format", "json")
            .endsWith(0);
    assertThat(ran.at("coefficients")).isEqualTo(alone.at("coefficients"));
  }

  @Test
  void theLeastErrorCanBeChosen() {
    Ran ran =
        fit("--missing", "drop", "--penalty", "ridge", "--folds", 5, "--choose", "min", "--seed", 1)
            .endsWith(0);
    ran.says("Of 100 λ in 5 folds", "The first is taken", "--choose 1se takes the other");
    ran.says("least, taken", "within one standard error");
  }

  @Test
  void withoutAPenaltyTheErrorOfLeastSquaresIsTold() {
    Ran ran = fit("--missing", "drop", "--folds", "10").endsWith(0);
    ran.says("The held-out mean squared error in 10 folds of", "Converged");
    Ran other = fit("--missing", "drop", "--folds", "10", "--seed", "9", "--format", "json");
    Ran one = fit("--missing", "drop", "--folds", "10", "--format", "json").endsWith(0);
    assertThat(other.at("crossValidation", "path")).isNotEqualTo(one.at("crossValidation", "path"));
    assertThat(other.at("coefficients")).isEqualTo(one.at("coefficients"));
  }

  @Test
  void meansOfMissingValuesAreLearnedInEachFold() {
    Ran filled =
        fit(
                "--missing",
                "mean",
                "--folds",
                "4",
                "--penalty",
                "ridge",
                "--lambda",
                "0.1",
                "--format",
                "json")
            .endsWith(0);
    double error = onlyError(filled);
    Ran dropped =
        fit(
                "--missing",
                "drop",
                "--folds",
                "4",
                "--penalty",
                "ridge",
                "--lambda",
                "0.1",
                "--format",
                "json")
            .endsWith(0);
    double expected = onlyError(dropped);
    // 4 of 196 rows more, and another parting into folds.
    assertThat(error).isCloseTo(expected, within(0.2 * expected)).isNotEqualTo(expected);
    assertThat(((List<?>) filled.at("crossValidation", "foldRows")).stream())
        .extracting(each -> ((Number) each).longValue())
        .satisfies(
            rows -> assertThat(rows.stream().mapToLong(Long::longValue).sum()).isEqualTo(196));
  }

  @Test
  void otherLossesAreFittedFoldByFold() {
    Ran ran =
        fit(
                "--missing",
                "drop",
                "--loss",
                "huber",
                "--penalty",
                "lasso",
                "--folds",
                "3",
                "--lambdas",
                "6")
            .endsWith(0);
    ran.says("Of 6 λ in 3 folds", "held-out mean huber", "taken");
  }

  @Test
  void whatAFormulaLearnsIsNotLearnedFromRowsHeldOut() {
    String[] plain = {"--missing", "drop", "--folds", "4", "--format", "json", "--features"};
    Object[] basis = new Object[plain.length + 1];
    System.arraycopy(plain, 0, basis, 0, plain.length);
    basis[plain.length] = "poly(weight_lb, 2) + log(displacement)";
    Ran orthogonal = fit(basis).endsWith(0);
    assertThat(onlyError(orthogonal)).isGreaterThan(0);
    basis[plain.length] = "ns(weight_lb, 3)";
    Ran splines = fit(basis).endsWith(0);
    assertThat(onlyError(splines)).isGreaterThan(0).isNotEqualTo(onlyError(orthogonal));
  }

  private static double onlyError(Ran ran) {
    Map<?, ?> only = (Map<?, ?>) ((List<?>) ran.at("crossValidation", "path")).get(0);
    return ((Number) Objects.requireNonNull(only.get("error"))).doubleValue();
  }

  @Test
  void whatDoesNotGoTogetherIsSaid() {
    fit("--choose", "min").endsWith(2).says("add --folds 10");
    fit("--folds", "1").endsWith(2).says("from 2 to 100 folds");
    fit("--folds", "5", "--holdout", "0.2").endsWith(2).says("Leave out --holdout");
    fit("--folds", "5", "--loss", "softmax").endsWith(2).says("--folds goes with losses of one");
    fit("--folds", "5", "--lambdas", "9").endsWith(2).says("--lambdas is a part of a penalty");
    fit("--folds", "5", "--choose", "max").endsWith(2).says("expected 1se or min");
    fit("--folds", "5").endsWith(3).says("miss a value", "--missing drop");
  }
}
