package glissade.explore.page;

import glissade.report.markup.Element;
import glissade.report.picture.Picture;
import glissade.report.run.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures that are shown of a run, and how each stands on the page. */
final class Exhibition {

  private Exhibition() {}

  /** Of a run, those of the lesson first. */
  static List<Picture> pictures(Told told, Situation situation) {
    List<Picture> pictures = new ArrayList<>();
    told.story().ifPresent(story -> add(pictures, story, situation));
    return pictures;
  }

  private static void add(List<Picture> pictures, Story story, Situation situation) {}

  /** A picture with what it can be saved as. */
  static Fragment fragment(Picture picture) {
    Element saved = Element.of("p", "save").add("Save as ");
    for (String as : List.of("svg", "csv", "json")) {
      saved.add(
          Element.of("a")
              .set("href", "download?picture=" + picture.id() + "&as=" + as)
              .set("download", "glissade-" + picture.id() + "." + as)
              .set("aria-label", "Save “" + picture.title() + "” as " + as.toUpperCase(Locale.ROOT))
              .add(as.toUpperCase(Locale.ROOT)));
      saved.add(" ");
    }
    return Fragment.of(picture.figure(), saved);
  }
}
