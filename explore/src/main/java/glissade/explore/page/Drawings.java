package glissade.explore.page;

import glissade.descent.Outcome;
import glissade.report.markup.Element;
import glissade.report.picture.Picture;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.words.FitAdvice;
import glissade.report.words.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Draws what a page shows. What was drawn lately is not drawn again. */
final class Drawings {

  /** What the elements of pictures are called, before the id of the picture. */
  static final String PICTURE = "picture-";

  /** While something is moved, no more iterates are drawn; all of them once it rests. */
  private static final int MOST_MOVING = 48;

  private final Exploration exploration;
  private final Lately<List<Object>, Drawing> drawn = new Lately<>(12);
  private final Lately<List<Object>, Panel> panels = new Lately<>(120);

  /** Which part a picture has been of, by the id of its element. */
  private final Map<String, Exhibition.Part> partOf = new ConcurrentHashMap<>();

  Drawings(Exploration exploration) {
    this.exploration = exploration;
  }

  /** One part of what is shown; drawn when it is first asked for, by whoever asks first. */
  private static final class Panel {

    private final Supplier<Exhibition.Shown> draw;
    private Exhibition.@Nullable Shown shown;
    private Map<String, Fragment> fragments = Map.of();

    Panel(Supplier<Exhibition.Shown> draw) {
      this.draw = draw;
    }

    synchronized Exhibition.Shown shown() {
      Exhibition.Shown known = shown;
      if (known == null) {
        known = draw.get();
        fragments = Exhibition.fragments(known.pictures());
        shown = known;
      }
      return known;
    }

    synchronized Map<String, Fragment> fragments() {
      shown();
      return fragments;
    }
  }

  /** Of a situation, with what is to be said before anything else. */
  Drawing of(Situation situation, List<String> notices) {
    Situation whole = situation.withAt(0);
    return drawn.get(
        List.of(whole, notices), () -> draw(exploration.tell(whole), whole, notices, Map.of()));
  }

  /**
   * The same as far as there is time for it while something is moved: with fewer iterates, and
   * without the pictures that nobody is looking at, which stay as they are on the page.
   *
   * @param unseen the ids of the elements of pictures that are out of sight
   * @param seen those of the others
   */
  Drawing whileMoving(
      Situation situation, List<String> notices, Set<String> unseen, Set<String> seen) {
    Situation whole = situation.withAt(0);
    Optional<Drawing> known = drawn.made(List.of(whole, notices));
    if (known.isPresent()) {
      return known.get();
    }
    Told told = exploration.tell(whole);
    Told fewer = told.thinned(MOST_MOVING);
    Map<Exhibition.Part, List<String>> left = left(unseen, seen);
    return left.isEmpty() && fewer.equals(told)
        ? of(whole, notices)
        : draw(fewer, whole, notices, left).unfinished();
  }

  /** The parts of which nothing is seen, with the ids of the elements they have. */
  private Map<Exhibition.Part, List<String>> left(Set<String> unseen, Set<String> seen) {
    Set<Exhibition.Part> looked = new HashSet<>();
    seen.stream().map(partOf::get).filter(Objects::nonNull).forEach(looked::add);
    Map<Exhibition.Part, List<String>> left = new HashMap<>();
    for (String id : unseen) {
      Exhibition.Part part = partOf.get(id);
      if (part != null && !looked.contains(part)) {
        left.computeIfAbsent(part, key -> new ArrayList<>()).add(id);
      }
    }
    return left;
  }

  /** The pictures of a situation. */
  List<Picture> pictures(Situation situation) {
    Told told = exploration.tell(situation);
    return draw(told, situation, Exhibition.parts(situation)).stream()
        .flatMap(panel -> panel.shown().pictures().stream())
        .toList();
  }

  /** Some parts, those that were not drawn lately beside each other. */
  private List<Panel> draw(Told told, Situation situation, List<Exhibition.Part> parts) {
    if (told.story().isEmpty()) {
      return List.of();
    }
    Story story = told.story().get();
    List<Panel> asked = new ArrayList<>();
    for (Exhibition.Part part : parts) {
      asked.add(
          panels.get(
              List.of(told, situation.view(), part),
              () -> new Panel(() -> Exhibition.of(part, story, situation))));
    }
    asked.parallelStream().forEach(Panel::shown);
    return asked;
  }

  /**
   * @param left the parts that are not drawn, with the ids of the elements they have
   */
  private Drawing draw(
      Told told,
      Situation situation,
      List<String> notices,
      Map<Exhibition.Part, List<String>> left) {
    StepScale scale = exploration.stepScale(situation);
    Map<String, Fragment> fragments = new LinkedHashMap<>();
    String verdict = verdict(told);
    fragments.put("verdict", Fragment.of(verdictOf(told, verdict)));
    fragments.put("advice", Fragment.of(list(advice(told))));
    fragments.put("notices", Fragment.of(list(notices)));
    fragments.put("lesson", Fragment.of(LessonPanel.of(situation)));
    FormulaPanel formula = new FormulaPanel(exploration, situation);
    fragments.put("formula-why", Fragment.of(formula.why()));
    fragments.put("formula-told", Fragment.of(formula.told()));
    fragments.put("features", Fragment.of(features(situation)));
    fragments.put("bands", Fragment.of(StepBands.of(scale)));
    List<Long> iterations = iterates(told, fragments);
    fragments.put("same", Fragment.of(SameRun.of(exploration, situation, told)));
    List<String> pictures = exhibits(told, situation, left, fragments);
    String spoken = exploration.formulas().reason(situation);
    return new Drawing(
        fragments, pictures, scale, spoken.isEmpty() ? verdict : spoken, iterations, true);
  }

  /** Puts the pictures into the fragments. */
  private List<String> exhibits(
      Told told,
      Situation situation,
      Map<Exhibition.Part, List<String>> left,
      Map<String, Fragment> fragments) {
    List<Exhibition.Part> parts = Exhibition.parts(situation);
    List<Exhibition.Part> drawn = parts.stream().filter(part -> !left.containsKey(part)).toList();
    Iterator<Panel> panels = draw(told, situation, drawn).iterator();
    List<String> pictures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Exhibition.Part part : parts) {
      if (left.containsKey(part)) {
        pictures.addAll(left.getOrDefault(part, List.of()));
      } else if (panels.hasNext()) {
        Panel panel = panels.next();
        notes.addAll(panel.shown().notes());
        fragments.putAll(panel.fragments());
        pictures.addAll(panel.fragments().keySet());
        panel.fragments().keySet().forEach(id -> partOf.put(id, part));
      }
    }
    if (left.isEmpty()) {
      fragments.put("missing", Fragment.of(list(notes)));
    }
    return pictures;
  }

  /** Which of them pictures of one weight are about. */
  private Element features(Situation situation) {
    Element select = Element.of("select").set("id", "shown").set("data-set", "shown");
    select.add(Element.of("option").set("value", 0).add("the one that matters most"));
    int number = 1;
    for (String name : exploration.features(situation)) {
      select.add(Element.of("option").set("value", number++).add(name));
    }
    return Element.of("label").add("Feature shown ").add(select);
  }

  private static List<Long> iterates(Told told, Map<String, Fragment> fragments) {
    if (told.story().isEmpty()) {
      fragments.put("first", Fragment.of());
      fragments.put("states", Fragment.of());
      return List.of();
    }
    Iterates iterates = new Iterates(told.story().get());
    fragments.put("first", Fragment.of(iterates.first().element()));
    fragments.put("states", Fragment.of(iterates.sentences()));
    return told.story().get().iterates().stream().map(History.Iterate::iteration).toList();
  }

  private static String verdict(Told told) {
    if (told.story().isEmpty()) {
      return told.reason();
    }
    Story story = told.story().get();
    return Verdict.of(story.fit(), story.forecasts(), story.features());
  }

  /** What would do better, in flags of the command line; nothing where that is not known. */
  private static List<String> advice(Told told) {
    if (told.story().isEmpty()) {
      return List.of();
    }
    Story story = told.story().get();
    boolean exploded = story.fit().outcome() instanceof Outcome.Diverged;
    if (story.forecasts() == null) {
      return exploded ? FitAdvice.explodedOnRows() : List.of();
    }
    return exploded
        ? FitAdvice.exploded(story.plan(), story.forecasts())
        : List.of(FitAdvice.comparison(story.plan(), story.forecasts()));
  }

  private static Element verdictOf(Told told, String verdict) {
    String colour = "bad";
    if (told.story().isPresent()) {
      Outcome outcome = told.story().get().fit().outcome();
      colour =
          outcome instanceof Outcome.Converged ? "good" : outcome.hasUsablePoint() ? "" : "bad";
    }
    return Element.of("p", ("verdict " + colour).strip()).add(verdict);
  }

  private static Element list(List<String> notices) {
    Element list = Element.of("ul", "notices");
    for (String notice : notices) {
      list.add(Element.of("li").add(notice));
    }
    return list;
  }
}
