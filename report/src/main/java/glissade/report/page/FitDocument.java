package glissade.report.page;

import static glissade.report.page.Mathematics.paragraph;

import glissade.report.markup.Element;
import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import glissade.report.run.Account;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import java.util.ArrayList;
import java.util.List;

/** A finished run as one HTML file. */
public final class FitDocument {

  private final String title;
  private final Story story;
  private final Account account;
  private final Provenance provenance;

  /**
   * @param title what it is about
   * @param story what is drawn
   * @param account what is told
   * @param provenance how it is done again
   */
  public FitDocument(String title, Story story, Account account, Provenance provenance) {
    this.title = title;
    this.story = story;
    this.account = account;
    this.provenance = provenance;
  }

  /** The file. */
  public String html() {
    List<Gallery.Section> gallery = Gallery.of(story);
    HtmlPage page = new HtmlPage(title);
    page.section("verdict", "The verdict", verdict());
    page.section("mathematics", "The mathematics, with this run's numbers", mathematics(gallery));
    for (Gallery.Section section : gallery) {
      if (section.theme() != Gallery.Theme.DATA) {
        page.section(section.theme().id(), section.theme().title(), pictures(section));
      }
    }
    page.section("summary", "The summary", summary());
    page.section("again", "Data, command and versions", again());
    return page.text();
  }

  private List<Element> verdict() {
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

  private List<Element> mathematics(List<Gallery.Section> gallery) {
    List<Element> elements = new ArrayList<>(new Mathematics(story).elements());
    elements.addAll(new Update(story).elements());
    Iterations iterations = new Iterations(story);
    DataTable table = iterations.table();
    if (!table.rows().isEmpty()) {
      elements.add(paragraph(iterations.told()));
      elements.add(scrollable("iterations", "The first iterations", table));
    }
    elements.add(iterations.state());
    for (Gallery.Section section : gallery) {
      if (section.theme() == Gallery.Theme.DATA) {
        elements.addAll(pictures(section));
      }
    }
    return elements;
  }

  private static List<Element> pictures(Gallery.Section section) {
    List<Element> elements = new ArrayList<>();
    Element pictures = Element.of("div", "pictures");
    for (Picture picture : section.pictures()) {
      pictures.add(picture.figure());
    }
    if (!section.pictures().isEmpty()) {
      elements.add(pictures);
    }
    section.notes().forEach(text -> elements.add(Element.of("p", "soft").add(text)));
    return elements;
  }

  private List<Element> summary() {
    List<Element> elements = new ArrayList<>();
    account.amounts().forEach(text -> elements.add(paragraph(text)));
    elements.add(new Facts(story).list());
    if (!story.fit().outcome().hasUsablePoint()) {
      elements.add(paragraph("There is no model: " + story.fit().outcome().reason() + "."));
    } else if (story.fit().isMultinomial()) {
      ClassWeightsTable table = new ClassWeightsTable(story);
      elements.add(scrollable("weights-table", "The weights", table.table()));
      elements.add(Element.of("p", "soft").add(table.told()));
    } else {
      Coefficients table = new Coefficients(story);
      elements.add(scrollable("weights-table", "The weights", table.table()));
      elements.add(Element.of("p", "soft").add(table.told()));
    }
    return elements;
  }

  private List<Element> again() {
    List<Element> elements = new ArrayList<>();
    account.notes().forEach(text -> elements.add(paragraph(text)));
    elements.add(Element.of("h3").add("The command"));
    elements.add(code("The command", provenance.command()));
    if (!provenance.java().isEmpty()) {
      elements.add(Element.of("h3").add("The same in Java"));
      elements.add(code("The same in Java", provenance.java()));
    }
    elements.add(Element.of("h3").add("What it ran on"));
    elements.add(Facts.list(provenance.allFacts()));
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
  private static Element scrollable(String id, String label, DataTable table) {
    return Element.of("div", "scroll whole")
        .set("id", id)
        .set("tabindex", 0)
        .set("role", "region")
        .set("aria-label", label)
        .add(table.element());
  }
}
