package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, on real processes. */
class CancellationTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void theBestPointIsSavedAndMarked(String signal) throws Exception {
    Path model = folder.resolve("model.json");
    Path cars = Tables.cars(folder);
    try (Started fit =
        Started.glissade(
            "fit",
            cars,
            "--target",
            "mpg",
            "--missing",
            "drop",
            "--step",
            "1e-9",
            "--tolerance",
            "0",
            "--iterations",
            "1e15",
            "--save",
            model)) {
      fit.awaitOnError("Descending");
      fit.signal(signal);
      assertThat(fit.exitCode()).isEqualTo(130);
    }
    assertThat(Tables.read(model)).contains("\"status\" : \"cancelled\"");
    Ran.glissade("predict", model, cars, "--output", folder.resolve("p.csv")).endsWith(0);
  }

  @Test
  void theDemoPrintsWhatItHasDone() throws Exception {
    try (Started demo =
        Started.glissade("demo", "--iterations", "1e15", "--step", "1e-9", "--every", "20000")) {
      demo.awaitOnOutput("iteration 20000:");
      demo.signal("INT");
      demo.awaitOnOutput("distance to the exact optimum");
      assertThat(demo.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void beforeThereIsAPointItEndsAtOnce() throws Exception {
    try (Started fit =
        Started.glissade("fit", "-", "--target", "y", "--save", folder.resolve("m.json"))) {
      // More than a pipe holds: when it is written, the process has begun to read, and it goes on
      // waiting for the end, which never comes.
      fit.input().write(("x,y\n" + "1,2\n".repeat(250_000)).getBytes(StandardCharsets.UTF_8));
      fit.input().flush();
      fit.signal("INT");
      fit.awaitOnError("Cancelled; nothing was written.");
      assertThat(fit.exitCode()).isEqualTo(130);
    }
    assertThat(folder.toFile().list()).isEmpty();
  }
}
