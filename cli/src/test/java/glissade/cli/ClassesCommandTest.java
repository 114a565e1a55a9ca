package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.file.ModelFile;
import glissade.model.MultinomialModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target of several classes, from the command line to predictions. */
class ClassesCommandTest {

  private static final int ROWS = 120;
  private static final int WIDTH = 80;

  @TempDir private Path folder;

  /** Three classes that overlap, by whole numbers. */
  private Path overlapping() {
    List<String> lines = new ArrayList<>(List.of("x,z,y"));
    for (int i = 0; i < ROWS; i++) {
      int x = 37 * i % 101;
      int z = 1000 + 53 * i % 89;
      double s = x - 89 + 0.8 * (71 * i % 97);
      double t = z - 1081 + 0.9 * (29 * i % 83);
      lines.add(x + "," + z + "," + (s < -20 ? "low" : t > 0 ? "high" : "mid"));
    }
    return Tables.lines(folder, "classes.csv", lines.toArray(new String[0]));
  }

  private Ran fit(Path table, Object... more) {
    Object[] args = new Object[more.length + 6];
    Object[] first = {"fit", table, "--target", "y", "--loss", "softmax"};
    System.arraycopy(first, 0, args, 0, first.length);
    System.arraycopy(more, 0, args, first.length, more.length);
    return glissade(args);
  }

  private static List<Double> numbers(Object list) {
    return ((List<?>) list).stream().map(each -> Double.parseDouble(String.valueOf(each))).toList();
  }

  private static List<Double> values(Ran ran, int feature) {
    Map<?, ?> coefficient = (Map<?, ?>) ((List<?>) ran.at("coefficients")).get(feature);
    return numbers(Objects.requireNonNull(coefficient.get("values")));
  }

  /**
   * With {@code X}, {@code y} as here and {@code Z = (X - X.mean(0))/X.std(0)}: {@code
   * LogisticRegression(C=1/(0.01*120), solver="newton-cholesky", tol=1e-14, max_iter=1000).fit(Z,
   * y)} of scikit-learn 1.9.1, brought back to the units of X.
   */
  @Test
  void withARidgeTheCoefficientsAreThoseOfScikitLearn() {
    Ran ran =
        fit(overlapping(), "--penalty=ridge", "--lambda=0.01", "--tolerance=1e-12", "--format=json")
            .endsWith(0);
    assertThat(ran.at("classes", "levels")).isEqualTo(List.of("high", "low", "mid"));
    double[][] expected = {
      {-36.00240863653316, 0.6299273111571085, 35.37248132537599},
      {0.02502564546003637, -0.0441803086797031, 0.019154663219666766},
      {0.03321622212873781, 0.0013533998150101977, -0.03456962194374796}
    };
    List<List<Double>> found =
        List.of(numbers(ran.at("intercepts")), values(ran, 0), values(ran, 1));
    for (int j = 0; j < expected.length; j++) {
      for (int k = 0; k < 3; k++) {
        assertThat(found.get(j).get(k) / expected[j][k]).isCloseTo(1, within(1e-7));
      }
    }
    assertThat(ran.number("fit", "accuracy")).isCloseTo(0.725, within(1e-12));
    assertThat(ran.number("fit", "accuracyOfConstant")).isCloseTo(43.0 / ROWS, within(1e-12));
    assertThat(ran.number("outcome", "loss"))
        .isCloseTo(ran.number("fit", "loss") + ran.number("fit", "penalty"), within(1e-15));
  }

  /**
   * {@code MNLogit(y, add_constant(Z)).fit(method="newton", tol=1e-15)} of statsmodels 0.15.0 on
   * the same, brought back: low and mid against high.
   */
  @Test
  void withoutAPenaltyTheyAreThoseOfStatsmodels() {
    Ran ran = fit(overlapping(), "--tolerance=1e-12", "--format=json").endsWith(0);
    double[][] expected = {
      {39.95411851030932, 77.08695506866644},
      {-0.07698001298442732, -0.0067115593403661395},
      {-0.03471956217802911, -0.073190167271951}
    };
    List<List<Double>> found =
        List.of(numbers(ran.at("intercepts")), values(ran, 0), values(ran, 1));
    for (int j = 0; j < expected.length; j++) {
      for (int k = 1; k < 3; k++) {
        double difference = found.get(j).get(k) - found.get(j).get(0);
        assertThat(difference / expected[j][k - 1]).isCloseTo(1, within(1e-7));
      }
    }
    assertThat(ran.number("fit", "loss")).isCloseTo(0.6647162748836066, within(1e-12));
  }

  @Test
  void theReportHasAColumnForEachClass() {
    Ran ran = fit(overlapping()).endsWith(0);
    ran.says(
        "Converged after",
        "the multinomial log loss is 0.664716",
        "that of the shares of the classes 1.0967",
        "is right on 73.3 % of the rows; always mid would be on 35.8 %",
        "made uncorrelated");
    assertThat(ran.out()).containsPattern("\n +high +low +mid\n +\\(intercept\\) +-39\\.0137 ");
    assertThat(ran.out()).doesNotContain("R²");
  }

  @Test
  void manyClassesStandBelowEachOther() {
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int i = 0; i < 300; i++) {
      lines.add((i % 20 + 7 * i % 31) + ",a rather long class " + i % 20);
    }
    Path table = Tables.lines(folder, "many.csv", lines.toArray(new String[0]));
    Ran ran = fit(table, "--penalty=ridge", "--lambda=0.1").endsWith(0);
    ran.says("the 12 commonest of 20 classes");
    assertThat(ran.out().lines().mapToInt(String::length).max().orElse(0))
        .isLessThanOrEqualTo(WIDTH);
  }

  @Test
  void predictionsAreLabelsAndTheirProbabilities() throws IOException {
    Path table = overlapping();
    Path saved = folder.resolve("model.json");
    fit(table, "--save", saved).endsWith(0);
    MultinomialModel model = (MultinomialModel) ModelFile.readAny(saved);
    Path predicted = folder.resolve("predicted.csv");
    glissade("predict", saved, table, "--output", predicted).endsWith(0);
    List<String> lines = Files.readAllLines(predicted);
    assertThat(lines.get(0))
        .isEqualTo("x,z,y,prediction,probability_high,probability_low,probability_mid");
    int right = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] scores = new double[3];
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        double[] w = model.weights(k);
        scores[k] =
            Math.exp(
                model.intercepts()[k]
                    + w[0] * Double.parseDouble(cells[0])
                    + w[1] * Double.parseDouble(cells[1]));
        sum += scores[k];
      }
      for (int k = 0; k < 3; k++) {
        assertThat(Double.parseDouble(cells[4 + k])).isCloseTo(scores[k] / sum, within(1e-9));
      }
      right += cells[2].equals(cells[3]) ? 1 : 0;
    }
    assertThat(right).isEqualTo(88);
  }

  @Test
  void numbersAreClassesToo() {
    List<String> lines = new ArrayList<>(List.of("x,y"));
    for (int i = 0; i < 90; i++) {
      lines.add((i % 9 + 5 * i % 7) + "," + (i % 9 / 3 * 10 + 1));
    }
    Path table = Tables.lines(folder, "numbers.csv", lines.toArray(new String[0]));
    Ran ran = fit(table, "--format=json").endsWith(0);
    assertThat(ran.at("classes", "levels")).isEqualTo(List.of("1", "11", "21"));
  }

  @Test
  void classesThatAreApartAreToldWithTheDirection() {
    List<String> lines = new ArrayList<>(List.of("x,z,y"));
    for (int i = 0; i < 60; i++) {
      int own = i % 3;
      lines.add((10 * own + 7 * i % 6) + "," + 13 * i % 17 + "," + List.of("a", "b", "c").get(own));
    }
    Path table = Tables.lines(folder, "apart.csv", lines.toArray(new String[0]));
    Path saved = folder.resolve("model.json");
    fit(table, "--save", saved)
        .endsWith(4)
        .says("tell all 60 rows apart perfectly", "as was checked on each", "--penalty ridge");
    assertThat(Files.exists(saved)).isTrue();
    Ran ran = fit(table, "--format=json").endsWith(4);
    assertThat(ran.number("separation", "rowsApart")).isEqualTo(60);
    assertThat(ran.number("fit", "accuracy")).isEqualTo(1);
    assertThat((List<?>) ran.at("separation", "direction")).hasSize(3);
  }

  @Test
  void aBalancedClassIsOneOfTheSameWeight() {
    Path table = overlapping();
    Object balanced =
        fit(table, "--class-weights=balanced", "--tolerance=1e-12", "--format=json")
            .endsWith(0)
            .at("intercepts");
    String weights = "high=" + 40.0 / 37 + ",low=1,mid=" + 40.0 / 43;
    Object given =
        fit(table, "--class-weights", weights, "--tolerance=1e-12", "--format=json")
            .endsWith(0)
            .at("intercepts");
    for (int k = 0; k < 3; k++) {
      assertThat(numbers(balanced).get(k) / numbers(given).get(k)).isCloseTo(1, within(1e-9));
    }
    assertThat(numbers(fit(table, "--format=json").at("intercepts"))).isNotEqualTo(balanced);
  }

  @Test
  void theTraceHasTheWeightsOfAllClasses() throws IOException {
    Path trace = folder.resolve("trace.jsonl");
    fit(overlapping(), "--trace", trace, "--iterations=3").endsWith(0);
    assertThat(Files.readAllLines(trace)).hasSize(3);
    assertThat(Files.readString(trace))
        .containsPattern("\"intercepts\":\\[[^,]+,[^,]+,[^,]+],\"weights\":\\[\\[[^,]+,[^,]+],");
  }

  @Test
  void aRunThatIsTakenUpEndsAtTheSameBits() {
    Path table = overlapping();
    Path state = folder.resolve("state.json");
    Path whole = folder.resolve("whole.json");
    Path parts = folder.resolve("parts.json");
    fit(table, "--iterations=9", "--save", whole).endsWith(0);
    fit(table, "--iterations=4", "--checkpoint", state).endsWith(0);
    fit(table, "--iterations=9", "--resume", state, "--save", parts).endsWith(0);
    assertThat(parts).hasSameTextualContentAs(whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--penalty=lasso --lambda=0.1 | go with a ridge alone",
        "--optimizer=sgd | knows one score a row",
        "--optimizer=newton | needs second derivatives",
        "--offset=z | changes no probability",
        "--positive=low | softmax is none",
        "--holdout=0.2 | With several classes no rows can be held out",
        "--route=triangle | choose memory or reread",
        "--class-weights=low=2,no=3 | there is no class no"
      })
  void whatDoesNotGoTogetherIsToldSo(String options, String told) {
    fit(overlapping(), (Object[]) options.split(" ")).endsWith(2).says(told);
  }

  @Test
  void whatIsKnownBeforehandIsNothing() {
    glissade("forecast", overlapping(), "--target=y", "--loss=softmax")
        .endsWith(2)
        .says("is not known before it does it", "Run fit.");
  }

  @Test
  void aTargetOfTextSuggestsIt() {
    glissade("fit", overlapping(), "--target=y").endsWith(3).says("--loss softmax for more");
    glissade("fit", overlapping(), "--target=y", "--loss=logistic")
        .endsWith(3)
        .says("Choose --loss softmax for more classes");
  }
}
