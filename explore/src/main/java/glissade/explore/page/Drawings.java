package glissade.explore.page;

import glissade.descent.Outcome;
import glissade.report.markup.Element;
import glissade.report.picture.Picture;
import glissade.report.run.History;
import glissade.report.run.Story;
import glissade.report.words.FitAdvice;
import glissade.report.words.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what a page shows. What was drawn lately is not drawn again. */
final class Drawings {

  /** What the elements of pictures are called, before the id of the picture. */
  static final String PICTURE = "picture-";

  private final Exploration exploration;
  private final Lately<List<Object>, Drawing> drawn = new Lately<>(12);
  private final Lately<List<Object>, Exhibition.Shown> shown = new Lately<>(12);

  Drawings(Exploration exploration) {
    this.exploration = exploration;
  }

  /** Of a situation, with what is to be said before anything else. */
  Drawing of(Situation situation, List<String> notices) {
    Situation whole = situation.withAt(0);
    return drawn.get(List.of(whole, notices), () -> draw(whole, notices));
  }

  /** The pictures of a situation. */
  List<Picture> pictures(Situation situation) {
    return shown(situation).pictures();
  }

  private Exhibition.Shown shown(Situation situation) {
    Told told = exploration.tell(situation);
    return shown.get(List.of(told, situation.view()), () -> Exhibition.of(told, situation));
  }

  private Drawing draw(Situation situation, List<String> notices) {
    Told told = exploration.tell(situation);
    StepScale scale = exploration.stepScale(situation);
    Map<String, Fragment> fragments = new LinkedHashMap<>();
    String verdict = verdict(told);
    fragments.put("verdict", Fragment.of(verdictOf(told, verdict)));
    fragments.put("advice", Fragment.of(list(advice(told))));
    fragments.put("notices", Fragment.of(list(notices)));
    fragments.put("lesson", Fragment.of(LessonPanel.of(situation)));
    fragments.put("features", Fragment.of(features(situation)));
    fragments.put("bands", Fragment.of(StepBands.of(scale)));
    List<Long> iterations = iterates(told, fragments);
    fragments.put("same", Fragment.of(SameRun.of(exploration, situation, told)));
    Exhibition.Shown exhibits = shown(situation);
    fragments.put("missing", Fragment.of(list(exhibits.notes())));
    Map<String, Fragment> pictures = Exhibition.fragments(exhibits.pictures());
    fragments.putAll(pictures);
    return new Drawing(fragments, List.copyOf(pictures.keySet()), scale, verdict, iterations);
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
