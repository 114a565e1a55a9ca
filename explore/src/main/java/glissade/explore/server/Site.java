package glissade.explore.server;

import java.util.Map;
import java.util.Optional;

/**
 * What a {@link LocalServer} shows. Every answer is a function of the request and of what the site
 * was made with; requests come from several threads at once.
 *
 * <p>All addresses a page names are relative ({@code draw}, {@code page.js}): the page stands under
 * the token, so they carry it. Script must call {@code fetch} in its ordinary mode; with {@code
 * mode: "same-origin"} a browser that keeps its referrer to itself sends the origin {@code null},
 * which is refused. Without {@code <link rel="icon" href="data:,">} a browser asks for an icon that
 * is not there.
 */
public interface Site {

  /**
   * All there is to ask for, by what follows the token in the address: the page itself is {@code
   * ""}, others are {@code "draw"} or {@code "page.js"}. Asked for once, when the server starts.
   */
  Map<String, Resource> resources();

  /**
   * Makes ready what will be asked for first. Called once, by a thread of its own, while the server
   * starts and the browser is on its way.
   */
  default void prepare() {}

  /** What is told without being asked for, at {@code events}. */
  default Optional<EventStream> events() {
    return Optional.empty();
  }
}
