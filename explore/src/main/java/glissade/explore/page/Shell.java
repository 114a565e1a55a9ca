package glissade.explore.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import glissade.explore.server.Answer;
import glissade.explore.server.Assets;
import glissade.explore.server.Resource;
import glissade.loss.LossCatalogue;
import glissade.optimizer.Catalogue;
import glissade.report.markup.Element;
import glissade.report.page.StyleSheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page as it is first given out: complete, with everything that is drawn of the usual situation
 * in it, so that it can be read before, and without, any script.
 */
final class Shell {

  /** In the page: {@code {{fragment verdict}}}, {@code {{options loss}}}. */
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+) ([\\w-]+)\\}\\}");

  private static final String[] MODULES = {
    "app.js", "controls.js", "drag.js", "iteration.js", "keys.js", "server.js", "swap.js"
  };

  private final Exploration exploration;
  private final Drawings drawings;

  Shell(Exploration exploration, Drawings drawings) {
    this.exploration = exploration;
    this.drawings = drawings;
  }

  /** Files that never change, by name. */
  static Map<String, Resource> files() {
    Map<String, Resource> files = new LinkedHashMap<>(Assets.beside(Shell.class, MODULES));
    byte[] css = (StyleSheet.css() + text("explore.css")).getBytes(UTF_8);
    files.put("explore.css", Resource.fixed(Answer.of("text/css; charset=utf-8", css)));
    return files;
  }

  private static String text(String name) {
    try (InputStream file = Shell.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing beside " + Shell.class);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page. */
  Answer answer() {
    Drawing drawing = drawings.of(exploration.usual(), List.of());
    StringBuilder page = new StringBuilder();
    Matcher place = PLACE.matcher(text("page.html"));
    while (place.find()) {
      String stands = standing(place.group(1), place.group(2), drawing);
      place.appendReplacement(page, Matcher.quoteReplacement(stands));
    }
    place.appendTail(page);
    return Answer.html(page.toString());
  }

  private String standing(String kind, String name, Drawing drawing) {
    return switch (kind) {
      case "fragment" -> fragment(name, drawing, "fragment");
      case "pictures" -> {
        StringBuilder all = new StringBuilder();
        drawing.pictures().forEach(id -> all.append(fragment(id, drawing, "fragment exhibit")));
        yield all.toString();
      }
      case "options" -> options(name);
      case "subject" -> subject(name);
      default -> throw new IllegalStateException("the page has an unknown place " + kind);
    };
  }

  private static String fragment(String id, Drawing drawing, String style) {
    Fragment fragment = drawing.fragments().get(id);
    if (fragment == null) {
      throw new IllegalStateException("there is no fragment " + id);
    }
    return "<div class=\""
        + style
        + "\" id=\""
        + id
        + "\" data-hash=\""
        + fragment.hash()
        + "\">"
        + fragment.html()
        + "</div>";
  }

  private String options(String name) {
    Set<String> values = new LinkedHashSet<>();
    if (name.equals("loss")) {
      values.add(exploration.usual().loss());
      values.addAll(LossCatalogue.names());
    } else {
      values.addAll(Catalogue.optimizers());
    }
    StringBuilder options = new StringBuilder();
    for (String value : values) {
      options.append(Element.of("option").set("value", value).add(value));
    }
    return options.toString();
  }

  private String subject(String name) {
    String told =
        switch (name) {
          case "title" ->
              exploration.opened().isGenerated()
                  ? "the article's data"
                  : exploration.opened().source();
          case "own" -> exploration.opened().isGenerated() ? "made-up" : "own";
          default -> throw new IllegalStateException("the page asks for " + name);
        };
    Element escaped = Element.of("i").add(told);
    String text = escaped.toString();
    return text.substring(3, text.length() - 4);
  }
}
