package glissade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program among the examples compiles, and prints what its last lines say. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of(System.getProperty("glissade.home"), "examples");
  private static final String PRINTS = "//   ";

  @TempDir static Path classes;

  static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @BeforeAll
  static void compile() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-Xlint:all,-processing,-path,-classfile",
                "-Werror",
                "-d",
                classes.toString()));
    programs().forEach(program -> arguments.add(program.toString()));
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(failures).isZero();
  }

  @Test
  void thereAreTen() throws IOException {
    assertThat(programs()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void printsWhatItSays(Path program) throws Exception {
    String name = program.getFileName().toString().replace(".java", "");
    List<String> promised =
        Files.readAllLines(program).stream()
            .filter(line -> line.startsWith(PRINTS))
            .map(line -> line.substring(PRINTS.length()))
            .toList();
    assertThat(promised).isNotEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Method main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      Locale.setDefault(Locale.ROOT);
      main.invoke(null, (Object) new String[] {EXAMPLES.resolve("longley.csv").toString()});
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).isEqualTo(promised);
  }
}
