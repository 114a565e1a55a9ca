package glissade.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import glissade.report.markup.Element;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One HTML file that needs nothing else: no script, no picture beside it, nothing from anywhere.
 * Its policy allows its own style sheet and nothing more.
 */
final class HtmlPage {

  private final String title;
  private final List<Element> head = new ArrayList<>();
  private final List<Element> contents = new ArrayList<>();
  private final List<Element> sections = new ArrayList<>();

  /**
   * @param title what it is about
   */
  HtmlPage(String title) {
    this.title = title;
  }

  /** Something that is told before all else. */
  HtmlPage lead(String text) {
    head.add(Element.of("p", "soft").add(text));
    return this;
  }

  /**
   * The next section, numbered after those before it.
   *
   * @param name unique among the sections; pictures have names of their own
   */
  HtmlPage section(String name, String heading, List<Element> elements) {
    String id = "section-" + name;
    String numbered = (sections.size() + 1) + ". " + heading;
    contents.add(Element.of("li").add(Element.of("a").set("href", "#" + id).add(heading)));
    sections.add(
        Element.of("section")
            .set("id", id)
            .set("aria-labelledby", id + "-title")
            .add(Element.of("h2").set("id", id + "-title").add(numbered))
            .addAll(elements));
    return this;
  }

  /** The file. */
  String text() {
    String css = StyleSheet.css();
    Element root = Element.of("html").set("lang", "en").add(documentHead(css)).add(body());
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    root.writeTo(out);
    return out.append('\n').toString();
  }

  private Element documentHead(String css) {
    return Element.of("head")
        .add(Element.of("meta").set("charset", "utf-8"))
        .add(
            Element.of("meta")
                .set("http-equiv", "Content-Security-Policy")
                .set("content", "default-src 'none'; style-src '" + hash(css) + "'"))
        .add(
            Element.of("meta")
                .set("name", "viewport")
                .set("content", "width=device-width, initial-scale=1"))
        .add(Element.of("meta").set("name", "color-scheme").set("content", "light dark"))
        .add(Element.of("title").add(title))
        .add(Element.styleSheet(css));
  }

  private static String hash(String css) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Element body() {
    Element header = Element.of("header").add(Element.of("h1").add(title)).addAll(head);
    Element nav =
        Element.of("nav")
            .set("aria-label", "Contents")
            .add(Element.of("ol", "contents").addAll(contents));
    return Element.of("body", "report")
        .add(Element.of("a", "skip").set("href", "#content").add("Skip to the content"))
        .add(header)
        .add(nav)
        .add(Element.of("main").set("id", "content").set("tabindex", -1L).addAll(sections));
  }
}
