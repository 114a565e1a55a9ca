package glissade.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** A command that shows a page and runs on, in this process, until it is ended. */
final class Shown implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Printed out = new Printed();
  private final Printed err = new Printed();
  private final AtomicInteger code = new AtomicInteger(-1);
  private final Thread thread;

  private Shown(InputStream in, String[] args) {
    thread =
        new Thread(
            () -> {
              code.set(Main.run(args, in, out, err));
              out.close();
              err.close();
            });
    thread.setDaemon(true);
    thread.start();
  }

  static Shown glissade(Object... args) {
    return withInput(InputStream.nullInputStream(), args);
  }

  static Shown withInput(InputStream in, Object... args) {
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return new Shown(in, texts);
  }

  /** The first line that it prints as a result. */
  String firstLine() throws InterruptedException {
    return out.line("");
  }

  /** The first line that begins so, of all else that it prints. */
  String noteLine(String start) throws InterruptedException {
    return err.line(start);
  }

  static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  static HttpResponse<String> post(String address, String json)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** Ends it as Ctrl-C would. */
  Ran end() throws InterruptedException {
    thread.interrupt();
    return ended();
  }

  /** Waits until it ends by itself. */
  Ran ended() throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
    assertThat(thread.isAlive()).as("still running; it said: %s", err).isFalse();
    return new Ran(code.get(), out.toString(UTF_8), err.toString(UTF_8));
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** What was printed, to be read while more is. */
  private static final class Printed extends ByteArrayOutputStream {

    private boolean closed;

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      super.write(bytes, offset, length);
      notifyAll();
    }

    @Override
    public synchronized void close() {
      closed = true;
      notifyAll();
    }

    synchronized String line(String start) throws InterruptedException {
      long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
      while (System.nanoTime() < until) {
        String said = toString(UTF_8);
        String whole = said.substring(0, said.lastIndexOf('\n') + 1);
        for (String line : whole.lines().toList()) {
          if (line.startsWith(start)) {
            return line;
          }
        }
        assertThat(closed).as("it ended and said: %s", said).isFalse();
        wait(PATIENCE_MILLIS);
      }
      throw new AssertionError("it only said: " + toString(UTF_8));
    }
  }
}
