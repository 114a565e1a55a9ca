package glissade.report.page;

import static glissade.report.page.Mathematics.paragraph;

import glissade.model.CompressedPlan;
import glissade.report.markup.Element;
import glissade.report.run.Account;
import glissade.report.run.Provenance;
import glissade.report.run.Story;
import glissade.report.words.Forecasts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What descent will do, as one HTML file. Nothing has been run: its paths are foretold. */
public final class ForecastDocument {

  private static final List<Gallery.Theme> THEMES =
      List.of(
          Gallery.Theme.COST,
          Gallery.Theme.CONTOURS,
          Gallery.Theme.RATE,
          Gallery.Theme.DIRECTIONS,
          Gallery.Theme.GAP,
          Gallery.Theme.SCALING);

  private final String title;
  private final Story story;
  private final Account account;
  private final Provenance provenance;

  /**
   * @param title what it is about
   * @param story of the run that is foretold
   * @param account what is told
   * @param provenance how it is done again
   */
  public ForecastDocument(String title, Story story, Account account, Provenance provenance) {
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
    Story shown = detail.of(story);
    HtmlPage page = new HtmlPage(title);
    detail.told().ifPresent(page::lead);
    page.section("verdict", "What will happen", Parts.verdict(account));
    page.section("mathematics", "The mathematics, with these columns' numbers", mathematics());
    for (Gallery.Theme theme : THEMES) {
      page.section(
          theme.id(), theme.title(), Parts.pictures(Gallery.section(theme, shown), detail));
    }
    Forecasts forecasts = story.forecasts();
    if (forecasts != null && forecasts.planned().spectrum().rank() > 0) {
      page.section("optimizers", "Which optimizer takes how long", tables(forecasts));
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    page.section("again", "Data, command and versions", Parts.again(account, provenance, took));
    return page.text();
  }

  private List<Element> mathematics() {
    List<Element> elements = new ArrayList<>();
    boolean known = story.plan() instanceof CompressedPlan;
    Mathematics mathematics =
        known
            ? new Mathematics(
                story,
                Mathematics.Point.of(
                    "at the exact optimum", story.fit().optimum(), story.fit().optimumLoss()))
            : new Mathematics(
                story, Mathematics.Point.of("at the start", new double[0], story.fit().loss()));
    elements.addAll(mathematics.elements());
    if (known && !story.history().iterates().isEmpty()) {
      elements.addAll(new Update(story).elements());
      elements.add(
          paragraph(
              "Nothing has been run. For squares every iterate is known beforehand, and so are the"
                  + " paths in the pictures below."));
    }
    return elements;
  }

  private static List<Element> tables(Forecasts forecasts) {
    ForecastTables tables = new ForecastTables(forecasts);
    List<Element> elements = new ArrayList<>();
    elements.add(
        paragraph(
            "With the best coefficients of each, on "
                + (forecasts.standardized() ? "standardised" : "the raw")
                + " columns: steps below the limit converge, the rate is what a long run multiplies"
                + " the error by, and iterations are until the gap to the optimum is that part of"
                + " what it is at the start."));
    elements.add(Parts.scrollable("optimizers", "The optimizers", tables.optimizers()));
    elements.add(paragraph("What standardising changes:"));
    elements.add(Parts.scrollable("coordinates", "The coordinates", tables.coordinates()));
    return elements;
  }
}
