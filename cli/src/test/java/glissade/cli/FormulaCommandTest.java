package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaCommandTest {

  @TempDir private Path folder;

  /** price is exact: 3 + 2·log(area), 1.5·area more in b, and 10 more in December. */
  private Path houses() {
    List<String> lines = new ArrayList<>(List.of("area,\"age (y)\",city,sold,price"));
    for (int i = 0; i < 72; i++) {
      double area = 1 + (i * 7) % 31;
      int month = 1 + i % 12;
      boolean b = (i / 5) % 2 == 1;
      double price = 3 + 2 * StrictMath.log(area) + (b ? 1.5 * area : 0) + (month == 12 ? 10 : 0);
      lines.add(
          "%s,%d,%s,20%02d-%02d-15,%s"
              .formatted(area, i % 17, b ? "b" : "a", 10 + i % 5, month, price));
    }
    return Tables.lines(folder, "houses.csv", lines.toArray(String[]::new));
  }

  private static double coefficient(Ran ran, String name) {
    for (Object each : (List<?>) ran.at("coefficients")) {
      Map<?, ?> coefficient = (Map<?, ?>) each;
      if (name.equals(coefficient.get("name"))
          && coefficient.get("value") instanceof Number value) {
        return value.doubleValue();
      }
    }
    throw new AssertionError("no coefficient " + name + " in " + ran.out());
  }

  private static final String EXACT = "price ~ log(area) + city*area + C(month(sold))";

  @Test
  void aFormulaNamesTheTargetAndTheTerms() {
    Ran ran = glissade("fit", houses(), "--features", EXACT, "--format=json").endsWith(0);
    assertThat(ran.number("intercept")).isCloseTo(3, within(1e-9));
    assertThat(coefficient(ran, "log(area)")).isCloseTo(2, within(1e-9));
    assertThat(coefficient(ran, "city=b:area")).isCloseTo(1.5, within(1e-9));
    assertThat(coefficient(ran, "city=b")).isCloseTo(0, within(1e-9));
    assertThat(coefficient(ran, "month(sold)=12")).isCloseTo(10, within(1e-9));
    Ran told = glissade("fit", houses(), "--features", EXACT).endsWith(0);
    told.says("Category: city (2 levels, compared with a)")
        .says("Formula: price ~ log(area) + city + area + C(month(sold)) + city:area")
        .says("which makes 15 features");
  }

  @Test
  void everyCommandTakesIt() {
    for (String command : List.of("forecast", "race")) {
      glissade(command, houses(), "--features", "price ~ poly(area, 2) + ns(area, 3):city - 1")
          .endsWith(0)
          .says("poly(area, 2)", "ns(area, 3):city - 1");
    }
    Path report = folder.resolve("fit.html");
    glissade("fit", houses(), "--features", EXACT, "--report", report).endsWith(0);
    assertThat(Tables.read(report))
        .contains("Formula.parse(", "named.withFeatures(formula, source)");
  }

  @Test
  void withoutAnInterceptAndWithoutColumns() {
    Ran ran =
        glissade(
                "fit",
                houses(),
                "--target=price",
                "--features=. - area + C(city, sum):log(area) - 1",
                "--format=json")
            .endsWith(0);
    assertThat((List<?>) ran.at("coefficients")).hasSize(3);
    assertThat(coefficient(ran, "city=a:log(area)")).isNotZero();
    glissade("fit", houses(), "--features=price ~ . + C(city, sum)")
        .endsWith(0)
        .says("The levels of city are compared with the mean of all", "Left out: sold (date)");
  }

  @Test
  void predictingAppliesTheSameFeatures() {
    Path model = folder.resolve("m.json");
    glissade("fit", houses(), "--features", EXACT, "--save", model).endsWith(0);
    Path some =
        Tables.lines(
            folder,
            "some.csv",
            "area,city,sold",
            "4,b,2030-12-01",
            "4,elsewhere,2030-02-01",
            "4,,2030-02-01",
            "4,a,");
    Path output = folder.resolve("out.csv");
    glissade("predict", model, some, "--output", output)
        .endsWith(0)
        .says("In 1 row city has a value that the model has never seen")
        .says("2 predictions are empty");
    List<String> lines = Tables.read(output).lines().toList();
    double log = 3 + 2 * Math.log(4);
    assertThat(last(lines.get(1))).isCloseTo(log + 16, within(1e-8));
    assertThat(last(lines.get(2))).isCloseTo(log, within(1e-8));
    assertThat(lines.get(3)).endsWith(",");
    Path wrong = Tables.lines(folder, "wrong.csv", "area,city,sold", "4,a,soon", "0,a,later");
    glissade("predict", model, wrong, "--output", output)
        .endsWith(3)
        .says("`sold`", "where dates or times were expected");
    Path zero =
        Tables.lines(folder, "zero.csv", "area,city,sold", "4,a,2030-01-01", "0,a,2030-01-01");
    glissade("predict", model, zero, "--output", output)
        .endsWith(3)
        .says("row 2", "log(area) has no finite value where area is 0");
  }

  private static double last(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "price ~ log(age)| 3| The feature age is not a column of houses.csv",
        "price ~ sold| 3| holds date, which is no number as it stands. Name a part of it: year",
        "price ~ log(area| 2| found the end, expected ) or an operator",
        "price ~ area + price| 2| Column price is the target",
        "area ~ log(price)| 2| --target says price, and the formula predicts area",
        "price ~ log(\"age (y)\")| 3| has no finite value where \"age (y)\" is 0",
        "price ~ C(city, ref=\"x\"):area| 3| x is no level that occurs in the rows used",
        "price ~ log(city)| 3| Column `city` of houses.csv holds text",
        "price ~ month(area)| 3| Column `area` of houses.csv holds numbers",
        "price ~ poly(\"age (y)\", 20)| 3| needs more than 20 different values, and there are 17"
      })
  void whatIsWrongIsSaid(String formula, int code, String why) {
    glissade("fit", houses(), "--target=price", "--features", formula).endsWith(code).says(why);
  }
}
