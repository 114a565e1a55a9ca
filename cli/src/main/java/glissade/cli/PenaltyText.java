package glissade.cli;

import glissade.compress.Moments;
import glissade.penalty.ElasticNet;
import glissade.penalty.OtherTools;
import glissade.report.words.LossTitle;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A penalty as it is told, and what its λ is called and counted in elsewhere. */
final class PenaltyText {

  private PenaltyText() {}

  /** As one JSON object, or null where there is none. */
  static @Nullable Map<String, @Nullable Object> json(ElasticNet penalty) {
    if (penalty.isNone()) {
      return null;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", penalty.name());
    object.put("lambda", penalty.lambda());
    object.put("l1Ratio", penalty.l1Ratio());
    object.put("scale", penalty.perDeviation() ? "standardized" : "raw");
    if (!penalty.factors().isEmpty()) {
      object.put("factors", penalty.factors());
    }
    return object;
  }

  /** What gives the same model in other tools, for a program. */
  static List<@Nullable Object> elsewhereJson(ElasticNet penalty, String loss, Moments columns) {
    List<@Nullable Object> list = new ArrayList<>();
    for (OtherTools.Call each : calls(penalty, loss, columns)) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("tool", each.tool());
      object.put("estimator", each.estimator());
      Map<String, @Nullable Object> settings = new LinkedHashMap<>();
      each.settings().forEach(setting -> settings.put(setting.name(), setting.value()));
      object.put("settings", settings);
      list.add(object);
    }
    return list;
  }

  /** The same in a sentence; empty where no other tool has it. */
  static String elsewhere(ElasticNet penalty, String loss, Moments columns) {
    List<String> parts = new ArrayList<>();
    for (OtherTools.Call each : calls(penalty, loss, columns)) {
      List<String> settings = new ArrayList<>();
      each.settings()
          .forEach(one -> settings.add(one.name() + " = " + Numbers.shortest(one.value(), 6)));
      parts.add(String.join(" with ", settings) + " of " + each.tool() + "'s " + each.estimator());
    }
    return parts.isEmpty()
        ? ""
        : "λ = "
            + Numbers.shortest(penalty.lambda(), 6)
            + " stands beside the "
            + LossTitle.of(loss)
            + ", the mean over the rows; on "
            + (penalty.perDeviation() ? "standardised columns" : "the columns as they are")
            + " it is "
            + Prose.list(parts)
            + ".";
  }

  private static List<OtherTools.Call> calls(ElasticNet penalty, String loss, Moments columns) {
    double deviation = columns.standardDeviation(columns.target());
    return OtherTools.calls(penalty, loss, columns.weightSum(), deviation);
  }
}
