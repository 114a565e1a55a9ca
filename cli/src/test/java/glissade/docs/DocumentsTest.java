package glissade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final String README = "README.md";

  @TempDir Path folder;

  private record Printed(int code, String out, String err) {}

  private Printed run(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(Document.arguments(line, folder), InputStream.nullInputStream(), out, err);
    return new Printed(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theFirstCommandStandsInTheFirst25Lines() {
    List<String> head = Document.of(README).text().lines().limit(25).toList();
    assertThat(head).anyMatch(line -> line.contains("./glissade demo"));
    assertThat(head).anyMatch(line -> line.contains("./verify"));
  }

  @Test
  void commandsPrintWhatTheReadmeShows() {
    List<String> screens = Document.of(README).blocks("console");
    assertThat(screens).hasSizeGreaterThanOrEqualTo(2);
    for (String screen : screens) {
      List<String> lines = screen.lines().toList();
      Printed printed = run(lines.get(0).substring(2));
      assertThat(printed.code()).as(printed.err()).isZero();
      List<String> shown = lines.stream().skip(1).filter(line -> !line.equals("…")).toList();
      assertThat(printed.out().lines().toList()).containsAll(shown);
    }
  }

  @Test
  void everyOtherCommandOfTheReadmeRuns() {
    List<String> lines = Document.of(README).blocks("sh").stream().flatMap(String::lines).toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(10);
    for (String line : lines) {
      Printed printed = run(line);
      assertThat(printed.code()).as("%s%n%s", line, printed.err()).isZero();
    }
  }

  @Test
  void theJavaOfTheReadmeCompilesAndRuns() throws IOException, InterruptedException {
    List<String> snippets = Document.of(README).blocks("java");
    for (String snippet : snippets) {
      assertThat(snippet.lines().filter(line -> !line.isBlank() && !line.startsWith("//")))
          .hasSizeLessThanOrEqualTo(10);
    }
    assertThat(compileAndRun(snippets.get(0))).contains("converged after", "prediction ");
    assertThat(compileAndRun(snippets.get(1))).contains("[log(area), city=Paris]");
    assertThat(compileAndRun(snippets.get(2)))
        .contains(
            "loss 0.0", "The gradient is right", "converged at 2.999999", "the 250 iterations");
  }

  private String compileAndRun(String snippet) throws IOException, InterruptedException {
    String program =
        """
        import glissade.descent.*;
        import glissade.model.*;
        import glissade.optimizer.*;
        import glissade.rows.*;
        import glissade.table.*;
        import java.util.*;
        class Snippet { public static void main(String[] args) {
        %s
        } }
        """
            .formatted(snippet);
    Path source = Files.writeString(folder.resolve("Snippet.java"), program);
    String classPath = System.getProperty("java.class.path");
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-proc:none", source.toString());
    assertThat(failures).isZero();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath + File.pathSeparator + folder,
                "Snippet")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        README,
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/architecture.md",
        "docs/formulas.md",
        "docs/mathematics.md",
        "docs/optimizers.md",
        "docs/spark.md"
      })
  void whatADocumentPointsAtIsThere(String name) {
    Document document = Document.of(name);
    Matcher link = Pattern.compile("]\\(([^)#]+)\\)").matcher(document.text());
    while (link.find()) {
      assertThat(document.path().resolveSibling(link.group(1))).exists();
    }
    Matcher named = Pattern.compile("\\b(glissade(?:\\.\\w+)+)").matcher(document.text());
    while (named.find()) {
      assertThat(isThere(named.group(1))).as("%s in %s", named.group(1), name).isTrue();
    }
  }

  /** Whether a name is that of a package or a class of one of the modules. */
  private static boolean isThere(String name) {
    String path = name.replace('.', '/');
    return Stream.of(
            "core", "simd", "data", "report", "explore", "cli", "spark", "browser", "benchmarks")
        .flatMap(module -> Stream.of(module + "/src/main/java/", module + "/src/test/java/"))
        .map(Document.ROOT::resolve)
        .anyMatch(
            root ->
                Files.isDirectory(root.resolve(path))
                    || Files.isRegularFile(root.resolve(path + ".java")));
  }
}
