package glissade.explore.page;

import glissade.descent.Outcome;
import glissade.report.markup.Element;
import glissade.report.picture.Picture;
import glissade.report.run.History;
import glissade.report.run.Story;
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
  private final Lately<List<Object>, List<Picture>> pictures = new Lately<>(12);

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
    Told told = exploration.tell(situation);
    return pictures.get(
        List.of(told, situation.view()), () -> Exhibition.pictures(told, situation));
  }

  private Drawing draw(Situation situation, List<String> notices) {
    Told told = exploration.tell(situation);
    StepScale scale = exploration.stepScale(situation);
    Map<String, Fragment> fragments = new LinkedHashMap<>();
    String verdict = verdict(told);
    fragments.put("verdict", Fragment.of(verdictOf(told, verdict)));
    fragments.put("notices", Fragment.of(list(notices)));
    fragments.put("lesson", Fragment.of(LessonPanel.of(situation)));
    fragments.put("bands", Fragment.of(StepBands.of(scale)));
    List<Long> iterations = iterates(told, fragments);
    fragments.put("same", Fragment.of(SameRun.of(exploration, situation, told)));
    Map<String, Fragment> shown = Exhibition.fragments(pictures(situation));
    fragments.putAll(shown);
    return new Drawing(fragments, List.copyOf(shown.keySet()), scale, verdict, iterations);
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
    return told.story().get().history().iterates().stream()
        .map(History.Iterate::iteration)
        .toList();
  }

  private static String verdict(Told told) {
    if (told.story().isEmpty()) {
      return told.reason();
    }
    Story story = told.story().get();
    return Verdict.of(story.fit(), story.forecasts(), story.features());
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
