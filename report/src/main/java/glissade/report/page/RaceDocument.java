package glissade.report.page;

import static glissade.report.page.Mathematics.paragraph;

import glissade.report.markup.Element;
import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import glissade.report.run.Account;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A race as one HTML file: who won, how, and the winner's way down. */
public final class RaceDocument {

  private static final List<Gallery.Theme> OF_WINNER =
      List.of(
          Gallery.Theme.CONTOURS,
          Gallery.Theme.DIRECTIONS,
          Gallery.Theme.GAP,
          Gallery.Theme.SCALING,
          Gallery.Theme.WEIGHTS);

  private final String title;
  private final Account account;
  private final Provenance provenance;
  private final Optional<Picture> picture;
  private final List<Standings> standings;
  private final Optional<Story> winner;

  /**
   * How everybody did.
   *
   * @param name what the table is of
   * @param table one row for each that took part
   */
  public record Standings(String name, DataTable table) {}

  /**
   * @param title what it is about
   * @param account what is told
   * @param picture of the race, if anybody ran
   * @param standings in numbers
   * @param winner what whoever arrived first did, if anybody arrived
   * @param provenance how it is done again
   */
  public RaceDocument(
      String title,
      Account account,
      Optional<Picture> picture,
      List<Standings> standings,
      Optional<Story> winner,
      Provenance provenance) {
    this.title = title;
    this.account = account;
    this.picture = picture;
    this.standings = List.copyOf(standings);
    this.winner = winner;
    this.provenance = provenance;
  }

  /** The file, under 1 MB. */
  public String html() {
    return Detail.largest(this::html);
  }

  private String html(Detail detail) {
    long started = System.nanoTime();
    HtmlPage page = new HtmlPage(title);
    detail.told().ifPresent(page::lead);
    page.section("verdict", "Who won", Parts.verdict(account));
    page.section("race", "The race", race(detail));
    winner.ifPresent(
        story -> {
          for (Gallery.Theme theme : OF_WINNER) {
            page.section(
                theme.id(),
                theme.title() + ": " + story.plan().optimizer().title(),
                Parts.pictures(Gallery.section(theme, detail.of(story)), detail));
          }
        });
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    page.section("again", "Data, command and versions", Parts.again(account, provenance, took));
    return page.text();
  }

  private List<Element> race(Detail detail) {
    List<Element> elements = new ArrayList<>();
    picture.ifPresent(
        drawn -> elements.add(Element.of("div", "pictures").add(detail.of(drawn).figure())));
    for (int i = 0; i < standings.size(); i++) {
      elements.add(paragraph(standings.get(i).name()));
      elements.add(
          Parts.scrollable("standings-" + i, standings.get(i).name(), standings.get(i).table()));
    }
    return elements;
  }
}
