package glissade.explore.page;

import glissade.report.markup.Element;
import java.util.Locale;

/** What does the same without the page: a command line, and Java. */
final class SameRun {

  private SameRun() {}

  static Element of(Exploration exploration, Situation situation, Told told) {
    Element all = Element.of("div", "same");
    if (told.story().isEmpty()) {
      return all;
    }
    CommandLines commands = new CommandLines(exploration, situation, told);
    all.add(code("command", "On the command line", commands.text()));
    for (String note : commands.notes()) {
      all.add(Element.of("p", "soft").add(note));
    }
    return all.add(code("java", "In Java", new JavaText(exploration, situation).text()));
  }

  private static Element code(String id, String title, String text) {
    return Element.of("div", "code")
        .add(Element.of("h3").set("id", id + "-heading").add(title))
        .add(
            Element.of("pre", id)
                .set("tabindex", 0)
                .set("role", "region")
                .set("aria-labelledby", id + "-heading")
                .add(Element.of("code").set("id", id).add(text)))
        .add(
            Element.of("button")
                .set("type", "button")
                .set("data-copy", id)
                .set("aria-label", "Copy: " + title.toLowerCase(Locale.ROOT))
                .add("Copy"));
  }
}
