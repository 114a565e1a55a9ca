package glissade.report.page;

import glissade.model.Fit;
import glissade.report.diagnostics.Diagnostics;
import glissade.report.picture.ContourPicture;
import glissade.report.picture.CostCurvePicture;
import glissade.report.picture.DataPicture;
import glissade.report.picture.DiagnosticPictures;
import glissade.report.picture.DirectionsPicture;
import glissade.report.picture.GapPicture;
import glissade.report.picture.Picture;
import glissade.report.picture.RatePicture;
import glissade.report.picture.ScalingPicture;
import glissade.report.picture.ShrinkagePicture;
import glissade.report.picture.WeightsPicture;
import glissade.report.run.Story;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pictures of a run, by section and in their order. */
public final class Gallery {

  /** What pictures are shown under, in their order. */
  public enum Theme {
    DATA("data", "The data"),
    COST("cost", "The cost curve"),
    CONTOURS("contours", "The loss from above"),
    RATE("rate", "Which steps converge, and how fast"),
    DIRECTIONS("directions", "The loss, direction by direction"),
    GAP("gap", "The way to the optimum"),
    SCALING("scaling", "Standardised against raw"),
    WEIGHTS("weights", "The weights on their way"),
    DIAGNOSTICS("diagnostics", "What the model leaves unexplained");

    private final String id;
    private final String title;

    Theme(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** Unique in a document. */
    public String id() {
      return id;
    }

    /** For people. */
    public String title() {
      return title;
    }
  }

  /**
   * What there is to one theme.
   *
   * @param pictures in order; may be none
   * @param notes what has to be said beside them, of pictures too that could not be drawn; may be
   *     none
   */
  public record Section(Theme theme, List<Picture> pictures, List<String> notes) {

    public Section {
      pictures = List.copyOf(pictures);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Draws one or more pictures of a story.
   *
   * @param nothing why there may be nothing to be seen, as a sentence
   */
  private record Painter(Theme theme, String nothing, Function<Story, Section> draw) {

    static Painter of(Theme theme, String nothing, Function<Story, Optional<Picture>> draw) {
      return new Painter(
          theme,
          nothing,
          story ->
              new Section(theme, draw.apply(story).map(List::of).orElse(List.of()), List.of()));
    }
  }

  private static final String SQUARES_ONLY =
      "what each direction does is known of squares alone, with the rows folded and no lasso";

  private static final List<Painter> PAINTERS =
      List.of(
          Painter.of(
              Theme.DATA,
              "the rows are gone, there is no column, or the target is one of several classes",
              DataPicture::of),
          Painter.of(
              Theme.COST,
              "the loss along one weight is not known, or it does not move",
              CostCurvePicture::of),
          Painter.of(
              Theme.CONTOURS,
              "the loss varies with fewer than two weights, or cannot be looked at from above",
              ContourPicture::of),
          Painter.of(Theme.RATE, SQUARES_ONLY, RatePicture::of),
          Painter.of(Theme.DIRECTIONS, SQUARES_ONLY, DirectionsPicture::of),
          Painter.of(Theme.GAP, "no iterate is known", story -> Optional.of(GapPicture.of(story))),
          Painter.of(
              Theme.SCALING,
              "both curvatures are known of squares alone, with two columns or more whose rows are"
                  + " folded",
              ScalingPicture::of),
          new Painter(
              Theme.WEIGHTS,
              "each class has weights of its own, or there are none",
              Gallery::weights),
          new Painter(
              Theme.DIAGNOSTICS, "there is no model, or no row to look at", Gallery::diagnostics));

  private Gallery() {}

  /** All pictures of a story; each is drawn whatever becomes of the others. */
  public static List<Section> of(Story story) {
    return Arrays.stream(Theme.values()).map(theme -> section(theme, story)).toList();
  }

  /** The pictures of one theme. */
  public static Section section(Theme theme, Story story) {
    List<Picture> pictures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Painter painter : PAINTERS) {
      if (painter.theme() == theme) {
        Section drawn = drawn(painter, story);
        pictures.addAll(drawn.pictures());
        notes.addAll(drawn.notes());
      }
    }
    return new Section(theme, pictures, notes);
  }

  private static Section drawn(Painter painter, Story story) {
    String nothing = "There is no picture here: " + painter.nothing();
    try {
      Section drawn = painter.draw().apply(story);
      return drawn.pictures().isEmpty() && drawn.notes().isEmpty()
          ? new Section(painter.theme(), List.of(), List.of(nothing + "."))
          : drawn;
    } catch (RuntimeException e) {
      // One picture that cannot be drawn takes neither the others nor the report with it.
      String why = nothing + " (" + e.getMessage() + ").";
      return new Section(painter.theme(), List.of(), List.of(why));
    }
  }

  private static Section weights(Story story) {
    List<Picture> pictures = new ArrayList<>();
    WeightsPicture.of(story).ifPresent(pictures::add);
    ShrinkagePicture.of(story).ifPresent(pictures::add);
    return new Section(Theme.WEIGHTS, pictures, List.of());
  }

  private static Section diagnostics(Story story) {
    if (!story.fit().outcome().hasUsablePoint() || story.rows().isEmpty()) {
      return new Section(Theme.DIAGNOSTICS, List.of(), List.of());
    }
    Diagnostics found = Diagnostics.of(story.fit(), story.rows().get());
    return new Section(
        Theme.DIAGNOSTICS,
        DiagnosticPictures.of(found, story.target(), classes(story.fit())),
        DiagnosticPictures.notes(found));
  }

  private static List<String> classes(Fit fit) {
    Levels classes =
        fit.isMultinomial() ? fit.multinomial().classes() : fit.model().featureMap().classes();
    return classes == null ? List.of() : classes.values();
  }
}
