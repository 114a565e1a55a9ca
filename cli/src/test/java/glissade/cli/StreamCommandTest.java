package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning from standard input as its rows arrive. */
class StreamCommandTest {

  @TempDir private Path folder;

  /** y = 1 + 2a + 3 of city 1 + 6 of city 2, and a little noise; one in three buys. */
  private static byte[] rows(int count) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("a,city,y,bought\n");
    for (int i = 0; i < count; i++) {
      double a = 1000 + 10 * random.nextGaussian();
      int city = random.nextInt(3);
      double y = 1 + 2 * a + 3 * city + 0.01 * random.nextGaussian();
      String bought = city == 0 ? "maybe" : "no";
      text.append(String.format(Locale.ROOT, "%.4f,city %d,%.5f,%s%n", a, city, y, bought));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Ran stream(byte[] input, Object... args) {
    List<Object> all = new ArrayList<>(List.of("fit", "-", "--stream"));
    all.addAll(List.of(args));
    return Ran.withInput(input, all.toArray());
  }

  @Test
  void whatWasLearnedIsAModelThatPredicts() {
    Path model = folder.resolve("m.json");
    Ran ran = stream(rows(20_000), "--target", "y", "--features", "a + city", "--save", model);
    ran.endsWith(0).says("Learned from 20,000 rows", "rows: mean squared error", "city (3 levels)");
    Path table =
        Tables.lines(folder, "t.csv", "a,city", "1000,city 0", "1010,city 2", "990,city 9");
    Ran.glissade("predict", model, table, "--output", folder.resolve("p.csv")).endsWith(0);
    List<String> lines = Tables.read(folder.resolve("p.csv")).lines().toList();
    assertThat(prediction(lines.get(1))).isCloseTo(2001, within(0.1));
    assertThat(prediction(lines.get(2))).isCloseTo(2027, within(0.1));
    assertThat(Tables.read(model)).contains("\"status\" : \"completed\"", "\"rows\" : 20000");
  }

  private static double prediction(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  @Test
  void aProgramReadsTheSame() {
    Ran ran = stream(rows(5_000), "--target", "y", "--format", "json", "--quiet").endsWith(0);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.number("rows")).isEqualTo(5_000);
    assertThat(ran.at("outcome", "status")).isEqualTo("completed");
    // Without the cities what is left is their variance, 9·2/3.
    assertThat(ran.number("outcome", "recentLoss")).isCloseTo(6, within(1.0));
    assertThat(ran.number("outcome", "progressiveLoss"))
        .isGreaterThan(ran.number("outcome", "recentLoss"));
  }

  @Test
  void twoClassesAreCalledAsTheyAre() {
    Object[] args = {"--target", "bought", "--loss", "logistic", "--features", "city", "--quiet"};
    Object[] more = {"--penalty", "ridge", "--lambda", "1e-4", "--format", "json"};
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    Ran ran = stream(rows(4_000), all.toArray()).endsWith(0);
    assertThat(ran.at("positive")).isEqualTo("no");
    assertThat(ran.number("penalty", "lambda")).isEqualTo(1e-4);
    assertThat(ran.number("outcome", "recentLoss")).isLessThan(0.1);
    all.addAll(List.of("--positive", "maybe"));
    assertThat(stream(rows(4_000), all.toArray()).endsWith(0).at("positive")).isEqualTo("maybe");
    byte[] third = "city,bought\na,yes\nb,no\nc,perhaps\n".getBytes(StandardCharsets.UTF_8);
    stream(third, args).endsWith(3).says("has 3 different values");
    byte[] one = "city,bought\na,red\nb,red\n".getBytes(StandardCharsets.UTF_8);
    stream(one, args).endsWith(3).says("the one value red", "write them 0 and 1");
  }

  @Test
  void missingValuesStopItOrLeaveTheRowOut() {
    byte[] input = "a,y\n1,2\n,3\n3,4\n5,6\n".getBytes(StandardCharsets.UTF_8);
    stream(input, "--target", "y").endsWith(3).says("Row 2 of standard input misses a value (a)");
    stream(input, "--target", "y", "--missing", "drop")
        .endsWith(0)
        .says("Learned from 3 rows", "1 of them miss a value (a in 1): left out.");
    stream(input, "--target", "y", "--missing", "mean").endsWith(2).says("--missing fail or drop");
  }

  @ParameterizedTest
  @CsvSource({
    "--optimizer,sgd,--optimizer does not go with --stream",
    "--iterations,5,--iterations does not go with --stream",
    "--holdout,0.2,--holdout does not go with --stream",
    "--trace,t.jsonl,--trace does not go with --stream",
    "--query,SELECT,--query does not go with --stream",
    "--batch,0,--batch must be from 1 to",
    "--lambda,1,none was chosen",
    "--loss,softmax,--stream goes with losses of one score",
    "--loss,logistics,Did you mean logistic"
  })
  void whatMakesNoSenseIsRefused(String option, String value, String complaint) {
    stream(rows(10), "--target", "y", option, value).endsWith(2).says(complaint);
  }

  @Test
  void onlyARidgeAndOnlyStandardInput() {
    stream(rows(10), "--target", "y", "--penalty", "lasso", "--lambda", "1")
        .endsWith(2)
        .says("--stream goes with --penalty ridge or none");
    Ran.glissade("fit", "t.csv", "--target", "y", "--stream")
        .endsWith(2)
        .says("Give - in place of t.csv");
    stream(rows(10)).endsWith(2).says("Which column is to be predicted?");
  }

  /** The same rows, read as a table: rows are held out for any loss and optimizer. */
  @Test
  void anyLossAndAnyOptimizerStopsEarly() throws IOException {
    Path table = Files.write(folder.resolve("t.csv"), rows(500));
    Object[] all = {"fit", table, "--target", "y", "--loss", "huber", "--early-stopping"};
    Ran.glissade(all).endsWith(0).says("the model, after", "rows of the 500 are held out");
    List<Object> sgd = new ArrayList<>(List.of(all));
    sgd.addAll(List.of("--optimizer", "sgd", "--tolerance", "0", "--format", "json"));
    Ran ran = Ran.glissade(sgd.toArray()).endsWith(0);
    assertThat(ran.at("outcome", "status")).isEqualTo("completed");
    assertThat(ran.number("holdout", "loss")).isEqualTo(ran.number("holdout", "bestLoss"));
    assertThat(ran.out()).doesNotContain("rSquared").doesNotContain("atio\" :");
  }

  @Test
  void itLearnsBeforeTheInputEndsAndKeepsTheModelWhenCancelled() throws Exception {
    Path model = folder.resolve("m.json");
    try (Started fit = Started.glissade("fit", "-", "--stream", "--target", "y", "--save", model)) {
      OutputStream input = fit.input();
      input.write(rows(3_000));
      input.flush();
      // The pipe stays open, and nothing more comes.
      fit.awaitOnError("rows: mean squared error");
      fit.signal("INT");
      assertThat(fit.exitCode()).isEqualTo(130);
    }
    assertThat(Tables.read(model))
        .contains("\"status\" : \"cancelled\"")
        .containsPattern("\"rows\" : [1-9]");
  }
}
