package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folds of maps that learn from rows, and what is said of folds. */
class LearnedFoldsCommandTest {

  @TempDir private Path folder;
  private Path cars = Path.of("");

  @BeforeEach
  void write() {
    cars = Tables.cars(folder);
  }

  private Ran folds(String formula, Object... more) {
    List<Object> all = new ArrayList<>(List.of("fit", cars, "--features", formula, "--folds", "4"));
    all.addAll(Arrays.asList(more));
    return glissade(all.toArray());
  }

  @Test
  void whatIsLearnedAnewIsSaid() {
    folds("mpg ~ ns(weight_lb, 3) + displacement", "--missing", "drop")
        .endsWith(0)
        .says(
            "The held-out mean squared error in 4 folds of",
            "Learned anew from the training rows of each fold: ns(weight_lb, 3).",
            "That took 1 reading of the table, into memory.");
    Ran json =
        folds(
                "mpg ~ poly(weight_lb, 2) + I(displacement / 100)",
                "--penalty",
                "ridge",
                "--missing",
                "mean",
                "--format",
                "json")
            .endsWith(0);
    assertThat(json.at("crossValidation", "learnedInFolds"))
        .isEqualTo(List.of("poly(weight_lb, 2)", "the mean in place of what is missing"));
    assertThat(json.number("crossValidation", "readings")).isEqualTo(1);
    assertThat(json.at("crossValidation", "emptyFolds")).isEqualTo(List.of());
    assertThat((List<?>) json.at("crossValidation", "path")).hasSize(100);
  }

  @Test
  void polynomialsWithoutAPenaltyAreOnesOfTheTriangles() {
    Ran ran =
        folds("mpg ~ poly(weight_lb, 2)", "--missing", "drop", "--format", "json").endsWith(0);
    assertThat(ran.at("crossValidation", "learnedInFolds")).isEqualTo(List.of());
    assertThat(ran.number("crossValidation", "readings")).isZero();
  }

  /** A target that is missing leaves rows out whose numbers a fit takes into its means. */
  @Test
  void meansAreThoseThatAFitFillsIn() {
    Ran some =
        folds("mpg ~ horsepower + displacement", "--missing", "mean", "--format", "json")
            .endsWith(0);
    assertThat(some.at("crossValidation", "learnedInFolds"))
        .isEqualTo(List.of("the mean in place of what is missing"));
    Ran none =
        folds("mpg ~ weight_lb + displacement", "--missing", "mean", "--format", "json")
            .endsWith(0);
    assertThat(none.at("crossValidation", "learnedInFolds")).isEqualTo(List.of());
    Ran all =
        folds("weight_lb ~ horsepower + displacement", "--missing", "mean", "--format", "json")
            .endsWith(0);
    assertThat(all.at("crossValidation", "learnedInFolds")).isEqualTo(List.of());
  }

  @Test
  void otherLossesFillInMeansToo() {
    folds(
            "mpg ~ ns(horsepower, 2)",
            "--missing",
            "mean",
            "--loss",
            "huber",
            "--penalty",
            "ridge",
            "--lambdas",
            "3")
        .endsWith(0)
        .says("Of 3 λ in 4 folds", "held-out mean huber", "Learned anew");
  }

  @Test
  void foldsWithoutRowsOrAClassAreNamed() throws IOException {
    StringBuilder few = new StringBuilder("x,y,answer\n");
    for (int i = 0; i < 40; i++) {
      few.append(i % 3).append(',').append(i % 3 == 1 ? 5 : 0).append(i < 20 ? ",no\n" : ",yes\n");
    }
    Path table = Files.writeString(folder.resolve("few.csv"), few);
    Ran ran =
        glissade(
                "fit",
                table,
                "--target",
                "y",
                "--features",
                "x",
                "--folds",
                "5",
                "--format",
                "json")
            .endsWith(0)
            .says("no rows that count, since equal rows stay together");
    List<?> empty = (List<?>) ran.at("crossValidation", "emptyFolds");
    assertThat(empty).isNotEmpty();
    assertThat((List<?>) ran.at("crossValidation", "foldRows")).hasSize(5 - empty.size());
    Object[] ridge = {"--penalty", "ridge", "--lambda", "1", "--loss", "logistic", "--folds", "9"};
    List<Object> logistic = new ArrayList<>(List.of("fit", table, "--features", "answer ~ x"));
    logistic.addAll(Arrays.asList(ridge));
    glissade(logistic.toArray())
        .endsWith(0)
        .says(" no row of ", "the loss there is told of the other class alone");
  }

  @Test
  void rowsHeldOutTeachNothing() {
    Object[] splines = {
      "fit",
      cars,
      "--missing",
      "drop",
      "--holdout",
      "0.2",
      "--features",
      "mpg ~ ns(weight_lb, 3) + ."
    };
    glissade(splines)
        .endsWith(2)
        .says("ns(weight_lb, 3) would be learned from them as well", "--folds");
    splines[7] = "mpg ~ poly(weight_lb, 2) + displacement";
    glissade(splines).endsWith(0);
  }
}
