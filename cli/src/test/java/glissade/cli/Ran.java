package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.file.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command that has run in this process. */
record Ran(int code, String out, String err) {

  static Ran glissade(Object... args) {
    return withInput(new byte[0], args);
  }

  static Ran withInput(byte[] input, Object... args) {
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input);
    int code = Main.run(texts, in, out, err);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** As far as the lines go: they are broken where the terminal ends. */
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

  Map<?, ?> json() {
    return (Map<?, ?>) at();
  }

  /** A member of a member … of the printed object. */
  Object at(String... path) {
    @Nullable Object value = Json.read(out);
    for (String name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    assertThat(value).as(String.join(".", path)).isNotNull();
    if (value == null) {
      throw new AssertionError();
    }
    return value;
  }

  double number(String... path) {
    return ((Number) at(path)).doubleValue();
  }
}
