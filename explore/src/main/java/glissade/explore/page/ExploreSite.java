package glissade.explore.page;

import glissade.explore.Subject;
import glissade.explore.server.Answer;
import glissade.explore.server.Request;
import glissade.explore.server.Resource;
import glissade.explore.server.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page that {@code glissade explore} shows: everything on it is a function of its state. */
public final class ExploreSite implements Site {

  private final Exploration exploration;
  private final Drawings drawings;
  private final Actions actions;
  private final Downloads downloads;
  private final Shell shell;

  /**
   * @param subject what it is about
   */
  public ExploreSite(Subject subject) {
    this.exploration = new Exploration(subject);
    this.drawings = new Drawings(exploration);
    this.actions = new Actions(exploration, drawings);
    this.downloads = new Downloads(exploration, drawings);
    this.shell = new Shell(exploration, drawings);
  }

  @Override
  public Map<String, Resource> resources() {
    Map<String, Resource> resources = new LinkedHashMap<>();
    resources.put("", Resource.get(request -> shell.answer()));
    resources.putAll(Shell.files());
    resources.put("draw", Resource.post(this::draw));
    resources.put("act", Resource.post(this::act));
    resources.put("download", Resource.get(downloads::answer));
    return resources;
  }

  /** Draws the page, which is kept. */
  @Override
  public void prepare() {
    shell.answer();
  }

  private Answer draw(Request request) {
    return answer(exploration.read(request.text("state")), request);
  }

  private Answer act(Request request) {
    SituationText.Reading before = exploration.read(request.text("state"));
    SituationText.Reading after = actions.after(before.situation(), request.part("action"));
    return answer(
        new SituationText.Reading(exploration.possible(after.situation()), after.notices()),
        request);
  }

  /** The state, and those fragments that the page does not have as they are. */
  private Answer answer(SituationText.Reading reading, Request request) {
    Situation situation = reading.situation();
    Request had = part(request, "have");
    Set<String> unseen = part(request, "unseen").names();
    Set<String> seen = new HashSet<>(had.names());
    seen.removeAll(unseen);
    Drawing drawing =
        request.has("unseen")
            ? drawings.whileMoving(situation, reading.notices(), unseen, seen)
            : drawings.of(situation, reading.notices());
    Map<String, Object> fragments = new LinkedHashMap<>();
    Map<String, Object> hashes = new LinkedHashMap<>();
    drawing
        .fragments()
        .forEach(
            (id, fragment) -> {
              if (!had.has(id) || !had.text(id).equals(fragment.hash())) {
                fragments.put(id, fragment.html());
                hashes.put(id, fragment.hash());
              }
            });
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("state", SituationText.of(situation, exploration.usual()));
    answer.put("fragments", fragments);
    answer.put("hashes", hashes);
    answer.put("pictures", drawing.pictures());
    answer.put("fields", Fields.of(situation, drawing.scale(), exploration.formulas()));
    answer.put("iterations", List.copyOf(drawing.iterations()));
    answer.put("spoken", drawing.spoken());
    answer.put("whole", drawing.isWhole());
    return Answer.json(answer);
  }

  private static Request part(Request request, String name) {
    return request.has(name) ? request.part(name) : new Request(Map.of());
  }
}
