package glissade.report.picture;

import glissade.report.chart.Chart;
import glissade.report.markup.Element;
import java.util.List;

/**
 * A picture with what it says.
 *
 * @param id unique among the pictures of a document
 * @param title what is seen
 * @param finding what there is to be found in it, one sentence with the numbers of this run
 * @param charts side by side where there is room
 * @param numbers what they are drawn from
 * @param note how it is to be read, in smaller letters below; may be empty
 */
public record Picture(
    String id, String title, String finding, List<Chart> charts, DataTable numbers, String note) {

  /** A picture that needs no explanation. */
  public Picture(String id, String title, String finding, List<Chart> charts, DataTable numbers) {
    this(id, title, finding, charts, numbers, "");
  }

  /** A picture of one chart. */
  public static Picture of(
      String id, String title, String finding, Chart chart, DataTable numbers) {
    return new Picture(id, title, finding, List.of(chart), numbers);
  }

  /** The same with a note below its finding. */
  public Picture withNote(String words) {
    return new Picture(id, title, finding, charts, numbers, words.strip());
  }

  /** The picture with its title, finding and numbers, as HTML. */
  public Element figure() {
    Element figure = Element.of("figure", "picture").set("id", id);
    figure.add(Element.of("h3").set("id", id + "-heading").add(title));
    Element panels = Element.of("div", charts.size() > 1 ? "panels several" : "panels");
    for (Chart chart : charts) {
      panels.add(chart.svg(title, finding));
    }
    figure.add(panels);
    figure.add(Element.of("figcaption").add(finding));
    if (!note.isEmpty()) {
      figure.add(Element.of("p", "note").add(note));
    }
    Element table =
        Element.of("div", "scroll")
            .set("tabindex", 0)
            .set("role", "region")
            .set("aria-labelledby", id + "-heading")
            .add(numbers.element());
    return figure.add(
        Element.of("details", "numbers").add(Element.of("summary").add("The numbers")).add(table));
  }
}
