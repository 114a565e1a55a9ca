package glissade.explore.live;

import glissade.explore.page.ExploreSite;
import glissade.explore.server.Answer;
import glissade.explore.server.Assets;
import glissade.explore.server.EventStream;
import glissade.explore.server.Resource;
import glissade.explore.server.Site;
import glissade.report.markup.Element;
import glissade.report.page.StyleSheet;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The page of a {@link LiveRun}: its pictures as they are drawn, and a button that stops it. */
public final class LiveSite implements Site {

  private final String title;
  private final LiveRun run;
  private final Runnable stop;
  private final AtomicBoolean stopped = new AtomicBoolean();

  /**
   * @param title what is fitted
   * @param stop done at most once, when somebody presses the button
   */
  public LiveSite(String title, LiveRun run, Runnable stop) {
    this.title = title;
    this.run = run;
    this.stop = stop;
  }

  @Override
  public Map<String, Resource> resources() {
    Map<String, Resource> resources = new TreeMap<>();
    resources.put("", Resource.fixed(Answer.html("<!DOCTYPE html>\n" + page())));
    resources.putAll(Assets.beside(LiveSite.class, "live.js", "live.css"));
    resources.putAll(Assets.beside(ExploreSite.class, "swap.js"));
    byte[] css = StyleSheet.css().getBytes(StandardCharsets.UTF_8);
    resources.put("report.css", Resource.fixed(Answer.of("text/css; charset=utf-8", css)));
    resources.put("stop", Resource.post(request -> stop()));
    return resources;
  }

  @Override
  public Optional<EventStream> events() {
    return Optional.of(run.events());
  }

  private Answer stop() {
    if (!stopped.getAndSet(true)) {
      stop.run();
    }
    return Answer.json(Map.of("stopping", true));
  }

  private Element page() {
    Element head = Element.of("head").add(Element.of("meta").set("charset", "utf-8"));
    head.add(
        Element.of("meta")
            .set("name", "viewport")
            .set("content", "width=device-width, initial-scale=1"));
    head.add(Element.of("title").add(title + " – Glissade"));
    head.add(link("icon", "data:,")).add(link("stylesheet", "report.css"));
    head.add(link("stylesheet", "live.css"));
    head.add(Element.of("script").set("type", "module").set("src", "live.js"));
    Element main = Element.of("main").add(Element.of("h1").add(title));
    main.add(Element.of("p", "verdict").set("id", "how").add("Connecting …"));
    // Read aloud when it changes, which is seldom: not every state of a run.
    main.add(Element.of("p", "unseen").set("id", "said").set("role", "status"));
    main.add(controls());
    main.add(Element.of("h2", "unseen").add("The pictures"));
    main.add(
        Element.of("div", "pictures")
            .set("id", "pictures")
            .add(Element.of("div").set("id", "loss"))
            .add(Element.of("div").set("id", "steps")));
    main.add(
        Element.of("noscript")
            .add("Without scripts this page cannot follow the run; the terminal shows it too."));
    return Element.of("html").set("lang", "en").add(head).add(Element.of("body").add(main));
  }

  private static Element controls() {
    Element stop = button("stop", "Stop, and keep the best point", "S");
    Element hold = button("hold", "Hold the pictures still", "H").set("aria-pressed", "false");
    return Element.of("p", "controls").add(stop).add(" ").add(hold);
  }

  private static Element button(String id, String words, String key) {
    return Element.of("button")
        .set("id", id)
        .set("type", "button")
        .set("aria-keyshortcuts", key)
        .add(words + " (")
        .add(Element.of("kbd").add(key))
        .add(")");
  }

  private static Element link(String relation, String target) {
    return Element.of("link").set("rel", relation).set("href", target);
  }
}
