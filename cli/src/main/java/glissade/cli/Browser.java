package glissade.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command that opens an address in the person's browser. Not {@code java.awt.Desktop}: loading
 * it takes a quarter of a second, and fails where there is no screen.
 *
 * @param command its words up to the address; none where there is no browser to open
 */
record Browser(List<String> command) {

  /** The one of this machine. */
  static Browser here() {
    return of(System.getProperty("os.name", ""), System.getenv());
  }

  /**
   * @param system the name of the operating system, as Java tells it
   */
  static Browser of(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return new Browser(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    if (name.startsWith("mac")) {
      return new Browser(List.of("open"));
    }
    // Without a screen it would look for a browser of letters, and that would take the terminal.
    boolean screen =
        environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
    return new Browser(screen ? List.of("xdg-open") : List.of());
  }

  /**
   * Opens an address, and waits for nothing. That it cannot be opened is no failure: it is printed
   * too.
   *
   * @return whether something was started
   */
  boolean open(String address) {
    if (command.isEmpty()) {
      return false;
    }
    List<String> words = new ArrayList<>(command);
    words.add(address);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      builder.start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
