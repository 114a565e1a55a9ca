package glissade.report.page;

import glissade.report.picture.Picture;
import glissade.report.run.Story;
import java.util.ArrayList;
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
   * @param leftOut of each picture that could not be drawn, why, as a sentence
   */
  public record Section(Theme theme, List<Picture> pictures, List<String> leftOut) {}

  /** Makes a picture of a story, where there is something to be seen. */
  private record Frame(Theme theme, String nothing, Function<Story, List<Picture>> draw) {}

  private static final List<Frame> FRAMES = List.of();

  private Gallery() {}

  /** All pictures of a story; each is drawn whatever becomes of the others. */
  public static List<Section> of(Story story) {
    List<Section> sections = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      sections.add(section(theme, story));
    }
    return sections;
  }

  /** One section of a story. */
  public static Section section(Theme theme, Story story) {
    List<Picture> pictures = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (Frame frame : FRAMES) {
      if (frame.theme() == theme) {
        draw(frame, story, pictures).ifPresent(leftOut::add);
      }
    }
    return new Section(theme, pictures, leftOut);
  }

  /** Draws, and says why there is nothing to be seen. */
  private static Optional<String> draw(Frame frame, Story story, List<Picture> pictures) {
    try {
      List<Picture> drawn = frame.draw().apply(story);
      pictures.addAll(drawn);
      return drawn.isEmpty() ? Optional.of(frame.nothing()) : Optional.empty();
    } catch (RuntimeException e) {
      // One picture that cannot be drawn takes neither the others nor the report with it.
      return Optional.of(frame.nothing() + " (" + e.getMessage() + ")");
    }
  }
}
