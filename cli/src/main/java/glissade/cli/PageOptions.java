package glissade.cli;

import glissade.explore.server.LocalServer;
import glissade.explore.server.Site;
import java.io.IOException;
import java.net.BindException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a page is shown in the browser. */
final class PageOptions {

  private static final int LARGEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Which port of this machine the page is at: any that is free unless given.")
  private @Nullable Integer port;

  @Option(
      names = "--no-browser",
      description = "Do not open the browser, only print the address of the page.")
  private boolean noBrowser;

  /** Whether one of these was said. */
  boolean areGiven() {
    return port != null || noBrowser;
  }

  /**
   * Starts showing a site.
   *
   * @throws UsageException if the port cannot be had
   */
  LocalServer serve(Site site, Console console, boolean debug) {
    int asked = port == null ? 0 : port;
    if (port != null && (port < 1 || port > LARGEST_PORT)) {
      throw new UsageException("--port must be from 1 to 65535, not " + port + ".");
    }
    Consumer<Throwable> failures =
        failure -> {
          console.note("The page: this should not have happened: " + failure + ".");
          if (debug) {
            failure.printStackTrace(console.err());
          }
        };
    try {
      return LocalServer.start(site, asked, failures);
    } catch (BindException e) {
      throw new UsageException(
          "Port "
              + asked
              + " of this machine cannot be had ("
              + e.getMessage()
              + "): another program may use it, or only the administrator may. Choose another --port,"
              + " or leave it out and a free one is found.",
          e);
    } catch (IOException e) {
      throw new IllegalStateException("no page can be shown on this machine: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the browser, where there is one and it is wanted.
   *
   * @return whether one was started
   */
  boolean open(String address) {
    return !noBrowser && Browser.here().open(address);
  }
}
