package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.optimizer.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "describe",
        "forecast",
        "fit",
        "race",
        "explore",
        "predict",
        "evaluate",
        "export",
        "generate"
      })
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
        .contains(
            "demo",
            "describe",
            "forecast",
            "fit",
            "race",
            "explore",
            "predict",
            "evaluate",
            "export",
            "generate");
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
    glissade("forcast").endsWith(2).says("There is no command 'forcast'. Did you mean forecast?");
    glissade("fti", "x.csv", "--target", "y").endsWith(2).says("Did you mean fit?");
    glissade("cars.csv").endsWith(2).says("There are demo, describe,", "See glissade --help.");
    glissade("fit", "x.csv", "--target", "y", "--penalty", "ridge").endsWith(2).says("--penalty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"forecast", "fit", "race"})
  void theOptimizersAndStepSizesExplainedAreThoseThereAre(String command) {
    String help = glissade(command, "--help").endsWith(0).out();
    assertThat(names(help, "Optimizers: ")).hasSize(24).isSubsetOf(Catalogue.optimizers());
    assertThat(names(help, "Step sizes: "))
        .hasSizeGreaterThan(12)
        .isSubsetOf(Catalogue.stepSizes());
  }

  @Test
  void theLossesExplainedAreThoseThereAre() {
    String help = glissade("fit", "--help").endsWith(0).out();
    List<String> losses = new ArrayList<>(LossCatalogue.names());
    losses.add(SoftmaxLoss.NAME);
    assertThat(names(help, "Losses: ")).containsExactlyInAnyOrderElementsOf(losses);
  }

  /** The words that begin the lines under a heading, without their numbers. */
  private static List<String> names(String help, String heading) {
    String list = help.substring(help.indexOf(heading));
    return list.substring(0, list.indexOf("\n\n"))
        .lines()
        .skip(1)
        .flatMap(line -> Stream.of(line.substring(0, 19).split("[ ,]+")))
        .map(word -> word.replaceFirst(":.*", ""))
        .filter(word -> !word.isEmpty() && !word.equals("0.01"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--optimizer | adm | Did you mean adam?",
        "--optimizer | ADAM | Did you mean adam?",
        "--optimizer | xyz | There are gd, momentum, nesterov,",
        "--optimizer | momentum:beta=2 | --optimizer momentum:beta=2: The momentum must be",
        "--optimizer | adam:bta=1 | there is no bta; it has beta1, beta2, epsilon.",
        "--step | cosin | Did you mean cosine?",
        "--step | nan | plain numbers.",
        "--standardize | maybe | expected auto, on or off but was 'maybe'.",
        "--format | xml | expected text or json but was 'xml'."
      })
  void whatIsWrongIsToldWithWhatWouldBeRight(String option, String value, String told) {
    glissade("fit", "x.csv", "--target", "y", option, value).endsWith(2).says(told);
  }

  @Test
  void stackTracesAreShownWhenAskedFor() {
    Ran ran = glissade("fit", "no-such.csv", "--target", "y", "--debug");
    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("UnusableDataException").contains("\tat ");
    assertThat(glissade("fit", "no-such.csv", "--target", "y").err()).doesNotContain("\tat ");
  }
}
