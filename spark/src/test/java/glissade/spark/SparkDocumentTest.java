package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

  @Test
  void theEnginesJavaRuns() throws Exception {
    List<String> snippets = SparkDocument.blocks("java");
    String imports =
        Snippet.imports(
            "glissade.features",
            "glissade.fold",
            "glissade.loss",
            "glissade.model",
            "glissade.spark",
            "org.apache.spark.sql");
    String printed = new Snippet(folder).java(imports, snippets.get(snippets.size() - 1));
    assertThat(printed).contains("gradient", "w = [", ", b = ");
  }
}
