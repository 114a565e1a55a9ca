package glissade.cli;

import glissade.model.Race;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A race as one JSON object. */
final class RaceJson {

  private RaceJson() {}

  static Map<String, @Nullable Object> of(RaceResult result) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("target", result.data().map().target());
    object.put("rows", result.data().plan().columns().rows());
    object.put("coordinates", result.data().plan().coordinates().name());
    object.put("iterations", result.most());
    object.put("firstGap", result.race().firstGap());
    object.put("optimum", result.race().leastLoss());
    List<@Nullable Object> ran = new ArrayList<>();
    for (RaceResult.Ran one : result.ran()) {
      ran.add(entrant(one));
    }
    object.put("optimizers", ran);
    return object;
  }

  private static Map<String, @Nullable Object> entrant(RaceResult.Ran one) {
    Map<String, @Nullable Object> entrant = new LinkedHashMap<>();
    entrant.put("name", one.name());
    entrant.put("title", one.result().optimizer().title());
    entrant.put("arrived", one.arrived());
    entrant.put("status", one.result().outcome().status());
    entrant.put("reason", one.result().outcome().reason());
    entrant.put("iterations", one.result().outcome().arrival().iterations());
    entrant.put("gapLeft", one.result().gapLeft());
    List<@Nullable Object> marks = new ArrayList<>();
    for (Race.Mark mark : one.result().marks()) {
      Map<String, @Nullable Object> each = new LinkedHashMap<>();
      each.put("part", mark.part());
      each.put("predicted", number(mark.predicted()));
      each.put("bound", number(mark.bound()));
      each.put("iterations", number(mark.iterations()));
      each.put("passes", number(mark.evaluations()));
      marks.add(each);
    }
    entrant.put("marks", marks);
    return entrant;
  }

  private static @Nullable Object number(OptionalLong count) {
    return count.isPresent() ? (Object) count.getAsLong() : null;
  }
}
