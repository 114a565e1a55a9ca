package glissade.explore.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Shows a {@link Site} to the browser of this machine, and to nobody else: it listens on the
 * loopback address only, and answers whoever knows the token in its address.
 */
public final class LocalServer implements AutoCloseable {

  static {
    // Without it the second part of an answer waits for the first to be acknowledged, up to 40 ms.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final HttpServer server;
  private final ExecutorService threads;
  private final String address;

  private LocalServer(HttpServer server, ExecutorService threads, String address) {
    this.server = server;
    this.threads = threads;
    this.address = address;
  }

  /**
   * Starts one; it answers at once.
   *
   * @param port 0 for any that is free
   * @param failures told what a site threw where it should have answered
   * @throws java.net.BindException if the port cannot be had
   * @throws IOException if there is no network at all
   */
  public static LocalServer start(Site site, int port, Consumer<Throwable> failures)
      throws IOException {
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", LOOPBACK);
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    int given = server.getAddress().getPort();
    Token token = Token.random();
    // As many threads as there are requests: each stream of events keeps one.
    ExecutorService threads = Executors.newCachedThreadPool(LocalServer::thread);
    threads.execute(() -> prepare(site, failures));
    server.setExecutor(threads);
    server.createContext("/", new SiteHandler(new Gate(token, given), site, failures));
    server.start();
    return new LocalServer(server, threads, "http://127.0.0.1:" + given + "/" + token + "/");
  }

  /** The server starts whatever becomes of it. */
  private static void prepare(Site site, Consumer<Throwable> failures) {
    try {
      site.prepare();
    } catch (CancellationException e) {
      // Closed in the middle of it: nobody will ask any more.
    } catch (RuntimeException e) {
      failures.accept(e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "glissade-page-" + NUMBER.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** What to open in a browser: with the token in it. */
  public String address() {
    return address;
  }

  /** Stops answering at once, and lets go of the port. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
