package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the page on Spark runs. */
class SparkDocumentTest {

  @TempDir Path folder;

  @BeforeAll
  static void aSessionIsActive() {
    assertThat(LocalSpark.session()).isNotNull();
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectory(folder.resolve(name));
  }

  @Test
  void theJavaRuns() throws Exception {
    List<String> snippets = SparkDocument.blocks("java");
    assertThat(snippets).hasSize(2);
    String imports =
        Snippet.imports(
            "glissade.features",
            "glissade.fold",
            "glissade.loss",
            "glissade.model",
            "glissade.spark",
            "glissade.spark.ml",
            "org.apache.spark.sql");
    assertThat(new Snippet(folder("a")).java(imports, snippets.get(0)))
        .contains("Converged after")
        .containsPattern("1947\\| +60323\\| +60107\\.23");
    assertThat(new Snippet(folder("b")).java(imports, snippets.get(1)))
        .contains("gradient", "w = [", ", b = ");
  }

  @Test
  void theScalaRuns() throws Exception {
    List<String> snippets = SparkDocument.blocks("scala");
    assertThat(snippets).hasSize(1);
    String printed = new Snippet(folder).scala(snippets.get(0));
    assertThat(printed)
        .containsPattern("errors \\d+\\.\\d+, \\d+")
        .containsPattern("1947\\| +60323\\| +60107\\.23");
  }

  /** Examples are those of the checkout; what is written goes to a folder of the test's. */
  @Test
  void theCommandsRun() {
    List<String> lines = SparkDocument.blocks("sh").stream().flatMap(String::lines).toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(2);
    for (String line : lines) {
      List<Object> words = new ArrayList<>();
      for (String word : line.split(" ", -1)) {
        words.add(
            word.startsWith("examples/")
                ? SparkDocument.ROOT.resolve(word)
                : word.matches("\\w+\\.(json|csv)") ? folder.resolve(word) : word);
      }
      assertThat(words.remove(0)).isEqualTo("spark/fit-on-spark");
      Ran.onSpark(words.toArray()).endsWith(0);
    }
    assertThat(folder.resolve("longley.json")).exists();
  }
}
