package glissade.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One window, the page in it, and all that went wrong there and was asked for from there. */
public final class Window implements AutoCloseable {

  /** Made of nothing but the page itself. */
  private static final Set<String> OWN_SCHEMES = Set.of("about", "blob", "data");

  private final URI address;
  private final View view;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final List<URI> requests = new ArrayList<>();

  private Window(URI address, View view, BrowserContext context) {
    this.address = address;
    this.view = view;
    this.context = context;
    context.onConsoleMessage(this::heard);
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    context.onRequest(this::asked);
    this.page = context.newPage();
  }

  static Window at(URI address, View view, BrowserContext context) {
    Window window = new Window(address, view, context);
    window.page.navigate(address.toString());
    return window;
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.type() + ": " + message.text() + " at " + message.location());
    }
  }

  private void asked(Request request) {
    requests.add(URI.create(request.url()));
  }

  /** The page as Playwright drives it. */
  public Page page() {
    return page;
  }

  /** How it is looked at. */
  public View view() {
    return view;
  }

  /** The console's errors and warnings so far, and what was thrown and not caught. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Every address asked for so far, in order. */
  public List<URI> requests() {
    return List.copyOf(requests);
  }

  /** Those that neither are this page's own file nor stand on the server it came from. */
  public List<URI> requestsElsewhere() {
    return requests.stream().filter(request -> !isOwn(request)).toList();
  }

  private boolean isOwn(URI request) {
    if (OWN_SCHEMES.contains(request.getScheme())) {
      return true;
    }
    boolean sameServer =
        Objects.equals(request.getScheme(), address.getScheme())
            && Objects.equals(request.getRawAuthority(), address.getRawAuthority());
    boolean file = "file".equals(request.getScheme());
    return sameServer && (!file || Objects.equals(request.getPath(), address.getPath()));
  }

  /** How many CSS pixels the page is wider than its window: zero unless it scrolls sideways. */
  public int overhang() {
    return ((Number)
            page.evaluate(
                "() => document.documentElement.scrollWidth"
                    + " - document.documentElement.clientWidth"))
        .intValue();
  }

  /** Takes a picture of the whole page, however long it is. */
  public void picture(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }
}
