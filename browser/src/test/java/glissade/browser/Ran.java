package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A command that has run in this process. */
record Ran(int code, String out, String err) {

  static Ran glissade(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] texts = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int code = Main.run(texts, InputStream.nullInputStream(), out, err);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Ran endsWith(int expected) {
    assertThat(code).as("exit code; it said: %s %s", out, err).isEqualTo(expected);
    return this;
  }
}
