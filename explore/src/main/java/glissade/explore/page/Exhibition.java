package glissade.explore.page;

import glissade.report.markup.Element;
import glissade.report.page.Gallery;
import glissade.report.picture.ContourPicture;
import glissade.report.picture.GapPicture;
import glissade.report.picture.Picture;
import glissade.report.picture.RatePicture;
import glissade.report.run.Story;
import glissade.report.slice.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pictures that are shown of a run, and how each stands on the page. */
final class Exhibition {

  private Exhibition() {}

  /** Of a run; on the learning path, those that the lesson is about. */
  static List<Picture> pictures(Told told, Situation situation) {
    if (told.story().isEmpty()) {
      return List.of();
    }
    Story story = told.story().get();
    List<Picture> pictures = new ArrayList<>();
    List<String> themes =
        situation.lesson() == 0
            ? usual(situation)
            : Lesson.values()[situation.lesson() - 1].pictures();
    themes.forEach(theme -> pictures.addAll(theme(theme, story, situation)));
    return pictures;
  }

  private static List<String> usual(Situation situation) {
    List<String> themes = new ArrayList<>();
    if (situation.race()) {
      themes.add("race");
    }
    for (Gallery.Theme theme : Gallery.Theme.values()) {
      themes.add(theme.id());
    }
    return themes;
  }

  private static List<Picture> theme(String id, Story story, Situation situation) {
    if (id.equals("contours")) {
      return slice(story, situation)
          .map(slice -> List.of(ContourPicture.of(story, slice)))
          .orElse(List.of());
    }
    if (id.equals("rate")) {
      return RatePicture.of(story).map(List::of).orElse(List.of());
    }
    if (id.equals("gap")) {
      return List.of(GapPicture.of(story));
    }
    for (Gallery.Theme theme : Gallery.Theme.values()) {
      if (theme.id().equals(id)) {
        return Gallery.section(theme, story).pictures();
      }
    }
    return List.of();
  }

  /** The slice that the contours are of. */
  static Optional<Slice> slice(Story story, Situation situation) {
    if (situation.plane() == Situation.Plane.DIRECTIONS) {
      return Slice.of(story);
    }
    if (story.features().size() == 1) {
      return Slice.ofCoefficients(story, 0, 1);
    }
    List<Integer> largest = byEffect(story);
    int first = situation.shown() > 0 ? situation.shown() : largest.get(0);
    int second = largest.get(0) == first ? largest.get(1) : largest.get(0);
    return Slice.ofCoefficients(story, first, second).or(() -> Slice.of(story));
  }

  /** The feature along which the rows are drawn. */
  static int dataFeature(Story story, Situation situation) {
    return situation.shown() > 0 ? situation.shown() : byEffect(story).get(0);
  }

  /** The features, those whose weight moves the prediction most first. */
  static List<Integer> byEffect(Story story) {
    double[] coefficients = story.fit().coefficients();
    return IntStream.rangeClosed(1, story.features().size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                j -> -Math.abs(coefficients[j] * story.plan().columns().standardDeviation(j))))
        .toList();
  }

  /** Where the page has each picture. */
  static Map<String, Fragment> fragments(List<Picture> pictures) {
    Map<String, Fragment> fragments = new LinkedHashMap<>();
    for (Picture picture : pictures) {
      fragments.put(Drawings.PICTURE + picture.id(), fragment(picture));
    }
    return fragments;
  }

  /** A picture with what it can be saved as. */
  private static Fragment fragment(Picture picture) {
    Element saved = Element.of("p", "save").add("Save as ");
    for (String as : List.of("svg", "csv", "json")) {
      String format = as.toUpperCase(Locale.ROOT);
      saved.add(
          Element.of("a")
              .set("href", "download?picture=" + picture.id() + "&as=" + as)
              .set("download", "glissade-" + picture.id() + "." + as)
              .set("aria-label", "Save “" + picture.title() + "” as " + format)
              .add(format));
      saved.add(" ");
    }
    return Fragment.of(picture.figure(), saved);
  }
}
