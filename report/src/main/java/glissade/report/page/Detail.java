package glissade.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import glissade.report.picture.DataTable;
import glissade.report.picture.Picture;
import glissade.report.run.Story;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much of a run is shown, so that a document stays small enough to be sent to somebody.
 *
 * @param iterates the most that are drawn
 * @param rows the most that each table of numbers below a picture has
 */
record Detail(int iterates, int rows) {

  /** Bytes. */
  static final int LARGEST = 1_000_000;

  private static final Detail ALL = new Detail(Integer.MAX_VALUE, Integer.MAX_VALUE);

  private static final List<Detail> LESS_AND_LESS =
      List.of(
          ALL, new Detail(200, 200), new Detail(100, 50), new Detail(40, 20), new Detail(20, 0));

  /** The document with most in it that is small enough; else the one with least. */
  static String largest(Function<Detail, String> document) {
    String text = "";
    for (Detail detail : LESS_AND_LESS) {
      text = document.apply(detail);
      if (text.getBytes(UTF_8).length <= LARGEST) {
        return text;
      }
    }
    return text;
  }

  /** A story with no more iterates. */
  Story of(Story story) {
    return story.thinned(iterates);
  }

  /** A picture with a table that is no longer. */
  Picture of(Picture picture) {
    DataTable table = picture.numbers();
    if (table.rows().size() <= rows) {
      return picture;
    }
    DataTable shorter = new DataTable(table.head(), table.rows().subList(0, rows));
    return new Picture(
        picture.id(),
        picture.title(),
        picture.finding(),
        picture.charts(),
        shorter,
        picture.note());
  }

  /** What was left out. */
  Optional<String> told() {
    return this.equals(ALL)
        ? Optional.empty()
        : Optional.of(
            "To keep this file under 1 MB, at most "
                + iterates
                + " iterates are drawn, and the tables of numbers below the pictures have at most "
                + rows
                + " rows; --trace writes every iteration.");
  }
}
