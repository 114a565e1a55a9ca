package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table as it is: names with spaces and units, rows without values, and a penguin whose sex is
 * {@code .}. One command makes a model of it that can be defended, and says all that it did about
 * the data. All numbers beside those of R stand in SummaryReferenceTest.
 */
class PenguinsTest {

  private static final String EVERYTHING = "\"Body Mass (g)\" ~ .";

  @TempDir private Path folder;
  private Path table = Path.of("");

  @BeforeEach
  void write() throws IOException {
    table = folder.resolve("penguins.csv");
    String resource = "/glissade/summaries/penguins.csv";
    try (InputStream in =
        Objects.requireNonNull(PenguinsTest.class.getResourceAsStream(resource))) {
      Files.write(table, in.readAllBytes());
    }
  }

  private Ran fit(Object... further) {
    Object[] first = {"fit", table, "--features", EVERYTHING};
    Object[] all = Arrays.copyOf(first, first.length + further.length);
    System.arraycopy(further, 0, all, first.length, further.length);
    return glissade(all);
  }

  /** What R 4.2.2 says of the same rows: {@code summaries.R} beside the table makes it. */
  @Test
  void oneCommandSaysAllThatItDid() {
    Ran ran = fit("--na", ".", "--missing", "drop", "--summary").endsWith(ExitCode.DONE);
    ran.says(
        "344 rows × 7 columns from penguins.csv",
        "A cell that holds just . counts as missing.",
        "11 of them miss a value (Beak Depth (mm) in 2, Beak Length (mm) in 2, Body Mass (g) in 2,"
            + " Flipper Length (mm) in 2, Sex in 11): dropped, which leaves 333.",
        "Species (3 levels, compared with Adelie)",
        "Island (3 levels, compared with Biscoe)",
        "Sex (2 levels, compared with FEMALE)",
        "11 of 344 rows miss a value",
        "Beak Length (mm) 18.1893 7.136 2.549 0.0113",
        "Sex=MALE 387.224 48.14 8.044 1.66e-14",
        "Residual standard error 287.9 on 324 degrees of freedom. R² 0.8752, adjusted 0.8721. F 284.1"
            + " on 8 and 324, p <2.2e-16.");
    assertThat(ran.said()).doesNotContain("rare level").doesNotContain("Left out");
    assertThat((ran.out() + ran.err()).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void withoutItABadLevelIsSaidToBeOne() {
    String rare =
        "Sex=. (1 of 334 rows) is a rare level (fewer than 5 rows, and than one in 20): the others"
            + " are compared with Sex=., so every coefficient of Sex rests on that row. Choose"
            + " another reference in --features: C(Sex, ref = \"MALE\"). If Sex=. says that a value is"
            + " missing, have it read so: --na '.'.";
    glissade("describe", table).endsWith(ExitCode.DONE).says(rare);
    Ran plain = fit("--missing", "drop").endsWith(ExitCode.DONE).says(rare);
    assertThat(plain.out()).doesNotContain("rare level");
    Ran summary = fit("--missing", "drop", "--summary", "--quiet").endsWith(ExitCode.DONE);
    assertThat(summary.out().replaceAll("\\s+", " ")).contains(rare);
    glissade("forecast", table, "--features", EVERYTHING, "--missing", "drop").says(rare);
    Ran json = fit("--missing", "drop", "--format", "json");
    assertThat(json.at("notes").toString()).contains(rare);
  }

  @Test
  void aChosenReferenceIsNotTheRareOne() {
    glissade(
            "fit",
            table,
            "--missing",
            "drop",
            "--features",
            "\"Body Mass (g)\" ~ . + C(Sex, ref = \"MALE\")")
        .endsWith(ExitCode.DONE)
        .says("Sex=. (1 of 334 rows) is a rare level", "a coefficient rests on those rows alone")
        .says("Sex (3 levels, compared with MALE)");
  }

  @Test
  void rowsAreNotDroppedUnasked() {
    Ran ran = fit("--summary").endsWith(ExitCode.UNUSABLE);
    ran.says(
        "10 of 344 rows of penguins.csv miss a value", "Sex in 10", "rows 4, 9, 10, 11, 12, …");
    assertThat(ran.err().strip())
        .endsWith("penguins.csv --features '\"Body Mass (g)\" ~ .' --summary --missing drop");
    assertThat(fit("--missing", "fail").err()).doesNotContain("--missing fail --missing");
  }

  @Test
  void whatIsLeftOutIsNamed() {
    glissade("fit", table, "--target", "Body Mass (g)", "--missing", "drop")
        .endsWith(ExitCode.DONE)
        .says(
            "Left out: Species (text), Island (text), Sex (text). Of text, --features . takes what"
                + " has few levels.");
    String labelled =
        "SELECT *, 'penguin ' || row_number() OVER () AS label, 'Palmer' AS station,"
            + " DATE '2007-11-11' AS day FROM source";
    Ran ran = fit("--missing", "drop", "--query", labelled).endsWith(ExitCode.DONE);
    ran.says("Left out: label (text, more than 20 levels), station (text, one level), day (date).");
    glissade("describe", table, "--query", labelled)
        .endsWith(ExitCode.DONE)
        .says(
            "Species text 3 levels use it with `.`",
            "Body Mass (g) integers 2700 to 6300 2 need --missing",
            "label text 344 levels leave it out",
            "station text 1 level leave it out",
            "--features . takes, beside all numbers, the categories too: Species, Island and Sex.",
            "label and station are left out there as well",
            "--features 'year(day) + month(day)'",
            "Values are missing in Beak Length (mm), Beak Depth (mm), Flipper Length (mm), Body Mass"
                + " (g) and Sex");
  }

  @Test
  void theModelReadsOtherRowsAsItReadThese() throws IOException {
    Path model = folder.resolve("mass.json");
    fit("--na", ".", "--missing", "drop", "--save", model).endsWith(ExitCode.DONE);
    Path predicted = folder.resolve("predicted.csv");
    glissade("predict", model, table, "--output", predicted)
        .endsWith(ExitCode.DONE)
        .says("11 predictions are empty");
    List<String> lines = Files.readAllLines(predicted);
    // As it was, and without a prediction.
    assertThat(lines.get(337)).isEqualTo("Gentoo,Biscoe,44.5,15.7,217,4875,.,");
    // predict(lm(`Body Mass (g)` ~ ., marked))[1] in R 4.2.2, marked as in summaries.R.
    double expected = 3753.1638959556326;
    double first = Double.parseDouble(lines.get(1).substring(lines.get(1).lastIndexOf(',') + 1));
    assertThat(first).isCloseTo(expected, within(1e-10 * expected));
    glissade("evaluate", model, table).endsWith(ExitCode.DONE).says("on 333 rows");
    glissade("export", model, "--sql", folder.resolve("mass.sql"))
        .endsWith(ExitCode.DONE)
        .says("The model read . as missing");
    byte[] rows = Files.readAllBytes(table);
    Ran streamed = Ran.withInput(rows, "predict", model, "-", "--output", "-");
    assertThat(streamed.endsWith(ExitCode.DONE).out())
        .contains("\nGentoo,Biscoe,44.5,15.7,217,4875,.,\n");
  }

  @Test
  void rowsThatArriveAreReadSoToo() throws IOException {
    Path model = folder.resolve("mass.json");
    String[] command = {
      "fit",
      "-",
      "--stream",
      "--target",
      "Body Mass (g)",
      "--features",
      "Sex",
      "--missing",
      "drop",
      "--na",
      ".",
      "--save",
      model.toString()
    };
    Ran.withInput(Files.readAllBytes(table), (Object[]) command).endsWith(ExitCode.DONE);
    assertThat(Files.readString(model)).contains("\"missingTexts\" : [ \".\" ]");
    assertThat(Files.readString(model)).contains("[ \"FEMALE\", \"MALE\" ]");
  }
}
