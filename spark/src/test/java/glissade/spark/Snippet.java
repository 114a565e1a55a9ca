package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import scala.Console;
import scala.jdk.javaapi.FunctionConverters;

/** Lines of a document, compiled against the class path of the tests and run in this process. */
final class Snippet {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private final Path folder;

  /**
   * @param folder for its source and its class
   */
  Snippet(Path folder) {
    this.folder = folder;
  }

  /** What Java's lines print. */
  String java(String imports, String lines) throws Exception {
    Path source =
        write(
            "Snippet.java",
            imports
                + "public class Snippet { public static void main(String[] arguments) {\n"
                + lines
                + "} }\n");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-cp",
                CLASS_PATH,
                "-proc:none",
                "-d",
                folder.toString(),
                source.toString());
    assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return run();
  }

  /** What Scala's lines print. */
  String scala(String lines) throws Exception {
    Path source =
        write(
            "Snippet.scala",
            "object Snippet { def main(arguments: Array[String]): Unit = {\n" + lines + "} }\n");
    scala.tools.nsc.MainClass compiler = new scala.tools.nsc.MainClass();
    compiler.process(
        new String[] {
          "-classpath", CLASS_PATH, "-d", folder.toString(), "-Werror", source.toString()
        });
    assertThat(compiler.reporter().hasErrors()).isFalse();
    return run();
  }

  /** Examples are read from the checkout, wherever the tests run. */
  private Path write(String name, String program) throws IOException {
    String examples = SparkDocument.ROOT.resolve("examples") + File.separator;
    return Files.writeString(folder.resolve(name), program.replace("\"examples/", "\"" + examples));
  }

  private String run() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      Class<?> program = loader.loadClass("Snippet");
      Console.withOut(
          out,
          FunctionConverters.asScalaFromSupplier(
              () -> {
                try {
                  return program
                      .getMethod("main", String[].class)
                      .invoke(null, (Object) new String[0]);
                } catch (ReflectiveOperationException e) {
                  throw new AssertionError(e.getCause());
                }
              }));
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Imports of whole packages. */
  static String imports(String... packages) {
    return Stream.concat(Arrays.stream(packages), Stream.of("java.util"))
        .map(each -> "import " + each + ".*;\n")
        .collect(Collectors.joining());
  }
}
