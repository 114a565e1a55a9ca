package glissade.spark;

import static glissade.spark.Ran.onDuckDb;
import static glissade.spark.Ran.onSpark;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on Spark, against the same on DuckDB. */
class CommandTest {

  @TempDir private static Path folder;
  private static Path csv = Path.of("");
  private static Path parquet = Path.of("");

  /** Numbers, a category, a date, a class, and missing cells by several words. */
  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(11);
    List<String> lines = new ArrayList<>(List.of("day,size,age,city,price,sold"));
    String[] cities = {"Rome", "Oslo, N", "Bonn"};
    for (int i = 0; i < 300; i++) {
      double size = 20 + 80 * random.nextDouble();
      double age = random.nextInt(60);
      int city = random.nextInt(3);
      double price = 50 + 3 * size - age + 20 * city + 5 * random.nextGaussian();
      lines.add(
          String.format(
              Locale.ROOT,
              "2020-01-%02d,%.3f,%s,\"%s\",%.2f,%s",
              1 + i % 28,
              size,
              i % 60 == 4 ? "NA" : i % 60 == 31 ? "" : String.valueOf((int) age),
              cities[city],
              price,
              price + 30 * random.nextGaussian() > 200 ? "sold" : "free"));
    }
    csv = Files.write(folder.resolve("homes.csv"), lines);
    parquet = folder.resolve("homes.parquet");
    LocalSpark.session()
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .option("nullValue", "NA")
        .csv(csv.toString())
        .repartition(3)
        .write()
        .parquet(parquet.toString());
  }

  private Map<?, ?> model(String name) throws IOException {
    return (Map<?, ?>) requireNonNull(Json.read(Files.readString(folder.resolve(name))));
  }

  /** Equal but for rounding, member for member; what took time aside. */
  private static void assertSame(@Nullable Object found, @Nullable Object expected, String where) {
    if (expected instanceof Map<?, ?> members) {
      assertThat(found).as(where).isInstanceOf(Map.class);
      assertThat(((Map<?, ?>) requireNonNull(found)).keySet())
          .as(where)
          .isEqualTo(members.keySet());
      members.forEach(
          (name, value) -> assertSame(((Map<?, ?>) found).get(name), value, where + "." + name));
    } else if (expected instanceof List<?> elements) {
      assertThat((List<?>) requireNonNull(found)).as(where).hasSameSizeAs(elements);
      for (int i = 0; i < elements.size(); i++) {
        assertSame(((List<?>) found).get(i), elements.get(i), where + "[" + i + "]");
      }
    } else if (expected instanceof Number number
        && !where.matches(".*(gradientNorm|[sS]econds|gap).*")) {
      double size = Math.max(1e-9, Math.abs(number.doubleValue()));
      assertThat(((Number) requireNonNull(found)).doubleValue() / size)
          .as(where)
          .isCloseTo(number.doubleValue() / size, org.assertj.core.api.Assertions.within(1e-9));
    } else if (!(expected instanceof Number) && !where.contains("reason")) {
      assertThat(found).as(where).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target price --missing drop",
        "--target price --missing mean --features size+age --penalty ridge --lambda 0.1",
        "--target price --missing drop --features size+city --holdout 0.25",
        "--target sold --loss logistic --features size+price",
      })
  void theModelIsThatOfOneMachine(String flags) throws IOException {
    Path here = folder.resolve("here.json");
    Path there = folder.resolve("there.json");
    onDuckDb(command("fit", csv, flags, "--save", here)).endsWith(0);
    onSpark(command("fit", csv, flags, "--save", there)).endsWith(0);
    assertSame(model("there.json"), model("here.json"), "");
  }

  private static Object[] command(String name, Path source, String flags, Object... others) {
    List<Object> all = new ArrayList<>(List.of(name, source));
    all.addAll(List.of(flags.split(" ")));
    all.addAll(List.of(others));
    return all.toArray();
  }

  @Test
  void whatOneSaysTheOtherSays() {
    for (String flags :
        List.of(
            "forecast FILE --target price --missing drop --format json",
            "describe FILE",
            "describe FOLDER/home.csv",
            "describe FOLDER/data/exakt.csv",
            "describe FOLDER/x*.csv",
            "fit FILE --target price",
            "fit FILE --target prise",
            "fit FILE --target price --features day",
            "fit FILE --target city",
            "fit FILE --target price --missing drop --iterations 3 --optimizer gd --format json")) {
      Object[] command =
          flags.replace("FILE", csv.toString()).replace("FOLDER", folder.toString()).split(" ", -1);
      Ran expected = onDuckDb(command);
      Ran found = onSpark(command);
      assertThat(found.code()).as(found.said()).isEqualTo(expected.code());
      if (flags.contains("json")) {
        assertSame(Json.read(found.out()), Json.read(expected.out()), flags);
      } else {
        assertThat(found.said().replace("(STRING)", "(VARCHAR)"))
            .as(flags)
            .isEqualTo(expected.said());
      }
    }
  }

  @Test
  void predictionsAreThoseOfOneMachineWhoeverFitted() throws IOException {
    Path model = folder.resolve("model.json");
    onSpark(
            "fit",
            parquet,
            "--target",
            "price",
            "--missing",
            "drop",
            "--features",
            "size+age+city",
            "--save",
            model)
        .endsWith(0);
    Path here = folder.resolve("here.csv");
    Path there = folder.resolve("there.csv");
    Ran expected = onDuckDb("predict", model, csv, "--output", here).endsWith(0);
    Ran found = onSpark("predict", model, csv, "--output", there).endsWith(0);
    found.says("Wrote 300 rows with the column prediction", "10 predictions are empty");
    assertThat(found.err().replaceAll("there.csv in .*s\\.", ""))
        .isEqualTo(expected.err().replaceAll("here.csv in .*s\\.", ""));
    assertThat(cells(there)).isEqualTo(cells(here));
    onSpark("predict", model, parquet, "--output", folder.resolve("p.parquet")).endsWith(0);
    onDuckDb("describe", folder.resolve("p.parquet")).endsWith(0).says("300 rows × 7 columns");
    assertThat(folder.toFile().list()).noneMatch(name -> name.contains("part"));
  }

  /** Numbers as such, since one writes 2.0 where the other writes 2. */
  private static List<List<Object>> cells(Path file) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<Object> row = new ArrayList<>();
      for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
        row.add(cell.matches("-?\\d+(\\.\\d+)?") ? Double.valueOf(cell) : cell);
      }
      rows.add(row);
    }
    return rows;
  }
}
