package glissade.cli;

import glissade.penalty.ElasticNet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A penalty as it is told. */
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
}
