package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code fit --summary} beside R 4.2.2: cars and penguins, with categories, missing values, weights
 * and columns that are combinations of others. {@code summaries.R} beside the tables says which
 * model each is and made what is expected.
 */
class SummaryReferenceTest {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static final List<String> KINDS = List.of("HC0", "HC1", "HC2", "HC3");

  /** Of one coefficient, by what R calls it. */
  private static final Map<String, String> OF_COEFFICIENTS =
      Map.of(
          "estimate", "estimate",
          "error", "standardError",
          "statistic", "statistic",
          "p", "pValue",
          "low", "low",
          "high", "high",
          "inflation", "inflation");

  private static final Map<String, String> OF_MODELS =
      Map.ofEntries(
          Map.entry("freedom", "degreesOfFreedom"),
          Map.entry("residualError", "residualStandardError"),
          Map.entry("rSquared", "rSquared"),
          Map.entry("adjusted", "adjustedRSquared"),
          Map.entry("f", "f"),
          Map.entry("fp", "fPValue"),
          Map.entry("deviance", "deviance"),
          Map.entry("nullDeviance", "nullDeviance"),
          Map.entry("nullFreedom", "nullDegreesOfFreedom"),
          Map.entry("dispersion", "dispersion"),
          Map.entry("logLikelihood", "logLikelihood"),
          Map.entry("aic", "aic"),
          Map.entry("bic", "bic"),
          Map.entry("durbinWatson", "durbinWatson"),
          Map.entry("condition", "condition"),
          Map.entry("conditionStandardized", "conditionStandardized"));

  @TempDir private Path folder;

  /** What is typed after {@code glissade fit}, and what R found. */
  record Case(String arguments, List<Expected> numbers) {
    @Override
    public String toString() {
      return arguments;
    }
  }

  /** The k-th number of a name. */
  record Expected(String name, int k, double value) {}

  static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String line : text("summaries.tsv").lines().toList()) {
      String[] parts = line.split("\t", -1);
      if (parts[0].equals("case")) {
        cases.add(new Case(parts[1], new ArrayList<>()));
      } else if (!parts[0].equals("#")) {
        cases
            .get(cases.size() - 1)
            .numbers()
            .add(new Expected(parts[0], Integer.parseInt(parts[1]), Double.parseDouble(parts[2])));
      }
    }
    return cases;
  }

  private static String text(String name) {
    String file = "/glissade/summaries/" + name;
    try (InputStream in =
        Objects.requireNonNull(SummaryReferenceTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ran fit(Case one, String... further) {
    List<Object> arguments = new ArrayList<>(List.of("fit"));
    Matcher words = WORD.matcher(one.arguments());
    while (words.find()) {
      String word =
          words.group(1) != null
              ? words.group(1)
              : words.group(2) != null ? words.group(2) : words.group(3);
      arguments.add(word.endsWith(".csv") ? table(word) : word);
    }
    arguments.addAll(List.of("--format", "json"));
    arguments.addAll(List.of(further));
    return Ran.glissade(arguments.toArray()).endsWith(0);
  }

  private Path table(String name) {
    try {
      return Files.writeString(folder.resolve(name), text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyNumberIsThatOfR(Case one) {
    Ran ran = fit(one, "--summary");
    int compared = 0;
    for (Expected number : one.numbers()) {
      if (!KINDS.contains(number.name())) {
        check(ran, number);
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(30);
  }

  private static void check(Ran ran, Expected number) {
    String name = number.name();
    double found;
    if (name.equals("inflation")) {
      found = coefficient(ran, number.k() + 1, "inflation");
    } else if (OF_COEFFICIENTS.containsKey(name)) {
      String member = Objects.requireNonNull(OF_COEFFICIENTS.get(name));
      found = coefficient(ran, number.k(), member);
    } else if (name.equals("quantile")) {
      List<?> quantiles = (List<?>) ran.at("summary", "residualQuantiles");
      found = ((Number) Objects.requireNonNull(quantiles.get(number.k()))).doubleValue();
    } else if (name.startsWith("leverage") || name.startsWith("distance")) {
      String of = name.startsWith("leverage") ? "largestLeverage" : "largestCooksDistance";
      found = ran.number("summary", of, name.endsWith("Row") ? "row" : "value");
    } else {
      found = ran.number("summary", Objects.requireNonNull(OF_MODELS.get(name)));
    }
    assertIs(found, number);
  }

  private static void assertIs(double found, Expected number) {
    assertThat(found)
        .as("%s %d", number.name(), number.k())
        .isCloseTo(number.value(), within(1e-8 * Math.abs(number.value())));
  }

  /** Of those that have one: R leaves out what is NA in its table of coefficients. */
  private static double coefficient(Ran ran, int k, String member) {
    List<Number> found = new ArrayList<>();
    for (Object each : (List<?>) ran.at("summary", "coefficients")) {
      @Nullable Object value = ((Map<?, ?>) each).get("estimate");
      if (value != null) {
        Object asked = ((Map<?, ?>) each).get(member);
        found.add(asked instanceof Number number ? number : Double.NaN);
      }
    }
    return found.get(k).doubleValue();
  }

  static List<Arguments> kinds() {
    List<Case> cases = cases();
    List<Arguments> kinds = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      kinds.add(Arguments.of(cases.get(i), KINDS.get(i % KINDS.size())));
    }
    // All four of the same one, with categories.
    KINDS.forEach(kind -> kinds.add(Arguments.of(cases.get(2), kind)));
    return kinds;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void robustErrorsAreThoseOfWhiteAndMacKinnon(Case one, String kind) {
    Ran ran = fit(one, "--robust", kind);
    List<Expected> expected =
        one.numbers().stream().filter(number -> number.name().equals(kind)).toList();
    assertThat(expected).isNotEmpty();
    for (Expected number : expected) {
      assertIs(coefficient(ran, number.k(), "standardError"), number);
    }
  }
}
