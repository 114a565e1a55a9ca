package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.features.ResponseColumns;
import glissade.file.ModelFile;
import glissade.model.MultinomialModel;
import glissade.penalty.ElasticNet;
import glissade.table.Column;
import glissade.table.Levels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoriesCommandTest {

  @TempDir private Path folder;

  /** y = 10 + 2x, and 5 more in b, 7 less in "c, d", 1 more at hour 7: exact. */
  private Path exact() {
    List<String> lines = new ArrayList<>(List.of("x,place,hour,y"));
    String[] places = {"a", "b", "\"c, d\""};
    double[] more = {0, 5, -7};
    for (int i = 0; i < 60; i++) {
      int place = (i * 7 + i / 5) % 3;
      int hour = i % 4 == 1 ? 7 : 12;
      double y = 10 + 2 * i + more[place] + (hour == 7 ? 1 : 0);
      lines.add(i + "," + places[place] + "," + hour + "," + y);
    }
    return Tables.lines(folder, "exact.csv", lines.toArray(String[]::new));
  }

  /** Late or not by what is known: no place is always late. */
  private Path late() {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>(List.of("late,x,place,t"));
    for (int i = 0; i < 400; i++) {
      double x = random.nextGaussian();
      int place = random.nextInt(3);
      boolean late = random.nextDouble() < 1 / (1 + Math.exp(-x - place + 1));
      lines.add((late ? "late" : "in time") + "," + x + ",p" + place + "," + (1 + i % 3));
    }
    return Tables.lines(folder, "late.csv", lines.toArray(String[]::new));
  }

  private static double coefficient(Ran ran, String name) {
    for (Object each : (List<?>) ran.at("coefficients")) {
      Map<?, ?> coefficient = (Map<?, ?>) each;
      if (name.equals(coefficient.get("name"))
          && coefficient.get("value") instanceof Number value) {
        return value.doubleValue();
      }
    }
    throw new AssertionError("no coefficient " + name);
  }

  @Test
  void levelsAreComparedWithTheFirst() {
    Ran ran =
        glissade("fit", exact(), "--target=y", "--features=place + x + C(hour)", "--format=json")
            .endsWith(0);
    assertThat(ran.number("intercept")).isCloseTo(11, within(1e-9));
    assertThat((List<?>) ran.at("coefficients")).hasSize(4);
    assertThat(coefficient(ran, "x")).isCloseTo(2, within(1e-10));
    assertThat(coefficient(ran, "place=b")).isCloseTo(5, within(1e-9));
    assertThat(coefficient(ran, "place=c, d")).isCloseTo(-7, within(1e-9));
    assertThat(coefficient(ran, "hour=12")).isCloseTo(-1, within(1e-9));
    Ran told = glissade("fit", exact(), "--target=y", "--features=place + x + C(hour)").endsWith(0);
    told.says("place (3 levels, compared with a), hour (2 levels, compared with 7)");
  }

  @Test
  void withoutAnInterceptTheFirstCategoryHasEveryLevel() {
    Ran ran =
        glissade(
                "fit",
                exact(),
                "--target=y",
                "--features=place + x + C(hour)",
                "--no-intercept",
                "--format=json")
            .endsWith(0);
    assertThat(coefficient(ran, "place=a")).isCloseTo(11, within(1e-9));
    assertThat(coefficient(ran, "place=b")).isCloseTo(16, within(1e-9));
    assertThat(coefficient(ran, "hour=12")).isCloseTo(-1, within(1e-9));
  }

  @Test
  void textIsLeftOutUnlessItIsNamed() {
    glissade("fit", exact(), "--target=y").endsWith(0).says("Left out: place (text)");
  }

  @Test
  void newLevelsArePredictedWithoutAFeatureAndTold() {
    Path model = folder.resolve("m.json");
    glissade("fit", exact(), "--target=y", "--features=place + x + C(hour)", "--save", model)
        .endsWith(0);
    Path some =
        Tables.lines(
            folder, "some.csv", "place,x,hour", "b,1,7", "elsewhere,2,12", ",3,7", "b,,12");
    Path output = folder.resolve("out.csv");
    glissade("predict", model, some, "--output", output)
        .endsWith(0)
        .says(
            "In 1 row place has a value that the model has never seen", "2 predictions are empty");
    List<String> lines = Tables.read(output).lines().toList();
    assertThat(last(lines.get(1))).isCloseTo(18, within(1e-9));
    assertThat(last(lines.get(2))).isCloseTo(14, within(1e-9));
    assertThat(lines.get(3)).isEqualTo(",3,7,");
    assertThat(lines.get(4)).isEqualTo("b,,12,");
  }

  private static double last(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  @Test
  void ofTwoClassesTheLabelAndItsProbabilityArePredicted() {
    Path late = late();
    Path model = folder.resolve("m.json");
    glissade(
            "fit",
            late,
            "--target=late",
            "--loss=logistic",
            "--features=x + place",
            "--save",
            model)
        .endsWith(0)
        .says("rows have late = late, which counts as 1");
    Path output = folder.resolve("out.csv");
    glissade("predict", model, late, "--output", output)
        .endsWith(0)
        .says("with the columns prediction and probability");
    List<String> lines = Tables.read(output).lines().toList();
    assertThat(lines.get(0)).isEqualTo("late,x,place,t,prediction,probability");
    int right = 0;
    double sum = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double probability = Double.parseDouble(cells[5]);
      assertThat(cells[4]).isEqualTo(probability > 0.5 ? "late" : "in time");
      right += cells[4].equals(cells[0]) ? 1 : 0;
      sum += probability - (cells[0].equals("late") ? 1 : 0);
    }
    assertThat(right).isGreaterThan(260);
    assertThat(sum).as("mean probability is the share of ones").isCloseTo(0, within(1e-4));
  }

  @Test
  void ofSeveralClassesEachHasItsProbability() {
    Levels classes = new Levels("animal", Column.Type.TEXT, List.of("cat", "dog", "it's"));
    FeatureMap map =
        new FeatureMap(
            List.of("x"),
            List.of(),
            new ResponseColumns("animal", classes, null, null, false),
            Missing.DROP,
            null);
    MultinomialModel model =
        new MultinomialModel(map, new double[] {0, 1, 0}, new double[][] {{1}, {0}, {-1}});
    Path file = folder.resolve("animals.json");
    ModelFile.write(file, ModelFile.content(model, ElasticNet.none()));
    Path some = Tables.lines(folder, "some.csv", "animal,x", "dog,3", ",0", "dog,-7", "?,");
    Path output = folder.resolve("out.csv");
    glissade("predict", file, some, "--output", output)
        .endsWith(0)
        .says("prediction, probability_cat, probability_dog and probability_it's", "is empty");
    List<String> lines = Tables.read(output).lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("animal,x,prediction,probability_cat,probability_dog,probability_it's");
    assertThat(lines.get(1)).startsWith("dog,3,cat,");
    assertThat(lines.get(2)).startsWith(",0,dog,");
    assertThat(lines.get(3)).startsWith("dog,-7,it's,");
    assertThat(lines.get(4)).isEqualTo("?,,,,,");
    String[] cells = lines.get(2).split(",", -1);
    assertThat(Double.parseDouble(cells[4]))
        .isCloseTo(Math.exp(1) / (2 + Math.exp(1)), within(1e-15));
  }

  @Test
  void theOtherClassMayBeThePositiveOne() {
    Ran first =
        glissade("fit", late(), "--target=late", "--loss=logistic", "--format=json").endsWith(0);
    Ran other =
        glissade(
                "fit",
                late(),
                "--target=late",
                "--loss=logistic",
                "--positive=in time",
                "--format=json")
            .endsWith(0);
    assertThat(other.at("positive")).isEqualTo("in time");
    assertThat(other.number("intercept")).isCloseTo(-first.number("intercept"), within(1e-6));
  }

  @Test
  void anOffsetMovesTheScoreAndAnExposureItsLogarithm() {
    Path file =
        Tables.lines(
            folder,
            "t.csv",
            "n,x,t,o",
            "2,0,1,0",
            "4,0,2,0.5",
            "9,1,1.5,-1",
            "3,1,0.5,0",
            "7,2,1,1");
    Ran exposed =
        glissade(
                "fit",
                file,
                "--target=n",
                "--features=x",
                "--loss=poisson",
                "--exposure=t",
                "--tolerance=1e-12",
                "--format=json")
            .endsWith(0);
    Ran shifted =
        glissade(
                "fit",
                file,
                "--target=n",
                "--features=x",
                "--loss=poisson",
                "--offset=lt",
                "--tolerance=1e-12",
                "--query=SELECT *, ln(t) AS lt FROM source",
                "--format=json")
            .endsWith(0);
    assertThat(exposed.number("intercept")).isCloseTo(shifted.number("intercept"), within(1e-12));
    assertThat(exposed.at("exposure")).isEqualTo("t");
    assertThat(shifted.at("offset")).isEqualTo("lt");
    Path model = folder.resolve("m.json");
    glissade(
            "fit",
            file,
            "--target=n",
            "--features=x",
            "--loss=poisson",
            "--exposure=t",
            "--save",
            model)
        .endsWith(0);
    Path twice = Tables.lines(folder, "twice.csv", "x,t", "1,1", "1,2");
    Path output = folder.resolve("out.csv");
    glissade("predict", model, twice, "--output", output).endsWith(0);
    List<String> lines = Tables.read(output).lines().toList();
    assertThat(last(lines.get(2))).isCloseTo(2 * last(lines.get(1)), within(1e-9));
    Path without = Tables.lines(folder, "without.csv", "x", "1");
    glissade("predict", model, without, "--output", output)
        .endsWith(3)
        .says("The column of exposures t is not a column of without.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--target=late --offset=x --exposure=t | 2 | say the same thing twice",
        "--target=t --offset=t | 2 | cannot be both the target and the column of offsets",
        "--target=t --offset=x --features=x | 2 | cannot be both a feature and the column of offsets",
        "--target=t --offset=place | 3 | The column of offsets place of late.csv holds text",
        "--target=t --offset=no | 3 | The column of offsets no is not a column",
        "--target=t --exposure=x --loss=poisson | 3 | greater than 0 (it is the exposure)",
        "--target=t --positive=yes | 2 | --positive is for a loss of two classes",
        "--target=late --loss=logistic --positive=maybe | 3 | late is never maybe: its two classes are",
        "--target=place --loss=logistic | 3 | more than two different values",
        "--target=late | 3 | The target late of late.csv holds text",
        "--target=late --loss=poisson | 3 | The target late of late.csv holds text",
        "--target=x --loss=poisson | 3 | column x: found -",
        "--target=t --features=C(place | 2 | expected ) after the column name",
        "--target=t --features=C(when) | 3 | The feature when is not a column",
      })
  void whatDoesNotFitIsTold(String options, int code, String told) {
    List<Object> args = new ArrayList<>(List.of("fit", late()));
    args.addAll(List.of((Object[]) options.split(" ", -1)));
    glissade(args.toArray()).endsWith(code).says(told);
  }

  @Test
  void datesHaveNoLevels() {
    Path file = Tables.lines(folder, "d.csv", "d,y", "2020-01-01,1", "2020-01-02,2");
    glissade("fit", file, "--target=y", "--features=C(d)")
        .endsWith(3)
        .says("The feature C(d) of d.csv holds date, which has no levels");
  }

  @Test
  void aMissingPlaceHasNoMean() {
    Path file =
        Tables.lines(folder, "m.csv", "x,p,y", "1,a,1", ",b,2", "3,,3", "4,a,5", "5,b,4", "6,b,7");
    glissade("fit", file, "--target=y", "--features=x + p")
        .endsWith(3)
        .says("2 of 6 rows", "p in 1, x in 1", "--missing drop");
    glissade("fit", file, "--target=y", "--features=x + p", "--missing=mean")
        .endsWith(0)
        .says(
            "the mean of the column stands in for it, and the 1 without a target, weight, offset or category");
  }
}
