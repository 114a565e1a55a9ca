package glissade.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What one launch led to.
 *
 * @param pid of the process that was started
 * @param exit its exit code
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record Launched(long pid, int exit, String output, String errors) {

  /** Gives a process its standard input, and waits for its end. */
  static Launched awaited(Process process, String input) throws Exception {
    CompletableFuture<String> output = reading(process.getInputStream());
    CompletableFuture<String> errors = reading(process.getErrorStream());
    try (var standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(UTF_8));
    } catch (IOException closed) {
      // It ended without reading, which its exit code and its words will explain.
    }
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after five minutes: " + process.info());
    }
    return new Launched(process.pid(), process.exitValue(), output.get(), errors.get());
  }

  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
          } catch (IOException closed) {
            return "";
          }
        });
  }
}
