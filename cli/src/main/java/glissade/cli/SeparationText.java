package glissade.cli;

import glissade.compress.Moments;
import glissade.objective.Separation;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the loss falls for ever, in column names. */
final class SeparationText {

  /** More parts of a direction nobody reads. */
  private static final int MOST_TOLD = 5;

  private static final int DIGITS = 3;

  private final Separation separation;
  private final List<String> features;
  private final Moments columns;

  SeparationText(Separation separation, FitResult result) {
    this.separation = separation;
    this.features = result.features();
    this.columns = result.plan().columns();
  }

  /** Which way, and what it does to the rows. */
  String explanation() {
    return "The more the weights grow along "
        + direction()
        + ", the lower is the loss of "
        + (separation.isComplete()
            ? "every row"
            : Numbers.count(separation.apart())
                + " of the "
                + Prose.count(separation.rows(), "row"))
        + ", and that of none is higher, as was checked on each. The model is where descent stopped:"
        + " it tells these rows apart as well as any further out, but its weights are no estimates.";
  }

  /** {@code 0.5·x − 0.5·z − 1}: the columns with the largest effects first, the constant last. */
  private String direction() {
    double[] direction = separation.direction();
    List<Integer> parts = new ArrayList<>();
    for (int j = 1; j < direction.length; j++) {
      if (direction[j] != 0) {
        parts.add(j);
      }
    }
    parts.sort(
        Comparator.comparingDouble(
            j -> -Math.abs(direction[j]) * Math.max(columns.standardDeviation(j), 0)));
    StringBuilder text = new StringBuilder();
    for (int j : parts.subList(0, Math.min(MOST_TOLD, parts.size()))) {
      append(text, direction[j], features.get(j - 1));
    }
    if (parts.size() > MOST_TOLD) {
      text.append(" + … (")
          .append(Numbers.count(parts.size() - MOST_TOLD))
          .append(" smaller parts)");
    }
    if (direction[0] != 0) {
      append(text, direction[0], "");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double part, String name) {
    boolean first = text.isEmpty();
    text.append(first ? (part < 0 ? "−" : "") : (part < 0 ? " − " : " + "));
    String size = Numbers.shortest(Math.abs(part), DIGITS);
    text.append(name.isEmpty() ? size : size.equals("1") ? name : size + "·" + name);
  }

  /** What would help. */
  static List<String> remedies() {
    return List.of(
        "--penalty ridge --lambda 0.01: one finite model is then the best",
        "other --features: a column that is known only after the target, or is the target in other"
            + " words, tells rows apart like this");
  }

  /** As one JSON object. */
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    double[] direction = separation.direction();
    object.put("rows", separation.rows());
    object.put("rowsApart", separation.apart());
    object.put("intercept", direction[0]);
    List<@Nullable Object> parts = new ArrayList<>();
    for (int j = 1; j < direction.length; j++) {
      if (direction[j] != 0) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("name", features.get(j - 1));
        part.put("value", direction[j]);
        parts.add(part);
      }
    }
    object.put("direction", parts);
    return object;
  }
}
