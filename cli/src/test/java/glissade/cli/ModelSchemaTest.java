package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import glissade.file.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is fitted, the file is what the schema says. */
class ModelSchemaTest {

  @TempDir private Path folder;

  private static List<Error> errors(String json) {
    try (InputStream resource =
        ModelFile.class.getResourceAsStream("/glissade/file/glissade-model.schema.json")) {
      assertThat(resource).isNotNull();
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
      return schema.validate(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String saved(Path table, String... options) {
    Path model = folder.resolve("model.json");
    List<Object> command = new ArrayList<>(List.of("fit", table, "--save", model));
    command.addAll(List.of(options));
    glissade(command.toArray()).endsWith(0);
    return Tables.read(model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target=mpg --missing=mean",
        "--target=mpg --missing=drop --na=? --na=-999 --loss=huber:delta=1.5",
        "--target=mpg --missing=drop --penalty=elastic-net --lambda=0.1 --l1-ratio=0.5",
        "--features=mpg~poly(displacement,2)+ns(weight_lb,3)+log(horsepower)+C(month(year))+acceleration:weight_lb+shrink(name,5) --missing=drop",
        "--features=mpg~C(displacement,sum)+I(weight_lb^2/3-1) --missing=drop --penalty=ridge --lambda=1"
      })
  void modelsOfNumbers(String options) {
    assertThat(errors(saved(Tables.cars(folder), options.split(" ")))).isEmpty();
  }

  @Test
  void modelsOfClasses() {
    List<String> lines = new ArrayList<>(List.of("x,two,three"));
    for (int i = 0; i < 60; i++) {
      lines.add(
          (i * 37 % 60) / 7.0 + "," + (i % 3 == 0 ? "yes" : "no") + "," + "abc".charAt(i % 3));
    }
    Path table = Tables.lines(folder, "classes.csv", lines.toArray(String[]::new));
    assertThat(errors(saved(table, "--target=two", "--features=x", "--loss=logistic"))).isEmpty();
    assertThat(errors(saved(table, "--target=three", "--features=x", "--loss=softmax"))).isEmpty();
  }

  @Test
  void modelsOfIndices() {
    Path table = Tables.lines(folder, "t.svm", "1 1:2 3:1", "2 2:1", "3 1:1 2:2 3:3", "0 1:1");
    assertThat(errors(saved(table))).isEmpty();
  }

  @Test
  void whatIsNoModelIsNone() {
    String model = saved(Tables.exact(folder), "--target=y");
    assertThat(errors(model)).isEmpty();
    assertThat(errors(model.replace("\"glissade-model\"", "\"another\""))).isNotEmpty();
    assertThat(errors(model.replace("\"intercept\"", "\"intersept\""))).isNotEmpty();
    assertThat(errors(model.replaceFirst("\"value\" : ", "\"value\" : \"\", \"was\" : ")))
        .isNotEmpty();
    assertThat(errors(model.replace("\"converged\"", "\"done\""))).isNotEmpty();
  }
}
