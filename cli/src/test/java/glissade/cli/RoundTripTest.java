package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.file.ModelFile;
import glissade.model.LinearModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Made up, fitted, saved, loaded and applied: what comes out is what went in. */
class RoundTripTest {

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("round-trip");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 8)
  void knownWeightsAreRecoveredAndTheLoadedModelPredictsTheSameBits(
      @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = -10, max = 10) Double> weights,
      @ForAll @DoubleRange(min = -10, max = 10) double intercept,
      @ForAll @IntRange(min = 20, max = 300) int rows,
      @ForAll long seed) {
    Path made = folder.resolve("made.csv");
    Path saved = folder.resolve("model.json");
    Path predicted = folder.resolve("predicted.csv");
    String list = String.join(",", weights.stream().map(String::valueOf).toList());
    glissade(
            "generate",
            "--rows",
            rows,
            "--weights=" + list,
            "--intercept=" + intercept,
            "--seed=" + seed,
            "--output",
            made)
        .endsWith(0);
    glissade("fit", made, "--target", "y", "--save", saved).endsWith(0);
    LinearModel model = ModelFile.read(saved);
    assertThat(model.intercept()).isCloseTo(intercept, within(1e-12));
    for (int j = 0; j < weights.size(); j++) {
      assertThat(model.weights()[j]).isCloseTo(weights.get(j), within(1e-12));
    }
    glissade("predict", saved, made, "--output", predicted).endsWith(0);
    Tables.read(predicted).lines().skip(1).forEach(line -> check(model, line));
  }

  private static void check(LinearModel model, String line) {
    String[] cells = line.split(",", -1);
    double[] x = new double[cells.length - 2];
    for (int j = 0; j < x.length; j++) {
      x[j] = Double.parseDouble(cells[j]);
    }
    assertThat(Double.parseDouble(cells[cells.length - 1])).isEqualTo(model.predict(x));
  }
}
