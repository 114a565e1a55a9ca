package glissade.explore.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A {@link Situation} as a short text that an address can hold, {@code n=50&noise=2&step=0.3}, and
 * back. Only what differs from the usual situation is written. Whatever cannot be read is left as
 * it usually is, and said.
 */
final class SituationText {

  /** Longer than any that is written. */
  private static final int LONGEST = 60_000;

  /** The largest size of a number in it: squares of what is computed with it are finite still. */
  private static final double LARGEST = 1e100;

  /** One thing that was chosen: how it is written, and what reading it does. */
  private record Part(
      Function<Situation, String> text, BiFunction<Situation, String, Situation> read) {}

  /** More parts than these that are not ours are not told one by one. */
  private static final int MOST_UNKNOWN = 5;

  private static final Map<String, Part> PARTS = new LinkedHashMap<>();

  static {
    part(
        "rows",
        s -> s.own() ? "own" : "made-up",
        (s, text) -> s.withOwn(isOneOf(text, "own", "made-up")));
    part(
        "formula",
        s -> FormulaText.written(s.formula()),
        (s, text) -> s.withFormula(FormulaText.read(text)));
    part(
        "draft",
        s -> FormulaText.written(s.draft()),
        (s, text) -> s.withDraft(FormulaText.read(text)));
    recipe("d", 1, Recipe.MOST_FEATURES, Recipe::features, (r, v) -> r.withFeatures((int) v));
    recipe("n", Recipe.LEAST_ROWS, Recipe.MOST_ROWS, Recipe::rows, (r, v) -> r.withRows((int) v));
    recipe("noise", 0, Recipe.MOST_NOISE, Recipe::noise, Recipe::withNoise);
    recipe("outliers", 0, Recipe.MOST_OUTLIERS, Recipe::outliers, Recipe::withOutliers);
    recipe(
        "collinearity",
        0,
        Recipe.MOST_COLLINEARITY,
        Recipe::collinearity,
        Recipe::withCollinearity);
    recipe("unit", 1, Recipe.MOST_UNIT, Recipe::unit, Recipe::withUnit);
    recipe("seed", 0, Integer.MAX_VALUE, Recipe::seed, (r, v) -> r.withSeed((long) v));
    part("loss", Situation::loss, (s, text) -> s.withLoss(Choices.loss(text)));
    part("optimizer", Situation::optimizer, (s, text) -> s.withOptimizer(Choices.optimizer(text)));
    part(
        "step",
        s -> text(s.step()),
        (s, text) -> s.withStep(automaticOr(text, Double.MIN_NORMAL, LARGEST)));
    part(
        "momentum",
        s -> text(s.momentum()),
        (s, text) -> s.withMomentum(automaticOr(text, 0, Choices.MOST_MOMENTUM)));
    part("standardize", s -> onOff(s.standardized()), (s, text) -> s.withStandardized(isOn(text)));
    part(
        "iterations",
        s -> text(s.iterations()),
        (s, text) -> s.withIterations((int) whole(text, 0, Situation.MOST_ITERATIONS)));
    part(
        "plane",
        s -> s.plane().name().toLowerCase(Locale.ROOT),
        (s, text) -> s.withPlane(plane(text)));
    part("shown", s -> text(s.shown()), (s, text) -> s.withShown((int) whole(text, 0, 1_000_000)));
    part(
        "k",
        s -> text(s.at()),
        (s, text) -> s.withAt((int) whole(text, 0, Situation.MOST_ITERATIONS)));
    part(
        "lesson",
        s -> text(s.lesson()),
        (s, text) -> s.withLesson((int) whole(text, 0, Lesson.COUNT)));
    part("race", s -> onOff(s.race()), (s, text) -> s.withRace(isOn(text)));
    part("diagnostics", s -> onOff(s.diagnostics()), (s, text) -> s.withDiagnostics(isOn(text)));
    part("start", s -> start(s.start()), (s, text) -> s.withStart(start(text)));
    part("edits", s -> EditsText.of(s.edits()), (s, text) -> s.withEdits(EditsText.read(text)));
  }

  private SituationText() {}

  private static void part(
      String name,
      Function<Situation, String> text,
      BiFunction<Situation, String, Situation> read) {
    PARTS.put(name, new Part(text, read));
  }

  private interface Change {
    Recipe of(Recipe recipe, double value);
  }

  private static void recipe(
      String name, double least, double most, ToDoubleFunction<Recipe> value, Change change) {
    part(
        name,
        s -> text(value.applyAsDouble(s.recipe())),
        (s, text) -> s.withRecipe(change.of(s.recipe(), number(text, least, most))));
  }

  /** What was read, and what could not be. */
  record Reading(Situation situation, List<String> notices) {}

  /** The parts that are not as usual. */
  static String of(Situation situation, Situation usual) {
    StringJoiner text = new StringJoiner("&");
    PARTS.forEach(
        (name, part) -> {
          String value = part.text().apply(situation);
          if (!value.equals(part.text().apply(usual))) {
            text.add(name + "=" + value);
          }
        });
    return text.toString();
  }

  /** Any text at all is read as some situation. */
  static Reading read(String text, Situation usual) {
    if (text.length() > LONGEST) {
      return new Reading(
          usual, List.of("The address is too long to be one of this page, so it was left out."));
    }
    Map<String, String> given = new LinkedHashMap<>();
    List<String> notices = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (PARTS.containsKey(name) && equals >= 0) {
        given.put(name, pair.substring(equals + 1));
      } else if (!pair.isEmpty()) {
        notices.add("The link has '" + shortened(pair) + "', which this page knows nothing of.");
      }
    }
    if (notices.size() > MOST_UNKNOWN) {
      notices.subList(1, notices.size()).clear();
      notices.set(0, "The link has many parts that this page knows nothing of.");
    }
    Situation situation = usual;
    // In our own order: what depends on other parts comes after them.
    for (Map.Entry<String, Part> part : PARTS.entrySet()) {
      String value = given.get(part.getKey());
      if (value != null) {
        try {
          situation = part.getValue().read().apply(situation, value);
        } catch (IllegalArgumentException e) {
          notices.add(
              "The link has '"
                  + shortened(part.getKey() + "=" + value)
                  + "', which is not possible: "
                  + e.getMessage()
                  + " It was left as usual.");
        }
      }
    }
    return new Reading(situation, notices);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  /** A number in as few characters as read back as it, without a plus, which addresses lose. */
  static String text(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return Double.toString(number);
  }

  static String text(OptionalDouble number) {
    return number.isPresent() ? text(number.getAsDouble()) : "auto";
  }

  /** A finite number in a range. */
  static double number(String text, double least, double most) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "a number from " + text(least) + " to " + text(most) + " is expected.");
    }
    return number;
  }

  /** A number, the nearest in a range; its least where it is none. */
  static double clamped(String text, double least, double most) {
    try {
      return number(text, least, most);
    } catch (IllegalArgumentException e) {
      return text.length() < 30 && text.matches("[0-9.]+") ? most : least;
    }
  }

  /** A finite number. */
  static double number(String text) {
    return number(text, -LARGEST, LARGEST);
  }

  /** A whole number in a range. */
  static long whole(String text, double least, double most) {
    double number = number(text, least, most);
    if (number != Math.rint(number)) {
      throw new IllegalArgumentException("a whole number is expected.");
    }
    return (long) number;
  }

  private static OptionalDouble automaticOr(String text, double least, double most) {
    return text.equals("auto")
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(text, least, most));
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static boolean isOn(String text) {
    return isOneOf(text, "on", "off");
  }

  /** Whether it is the first of two words. */
  private static boolean isOneOf(String text, String first, String second) {
    if (!text.equals(first) && !text.equals(second)) {
      throw new IllegalArgumentException(first + " or " + second + " is expected.");
    }
    return text.equals(first);
  }

  private static Situation.Plane plane(String text) {
    for (Situation.Plane plane : Situation.Plane.values()) {
      if (plane.name().equalsIgnoreCase(text)) {
        return plane;
      }
    }
    throw new IllegalArgumentException("weights or directions is expected.");
  }

  private static String start(Start start) {
    return start.coefficients().stream().map(SituationText::text).collect(Collectors.joining(","));
  }

  private static Start start(String text) {
    List<Double> coefficients = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      coefficients.add(number(part));
    }
    return new Start(coefficients);
  }
}
