package glissade.report.page;

import static glissade.report.page.Mathematics.paragraph;

import glissade.report.markup.Element;
import glissade.report.picture.DataTable;
import glissade.report.run.Account;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import java.time.Duration;
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

  /** The file, under 1 MB. */
  public String html() {
    return Detail.largest(this::html);
  }

  private String html(Detail detail) {
    long started = System.nanoTime();
    List<Gallery.Section> gallery = Gallery.of(detail.of(story));
    HtmlPage page = new HtmlPage(title);
    detail.told().ifPresent(page::lead);
    page.section("verdict", "The verdict", Parts.verdict(account));
    page.section(
        "mathematics", "The mathematics, with this run’s numbers", mathematics(gallery, detail));
    for (Gallery.Section section : gallery) {
      if (section.theme() != Gallery.Theme.DATA) {
        page.section(
            section.theme().id(), section.theme().title(), Parts.pictures(section, detail));
      }
    }
    page.section("summary", "The summary", summary());
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    page.section("again", "Data, command and versions", Parts.again(account, provenance, took));
    return page.text();
  }

  private List<Element> mathematics(List<Gallery.Section> gallery, Detail detail) {
    List<Element> elements = new ArrayList<>(Mathematics.ofBest(story).elements());
    elements.addAll(new Update(story).elements());
    Iterations iterations = new Iterations(story);
    DataTable table = iterations.table();
    if (!table.rows().isEmpty()) {
      elements.add(paragraph(iterations.told()));
      elements.add(Parts.scrollable("iterations", "The first iterations", table));
    }
    elements.add(iterations.state());
    for (Gallery.Section section : gallery) {
      if (section.theme() == Gallery.Theme.DATA) {
        elements.addAll(Parts.pictures(section, detail));
      }
    }
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
      elements.add(Parts.scrollable("weights-table", "The weights", table.table()));
      elements.add(Element.of("p", "soft").add(table.told()));
    } else {
      Coefficients table = new Coefficients(story);
      elements.add(Parts.scrollable("weights-table", "The weights", table.table()));
      elements.add(Element.of("p", "soft").add(table.told()));
    }
    return elements;
  }
}
