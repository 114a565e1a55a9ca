package glissade.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;

/** A command that has run in this process. */
record Ran(int code, String out, String err) {

  /** On Spark, whose opener stands first on the class path. */
  static Ran onSpark(Object... args) {
    LocalSpark.session();
    return run(args);
  }

  /** On DuckDB: of all openers only that one is to be found. */
  static Ran onDuckDb(Object... args) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(
        new ClassLoader(before) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("TableOpener")
                ? Collections.enumeration(
                    Collections.list(super.getResources(name)).stream()
                        .filter(each -> !each.getPath().contains("spark"))
                        .toList())
                : super.getResources(name);
          }
        });
    try {
      return run(args);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Ran run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(new byte[0]);
    String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int code = glissade.cli.Main.run(texts, in, out, err);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  String said() {
    return (out + "\n" + err).replaceAll("\\s+", " ");
  }

  Ran endsWith(int expected) {
    assertThat(code).as("exit code; it said: %s", said()).isEqualTo(expected);
    assertThat(out + err).doesNotContain("Exception").doesNotContain("\tat ");
    return this;
  }

  Ran says(String... phrases) {
    assertThat(said()).contains(phrases);
    return this;
  }
}
