package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as the launcher starts it. */
final class Started implements AutoCloseable {

  private final Process process;

  private Started(Process process) {
    this.process = process;
  }

  /** Starts the command with its standard error taken for a terminal. */
  static Started glissade(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    // A background job of a shell ignores SIGINT, and so would a process that is started from it.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.addAll(java());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new Started(new ProcessBuilder(command).start());
  }

  /** Runs a shell command in which {@code $GLISSADE} stands for the command. */
  static Ran shell(String line) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", line);
    StringBuilder quoted = new StringBuilder();
    for (String word : java()) {
      quoted.append('\'').append(word).append("' ");
    }
    builder.command().set(2, line.replace("$GLISSADE", quoted));
    Started started = new Started(builder.start());
    String out = started.all(started.process.getInputStream().readAllBytes());
    String err = started.all(started.process.getErrorStream().readAllBytes());
    return new Ran(started.exitCode(), out, err);
  }

  /**
   * Runs a command in a JVM of its own, to its end.
   *
   * @param flags of that JVM
   */
  static Ran withFlags(List<String> flags, Object... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "glissade.cli.Main"));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    Path err = Files.createTempFile("err", ".txt");
    try {
      Started started =
          new Started(new ProcessBuilder(command).redirectError(err.toFile()).start());
      String out = started.all(started.process.getInputStream().readAllBytes());
      return new Ran(started.exitCode(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Dglissade.stderr.tty=true",
        "-cp",
        System.getProperty("java.class.path"),
        "glissade.cli.Main");
  }

  private String all(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Waits until standard error says this. */
  void awaitOnError(String text) throws IOException {
    await(text, process.getErrorStream());
  }

  /** Waits until standard output says this. */
  void awaitOnOutput(String text) throws IOException {
    await(text, process.getInputStream());
  }

  private static void await(String text, InputStream stream) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    while (said.indexOf(text) < 0) {
      int c = reader.read();
      assertThat(c).as("it ended with: %s", said).isNotEqualTo(-1);
      said.append((char) c);
    }
  }

  OutputStream input() {
    return process.getOutputStream();
  }

  void signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    assertThat(code).isZero();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("has ended").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
