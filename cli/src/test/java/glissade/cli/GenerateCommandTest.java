package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

  @TempDir private Path folder;

  @Test
  void theColumnsAreTheFeaturesAndTheTarget() {
    Path csv = folder.resolve("made.csv");
    glissade("generate", "--rows", 5, "--weights", "2,4", "--intercept", -1, "--output", csv)
        .endsWith(0)
        .says("Wrote 5 rows × 3 columns");
    List<String> lines = Tables.read(csv).lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo("x1,x2,y");
    String[] cells = lines.get(3).split(",", -1);
    double expected = -1 + 2 * Double.parseDouble(cells[0]) + 4 * Double.parseDouble(cells[1]);
    assertThat(Double.parseDouble(cells[2])).isCloseTo(expected, within(1e-14));
  }

  @Test
  void whatWasPutInIsFoundAgain() {
    for (String name : List.of("made.csv", "made.csv.gz", "made.parquet")) {
      Path made = folder.resolve(name);
      glissade(
              "generate",
              "--rows",
              "5e3",
              "--weights",
              "2,4,5,9,11",
              "--intercept",
              2,
              "--output",
              made)
          .endsWith(0);
      Ran ran = glissade("fit", made, "--target", "y", "--format", "json").endsWith(0);
      double[] truth = {2, 4, 5, 9, 11};
      List<?> found = (List<?>) ran.at("coefficients");
      for (int j = 0; j < truth.length; j++) {
        assertThat(((Map<?, ?>) found.get(j)).get("value"))
            .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
            .isCloseTo(truth[j], within(1e-12));
      }
      assertThat(ran.number("intercept")).isCloseTo(2, within(1e-12));
    }
  }

  @Test
  void csvHoldsTheSameBitsAsParquet() {
    Path csv = folder.resolve("made.csv");
    Path parquet = folder.resolve("made.parquet");
    for (Path made : List.of(csv, parquet)) {
      glissade("generate", "--rows", 999, "--weights", "1,2", "--noise", 0.3, "--output", made);
    }
    assertThat(glissade("fit", csv, "--target", "y", "--format", "json").endsWith(0).out())
        .isEqualTo(glissade("fit", parquet, "--target", "y", "--format", "json").out());
  }

  @Test
  void theSameSeedGivesTheSameFile() {
    Path one = folder.resolve("one.csv");
    Path two = folder.resolve("two.csv");
    Path three = folder.resolve("three.csv");
    glissade("generate", "--rows", 9, "--weights", 1, "--seed", 5, "--output", one);
    glissade("generate", "--rows", 9, "--weights", 1, "--seed", 5, "--output", two);
    glissade("generate", "--rows", 9, "--weights", 1, "--seed", 6, "--output", three);
    assertThat(Tables.read(one)).isEqualTo(Tables.read(two)).isNotEqualTo(Tables.read(three));
  }

  @Test
  void noiseIsOfTheSizeAskedFor() {
    Path made = folder.resolve("made.parquet");
    glissade("generate", "--rows", 20_000, "--weights", "1,2", "--noise", 3, "--output", made)
        .endsWith(0);
    Ran ran = glissade("fit", made, "--target", "y", "--format", "json").endsWith(0);
    assertThat(ran.number("outcome", "loss")).isCloseTo(9, within(0.4));
  }

  @Test
  void numbersThatMakeNoSenseAreWrongUsage() {
    Path made = folder.resolve("made.csv");
    glissade("generate", "--rows", -1, "--weights", 1, "--output", made).endsWith(2);
    glissade("generate", "--rows", 1, "--weights", "1,NaN", "--output", made)
        .endsWith(2)
        .says("--weights takes finite numbers");
    glissade("generate", "--rows", 1, "--weights", "1", "--noise", -1, "--output", made)
        .endsWith(2)
        .says("--noise");
    glissade("generate", "--rows", 1, "--output", made).endsWith(2).says("--weights");
    assertThat(made).doesNotExist();
  }
}
