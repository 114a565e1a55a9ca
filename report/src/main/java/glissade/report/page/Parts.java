package glissade.report.page;

import static glissade.report.page.Mathematics.paragraph;

import glissade.report.markup.Element;
import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import glissade.report.run.Account;
import glissade.report.run.Provenance;
import glissade.report.run.Provenance.Fact;
import glissade.report.words.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What every document has. */
final class Parts {

  private Parts() {}

  /** The verdict, why, and what would help. */
  static List<Element> verdict(Account account) {
    List<Element> elements = new ArrayList<>();
    String tone =
        switch (account.tone()) {
          case GOOD -> "verdict good";
          case NEUTRAL -> "verdict";
          case BAD -> "verdict bad";
        };
    elements.add(Element.of("p", tone).add(account.verdict()));
    account.why().forEach(text -> elements.add(paragraph(text)));
    if (!account.remedies().isEmpty()) {
      elements.add(paragraph("What would help:"));
      Element list = Element.of("ul");
      account.remedies().forEach(text -> list.add(Element.of("li").add(text)));
      elements.add(list);
    }
    return elements;
  }

  /** Pictures side by side where there is room, and what has to be said beside them. */
  static List<Element> pictures(Gallery.Section section, Detail detail) {
    List<Element> elements = new ArrayList<>();
    if (!section.pictures().isEmpty()) {
      Element pictures = Element.of("div", "pictures");
      for (Picture picture : section.pictures()) {
        pictures.add(detail.of(picture).figure());
      }
      elements.add(pictures);
    }
    section.notes().forEach(text -> elements.add(Element.of("p", "soft").add(text)));
    return elements;
  }

  /**
   * How it is done again.
   *
   * @param drawing how long the pictures took
   */
  static List<Element> again(Account account, Provenance provenance, Duration drawing) {
    List<Element> elements = new ArrayList<>();
    account.notes().forEach(text -> elements.add(paragraph(text)));
    elements.add(Element.of("h3").add("The command"));
    elements.add(code("The command", provenance.command()).set("class", "command"));
    if (!provenance.java().isEmpty()) {
      elements.add(Element.of("h3").add("The same in Java"));
      elements.add(code("The same in Java", provenance.java()));
    }
    elements.add(Element.of("h3").add("What it ran on, and how long it took"));
    List<Fact> facts = new ArrayList<>(provenance.allFacts());
    facts.add(new Fact("Drawing", Numbers.seconds(drawing)));
    elements.add(Facts.list(facts));
    return elements;
  }

  private static Element code(String label, String text) {
    return Element.of("pre")
        .set("tabindex", 0)
        .set("role", "region")
        .set("aria-label", label)
        .add(Element.of("code").add(text));
  }

  /** A table that is wider than a narrow page can be moved, by keys as well. */
  static Element scrollable(String id, String label, DataTable table) {
    return Element.of("div", "scroll whole")
        .set("id", id)
        .set("tabindex", 0)
        .set("role", "region")
        .set("aria-label", label)
        .add(table.element());
  }
}
