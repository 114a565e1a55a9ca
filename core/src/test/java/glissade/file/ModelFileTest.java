package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Trainer;
import glissade.rows.Design;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {

  @TempDir Path folder;

  private static Fit fit(Missing missing) {
    Design design = Design.random(100, 2, 10, 1, true, 1);
    double[] means = missing == Missing.MEAN ? new double[] {0.1, 1 / 3.0} : null;
    FeatureMap map =
        new FeatureMap(List.of("Body Mass (g)", "größe \"x\""), "y", null, missing, means);
    return Trainer.automatic().fit(design.rows(), map);
  }

  @Test
  void whatIsReadBackHasTheSameBits() {
    for (Missing missing : Missing.values()) {
      Path path = folder.resolve(missing + ".json");
      LinearModel written = fit(missing).model();
      ModelFile.write(path, fit(missing));
      LinearModel read = ModelFile.read(path);
      assertThat(read.intercept()).isEqualTo(written.intercept());
      assertThat(read.weights()).isEqualTo(written.weights());
      assertThat(read.features()).isEqualTo(written.features());
      assertThat(read.target()).isEqualTo("y");
      assertThat(read.featureMap().missing()).isEqualTo(missing);
      assertThat(read.featureMap().means()).isEqualTo(written.featureMap().means());
    }
  }

  @Test
  void theFileSaysHowTheFitEnded() throws IOException {
    Path path = folder.resolve("model.json");
    ModelFile.write(path, fit(Missing.FAIL));
    assertThat(Files.readString(path))
        .contains("\"format\" : \"glissade-model\"", "\"version\" : 1")
        .contains("\"status\" : \"converged\"", "\"standardError\" : ", "\"rows\" : 100")
        .contains("\"optimum\" : ", "\"coordinates\" : \"standardized\"");
  }

  @ParameterizedTest
  @MethodSource("notModels")
  void whatIsNotAModelIsToldApart(String content, String message) throws IOException {
    Path path = Files.writeString(folder.resolve("model.json"), content);
    assertThatThrownBy(() -> ModelFile.read(path))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("model.json")
        .hasMessageContaining(message);
  }

  static Stream<Arguments> notModels() {
    String head =
        "{\"format\":\"glissade-model\",\"version\":1,\"loss\":\"squared\",\"target\":\"y\",";
    return Stream.of(
        Arguments.of("", "not an object"),
        Arguments.of("a,b\n1,2\n", "not JSON from line 1"),
        Arguments.of("{\"format\":\n\"glissade-model\",", "not JSON from line 2"),
        Arguments.of("[1]", "not an object"),
        Arguments.of("{\"a\":1}", "does not say"),
        Arguments.of("{\"format\":\"glissade-model\"}", "no version"),
        Arguments.of("{\"format\":\"glissade-model\",\"version\":2}", "Use a newer glissade"),
        Arguments.of("{\"format\":\"glissade-model\",\"version\":1,\"loss\":\"x\"}", "loss is x"),
        Arguments.of(head + "\"intercept\":1}", "no list of coefficients"),
        Arguments.of(head + "\"coefficients\":[3]}", "a coefficient is not an object"),
        Arguments.of(
            head + "\"missing\":\"fail\",\"coefficients\":[{\"name\":\"a\",\"value\":\"1\"}]}",
            "\"value\" is not there, or not a finite number"),
        Arguments.of(head + "\"missing\":\"fail\",\"coefficients\":[]}", "\"intercept\""),
        Arguments.of(
            head + "\"missing\":\"fail\",\"intercept\":1e999,\"coefficients\":[]}",
            "\"intercept\""),
        Arguments.of(head + "\"missing\":\"guess\",\"coefficients\":[]}", "guess"));
  }

  @Test
  void aFileThatIsNotThereIsToldFromOneThatIsNotText() throws IOException {
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("none.json")))
        .hasMessageContaining("no model file");
    Path binary = Files.write(folder.resolve("x.parquet"), new byte[] {'P', (byte) 0xff, 1, 2});
    assertThatThrownBy(() -> ModelFile.read(binary)).hasMessageContaining("not a glissade model");
    assertThatThrownBy(() -> ModelFile.read(folder)).hasMessageContaining("is a folder");
  }

  @Test
  void aFullDiskLosesNothingAndIsSaid() {
    assertThatThrownBy(() -> ModelFile.write(Path.of("/dev/full"), fit(Missing.FAIL)))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("Cannot write /dev/full");
  }
}
