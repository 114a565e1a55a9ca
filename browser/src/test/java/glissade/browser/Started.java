package glissade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that shows a page, in a process of its own. */
final class Started implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\w+/\\S*");
  private static final int PATIENCE = 60;

  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Thread listener = new Thread(this::listen, "what it says");

  private Started(Process process) {
    this.process = process;
    listener.setDaemon(true);
    listener.start();
  }

  static Started glissade(Object... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "glissade.cli.Main"));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return new Started(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        Matcher found = ADDRESS.matcher(line);
        if (found.find()) {
          address.complete(URI.create(found.group()));
        }
      }
    } catch (IOException closed) {
      said.add(closed.toString());
    }
    address.completeExceptionally(new AssertionError("no address was printed: " + said));
  }

  /** The address it prints, once it has. */
  URI address() throws Exception {
    return address.get(PATIENCE, TimeUnit.SECONDS);
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).as("has ended: %s", said).isTrue();
    listener.join();
    return process.exitValue();
  }

  /** All it has said so far, on both streams. */
  String said() {
    return String.join("\n", said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
