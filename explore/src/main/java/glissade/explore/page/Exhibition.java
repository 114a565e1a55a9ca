package glissade.explore.page;

import glissade.report.markup.Element;
import glissade.report.page.Gallery;
import glissade.report.picture.ContourPicture;
import glissade.report.picture.CostCurvePicture;
import glissade.report.picture.DataPicture;
import glissade.report.picture.Picture;
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

  /**
   * What is shown of a run.
   *
   * @param pictures in their order
   * @param notes why others are not there
   */
  record Shown(List<Picture> pictures, List<String> notes) {}

  /** What is drawn together: one theme of the gallery, or the race. */
  record Part(Optional<Gallery.Theme> theme) {}

  /**
   * The parts there are of a situation, in their order; on the learning path what the lesson is
   * about.
   */
  static List<Part> parts(Situation situation) {
    List<Part> parts = new ArrayList<>();
    if (situation.race()) {
      parts.add(new Part(Optional.empty()));
    }
    themes(situation).forEach(theme -> parts.add(new Part(Optional.of(theme))));
    return parts;
  }

  /** One part of what is shown of a run. */
  static Shown of(Part part, Story story, Situation situation) {
    if (part.theme().isPresent()) {
      return of(part.theme().get(), story, situation);
    }
    Optional<Picture> race = Racing.of(story, situation.iterations());
    return new Shown(
        race.map(List::of).orElse(List.of()),
        race.isPresent() ? List.of() : List.of(Racing.REASON));
  }

  private static List<Gallery.Theme> themes(Situation situation) {
    if (situation.lesson() > 0) {
      return Lesson.number(situation.lesson()).themes();
    }
    List<Gallery.Theme> themes = new ArrayList<>(List.of(Gallery.Theme.values()));
    if (!situation.diagnostics()) {
      themes.remove(Gallery.Theme.DIAGNOSTICS);
    }
    return themes;
  }

  private static Shown of(Gallery.Theme theme, Story story, Situation situation) {
    Optional<Picture> own = own(theme, story, situation);
    if (own.isPresent()) {
      return new Shown(List.of(own.get()), List.of());
    }
    Gallery.Section section = Gallery.section(theme, story);
    return new Shown(section.pictures(), section.notes());
  }

  /** Those that something is chosen for on the page. */
  private static Optional<Picture> own(Gallery.Theme theme, Story story, Situation situation) {
    int feature = feature(story, situation);
    try {
      return switch (theme) {
        case DATA -> DataPicture.of(story, feature, true);
        case COST -> CostCurvePicture.of(story, feature);
        case CONTOURS -> slice(story, situation).map(slice -> ContourPicture.of(story, slice));
        default -> Optional.empty();
      };
    } catch (ArithmeticException | IllegalArgumentException e) {
      // The gallery tries again, and says why there is nothing to be seen.
      return Optional.empty();
    }
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

  /** The feature that pictures of one weight are about. */
  static int feature(Story story, Situation situation) {
    return situation.shown() > 0 ? situation.shown() : byEffect(story).get(0);
  }

  /**
   * The features, those whose weight moves the prediction most first: at the optimum where that is
   * known, so that the order stays while a step size is moved.
   */
  static List<Integer> byEffect(Story story) {
    double[] coefficients =
        story.fit().knowsOptimum() ? story.fit().optimum() : story.fit().coefficients();
    return IntStream.rangeClosed(1, story.features().size())
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                j -> -Math.abs(coefficients[j] * story.plan().columns().standardDeviation(j))))
        .toList();
  }

  /** Where the page has each picture. */
  static Map<String, Fragment> fragments(List<Picture> pictures) {
    List<Fragment> drawn = pictures.stream().map(Exhibition::fragment).toList();
    Map<String, Fragment> fragments = new LinkedHashMap<>();
    for (int i = 0; i < drawn.size(); i++) {
      fragments.put(Drawings.PICTURE + pictures.get(i).id(), drawn.get(i));
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
