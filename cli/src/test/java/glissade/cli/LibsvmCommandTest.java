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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose features are indices. */
class LibsvmCommandTest {

  @TempDir private Path folder;

  private Path file = Path.of("");

  /** 300 rows of four in 400 features, the last of which are far out; targets −1 and +1. */
  @BeforeEach
  void write() throws IOException {
    Random random = new Random(11);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      int j = 1 + random.nextInt(90);
      double value = random.nextGaussian();
      text.append(value * (j % 2 == 0 ? 1 : -1) + random.nextGaussian() > 0 ? "+1" : "-1");
      text.append(String.format(Locale.ROOT, " %d:%.4f %d:1 %d:0.5%n", j, value, j + 100, j + 310));
    }
    file = Files.writeString(folder.resolve("rows.svm"), text);
  }

  private Ran fit(Object... more) {
    List<Object> all = new ArrayList<>(List.of("fit", file, "--loss", "logistic"));
    all.addAll(List.of("--penalty", "ridge", "--lambda", "0.01", "--penalty-scale", "raw"));
    all.addAll(List.of(more));
    return Ran.glissade(all.toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dual-cd", "saga", "newton", "lbfgs"})
  void everyOptimizerComesToTheSameOptimum(String optimizer) {
    double optimum = fit("--format", "json").endsWith(0).number("fit", "objective");
    Ran ran = fit("--optimizer", optimizer, "--format", "json").endsWith(0);
    assertThat(ran.number("fit", "objective")).isCloseTo(optimum, within(1e-9));
    assertThat(ran.at("positive")).isEqualTo("1");
  }

  @Test
  void theModelNamesWhatIsNotZeroAndPredictsTheSame() throws IOException {
    Path model = folder.resolve("m.json");
    fit("--save", model).endsWith(0).says("300 rows ×", "Taking target = 1 where", "Saved to");
    String text = Tables.read(model);
    assertThat(text)
        .contains("\"indexed\"", "\"name\" : \"101\"")
        .doesNotContain("\"name\" : \"99\"");
    Path out = folder.resolve("p.csv");
    Ran.glissade("predict", model, file, "--output", out).endsWith(0).says("of 300 rows");
    List<String> lines = Tables.read(out).lines().toList();
    assertThat(lines).hasSize(301);
    assertThat(lines.get(0)).isEqualTo("prediction,probability");
    assertThat(lines.subList(1, 301))
        .allMatch(
            line -> {
              double probability = Double.parseDouble(line.substring(line.indexOf(',') + 1));
              return line.startsWith(probability > 0.5 ? "1" : "-1");
            });
    Path packed = folder.resolve("rows.libsvm.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
      gzip.write(Tables.read(file).getBytes(StandardCharsets.UTF_8));
    }
    Path again = folder.resolve("again.csv");
    Ran.glissade("predict", model, packed, "--output", again, "--quiet").endsWith(0);
    assertThat(Tables.read(again)).isEqualTo(Tables.read(out));
  }

  @Test
  void aModelAndRowsThatDoNotBelongTogetherAreTold() {
    Path named = folder.resolve("named.json");
    Path table = Tables.exact(folder);
    Ran.glissade("fit", table, "--target", "y", "--save", named).endsWith(0);
    Path out = folder.resolve("p.csv");
    Ran.glissade("predict", named, file, "--output", out)
        .endsWith(3)
        .says("fitted to columns with names");
    Path model = folder.resolve("m.json");
    fit("--save", model).endsWith(0);
    Path wider = Tables.lines(folder, "wider.svm", "1 5000:1");
    Ran.glissade("predict", model, wider, "--output", out).endsWith(3).says("5000");
  }

  @Test
  void whatIsSaidOfColumnsIsRefused() {
    fit("--target", "y")
        .endsWith(2)
        .says("the target comes first in every row. Leave out --target");
    Ran.glissade("fit", file, "--loss", "softmax").endsWith(2).says("losses of one score");
    Path one = Tables.lines(folder, "one.svm", "1 1:1", "1 2:1");
    Ran.glissade("fit", one, "--loss", "logistic").endsWith(3).says("take 1 value,");
    Ran.glissade("fit", file, one).endsWith(3).says("Give it alone");
    Path broken = Tables.lines(folder, "broken.svm", "1 1:1", "1 2=1");
    Ran.glissade("fit", broken).endsWith(3).says("line 2");
  }
}
