package glissade.cli;

import static glissade.cli.Ran.glissade;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  private static final Pattern LINE =
      Pattern.compile("iteration (\\d+): w = \\[([^\\]]+)\\], b = (\\S+), loss = (\\S+)");

  private static List<Long> printed(Ran ran) {
    List<Long> iterations = new ArrayList<>();
    LINE.matcher(ran.out()).results().forEach(m -> iterations.add(Long.parseLong(m.group(1))));
    return iterations;
  }

  private static double lossAt(Ran ran, long iteration) {
    Matcher matcher = LINE.matcher(ran.out());
    while (matcher.find()) {
      if (Long.parseLong(matcher.group(1)) == iteration) {
        return Double.parseDouble(matcher.group(4));
      }
    }
    throw new AssertionError("iteration " + iteration + " was not printed");
  }

  @Test
  void theArticlesIterationsInTheArticlesForm() {
    Ran ran = glissade("demo").endsWith(0);
    assertThat(printed(ran))
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 249L, 250L, 999L);
    assertThat(lossAt(ran, 0)).isBetween(230.0, 270.0);
    assertThat(lossAt(ran, 250)).isBetween(5e-3, 2e-2);
    assertThat(lossAt(ran, 999)).isLessThan(1e-13).isPositive();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void whatWasForecastStandsBesideWhatHappened() {
    Ran ran = glissade("demo").endsWith(0);
    Matcher reached = Pattern.compile("1 % of the first +(\\d+) +(\\d+)\n").matcher(ran.out());
    assertThat(reached.find()).isTrue();
    assertThat(reached.group(1)).isEqualTo(reached.group(2));
    ran.says("distance to the exact optimum", "distance to the true w and b", "2/L", "--step 0.4");
  }

  @Test
  void withTheParserOrWithoutItIsTheSameDemo() {
    assertThat(glissade("demo", "--step", "0.01")).isEqualTo(glissade("demo"));
  }

  @Test
  void theLastIterationIsAlwaysPrinted() {
    assertThat(printed(glissade("demo", "--iterations", 300).endsWith(0)))
        .endsWith(249L, 250L, 299L);
    assertThat(printed(glissade("demo", "--iterations", 5, "--every", 3).endsWith(0)))
        .containsExactly(0L, 3L, 4L);
    assertThat(printed(glissade("demo", "--iterations", 0).endsWith(0))).isEmpty();
  }

  @Test
  void anotherSeedAreOtherRowsAndFewerAreFewer() {
    String line = glissade("demo", "--iterations", 1).out();
    assertThat(glissade("demo", "--iterations", 1, "--seed", 43).out()).isNotEqualTo(line);
    glissade("demo", "--rows", 50, "--iterations", 1).endsWith(0).says("The 50 rows");
  }

  @Test
  void aStepThatIsTooLargeIsExplained() {
    glissade("demo", "--step", 1.5)
        .endsWith(5)
        .says("Diverged", "2/L", "|1 − ηL|", "x1", "Iteration 0 was the first", "Try --step 0.4");
  }

  @Test
  void theTraceHasEveryIteration(@TempDir Path folder) {
    Path trace = folder.resolve("trace.jsonl");
    glissade("demo", "--iterations", 20, "--trace", trace).endsWith(0);
    assertThat(Tables.read(trace).lines())
        .hasSize(20)
        .first()
        .asString()
        .startsWith("{\"iteration\":0,\"loss\":")
        .contains("\"coordinates\":\"raw\"");
  }

  @Test
  void numbersOutOfRangeAreWrongUsage() {
    glissade("demo", "--step", 0).endsWith(2).says("positive");
    glissade("demo", "--rows", 0).endsWith(2).says("--rows must be at least 1");
    glissade("demo", "--every", 0).endsWith(2).says("--every must be at least 1");
    glissade("demo", "--iterations", -1).endsWith(2).says("cannot be negative");
    glissade("demo", "--rows", "many").endsWith(2).says("expected a whole number but was 'many'");
  }
}
