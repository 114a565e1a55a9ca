package glissade.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of this machine, started without a window on the screen and without a way to any
 * other machine. Nothing is downloaded. To be used by one thread.
 */
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--no-first-run",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-domain-reliability",
          "--disable-sync",
          "--disable-quic",
          "--force-color-profile=srgb",
          // Whatever asks for another machine is told that there is none; that it asked is noticed.
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE ::1");

  private static final int HEIGHT = 800;

  /** Milliseconds that a busy machine may take for whatever a page does. */
  private static final double PATIENCE = 15_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it: the one that the system property {@code glissade.chromium} names, else the
   * environment's {@code CHROMIUM}, else the first on the {@code PATH}.
   *
   * @throws IllegalStateException where there is none
   */
  public static Chromium started() {
    Path executable = executable();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS);
      return new Chromium(playwright, playwright.chromium().launch(options));
    } catch (RuntimeException failed) {
      playwright.close();
      throw failed;
    }
  }

  /** A new window of somebody who was never here before, at an address. */
  public Window open(URI address, View view) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(view.width(), HEIGHT)
                .setColorScheme(view.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(view.still() ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE)
                .setJavaScriptEnabled(view.scripts())
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK)
                .setLocale("en-US"));
    context.setDefaultTimeout(PATIENCE);
    return Window.at(address, view, context);
  }

  /** Name and version, for instance {@code 140.0.7339.80}. */
  public String version() {
    return browser.version();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path executable() {
    return named(System.getProperty("glissade.chromium"))
        .or(() -> named(System.getenv("CHROMIUM")))
        .or(Chromium::onPath)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "There is no Chromium on the PATH (looked for "
                        + String.join(", ", NAMES)
                        + "). sudo apt install chromium, sudo dnf install chromium or brew install"
                        + " --cask chromium installs one; the environment's CHROMIUM, or"
                        + " -Dglissade.chromium=…, names one that stands elsewhere."));
  }

  private static Optional<Path> named(@Nullable String path) {
    if (path == null || path.isBlank()) {
      return Optional.empty();
    }
    Path executable = Path.of(path);
    if (!Files.isExecutable(executable)) {
      throw new IllegalStateException(
          executable + ", named as the Chromium to use, is not a program that can be run.");
    }
    return Optional.of(executable);
  }

  private static Optional<Path> onPath() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return NAMES.stream()
        .flatMap(
            name ->
                Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
