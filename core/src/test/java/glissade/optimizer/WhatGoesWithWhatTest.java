package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.descent.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The closed table of the documents is what the directions say themselves. */
class WhatGoesWithWhatTest {

  private static final int MOST_LINES = 130;

  private static final String TABLE = "what goes with what";

  @Test
  void theTableSaysWhatEachDirectionAcceptsAndWhyNot() {
    List<String> header = OptimizerDocument.header(TABLE);
    assertThat(header).hasSize(1 + StepSize.Kind.values().length);
    Set<String> told = new HashSet<>();
    for (List<String> row : OptimizerDocument.table(TABLE)) {
      told.add(row.get(0));
      if (!Catalogue.directions().contains(row.get(0))) {
        continue;
      }
      // The usual step of a direction may be refused an objective, never the direction itself.
      Optimizer made = Catalogue.optimizer(row.get(0), Optional.empty());
      Direction direction = ((GradientDescent) made).direction();
      for (int i = 1; i < row.size(); i++) {
        StepSize.Kind kind = StepSize.Kind.valueOf(header.get(i).toUpperCase(Locale.ROOT));
        String reason = direction.refuses(kind).orElse("");
        String expected = reason.isEmpty() ? "✓" : letter(reason);
        assertThat(row.get(i)).as("%s with %s", row.get(0), kind).isEqualTo(expected);
      }
    }
    assertThat(told).containsAll(Catalogue.directions());
  }

  /** The letter that stands before a reason in the list below the table. */
  private static String letter(String reason) {
    return OptimizerDocument.text()
        .lines()
        .filter(line -> line.startsWith("- ") && line.contains(reason))
        .map(line -> line.substring(2, line.indexOf(':')))
        .findFirst()
        .orElse("a reason that is not told: " + reason);
  }

  @Test
  void everyStepSizeIsToldUnderItsKind() {
    Map<String, String> kinds = new HashMap<>();
    for (List<String> row : OptimizerDocument.table("kinds")) {
      for (String name : row.get(1).split(", ", -1)) {
        kinds.put(name, row.get(0).toUpperCase(Locale.ROOT));
      }
    }
    assertThat(kinds.keySet()).containsAll(Catalogue.stepSizes());
    // Every step size has a row there, with the numbers it needs.
    for (List<String> row : OptimizerDocument.table("iterations to a gap")) {
      String text = row.get(1);
      if (!text.isEmpty() && !text.equals("number")) {
        String kind = Catalogue.stepSize(text).kind().name();
        assertThat(kinds.get(Choice.parse(text).name())).as(text).isEqualTo(kind);
      }
    }
  }

  /** Two screens: what is longer has a part that stands on its own. */
  @Test
  void everyOptimizerOfTheCatalogueFitsOnTwoScreens() throws IOException {
    Path sources =
        Path.of(System.getProperty("glissade.home")).resolve("core/src/main/java/glissade");
    String catalogue = Files.readString(sources.resolve("optimizer/Catalogue.java"));
    Set<String> registered = new HashSet<>();
    Matcher put =
        Pattern.compile("\\.put\\(\"[^\"]+\",[^;]*?([A-Z]\\w+)(?:::|\\()").matcher(catalogue);
    while (put.find()) {
      registered.add(put.group(1));
    }
    assertThat(put.reset().results())
        .hasSize(Catalogue.optimizers().size() + Catalogue.stepSizes().size());
    for (String name : registered) {
      Path file =
          Stream.of("optimizer", "coordinate", "stochastic")
              .map(place -> sources.resolve(place).resolve(name + ".java"))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      assertThat(Files.readAllLines(file)).as(name).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }
}
