package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(strings = {"demo", "describe", "forecast", "fit", "race", "predict", "generate"})
  void everyCommandHasHelpWithExamplesThatFits(String command) {
    Ran ran = glissade(command, "--help").endsWith(0);
    assertThat(ran.out())
        .startsWith("Usage: glissade " + command)
        .contains("For instance\n")
        .contains("glissade " + command)
        .contains("--debug");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void theHelpOfAllNamesEachCommand() {
    Ran ran = glissade("--help").endsWith(0);
    assertThat(ran.out())
        .contains("demo", "describe", "forecast", "fit", "race", "predict", "generate");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theVersionIsTold() {
    assertThat(glissade("--version").endsWith(0).out()).startsWith("glissade ").contains("Java ");
  }

  @Test
  void withoutACommandTheHelpIsShownAsWrongUsage() {
    Ran ran = glissade().endsWith(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("glissade COMMAND");
  }

  @Test
  void whatIsUnknownIsGuessedAt() {
    glissade("fit", "x.csv", "--targt", "y").endsWith(2).says("Unknown option", "--target");
    glissade("forcast").endsWith(2).says("forecast");
    glissade("fit", "x.csv", "--target", "y", "--penalty", "ridge").endsWith(2).says("--penalty");
  }

  @Test
  void stackTracesAreShownWhenAskedFor() {
    Ran ran = glissade("fit", "no-such.csv", "--target", "y", "--debug");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("UnusableDataException").contains("\tat ");
    assertThat(glissade("fit", "no-such.csv", "--target", "y").err()).doesNotContain("\tat ");
  }
}
