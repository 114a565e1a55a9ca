package glissade.explore.page;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.fold.ParallelFold;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.optimizer.Catalogue;
import glissade.optimizer.StepSize;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import glissade.rows.SyntheticRows;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows to be copied does the same as the page. */
class SameRunTest {

  private static final Exploration EXPLORATION = new Exploration(Subjects.article());

  private static final String HEAD =
      """
      import glissade.descent.Outcome;
      import glissade.fold.ParallelFold;
      import glissade.loss.LossCatalogue;
      import glissade.model.*;
      import glissade.objective.Scaling;
      import glissade.optimizer.Catalogue;
      import glissade.rows.*;
      import java.util.*;

      public final class Copied {
        public static double[] run(ROWS) {
      """;

  private static Fit fit(Situation situation) {
    return EXPLORATION.tell(situation).story().orElseThrow().fit();
  }

  private static String command(Situation situation) {
    return new CommandLines(EXPLORATION, situation, EXPLORATION.tell(situation)).text();
  }

  @Test
  void theArticlesRunIsTheDemo() {
    assertThat(command(Situation.ARTICLE))
        .isEqualTo("glissade demo --rows 5000 --seed 42 --iterations 1000 --step 0.01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "step=0.3",
        "noise=2&n=80&d=3",
        "noise=1&n=60&optimizer=momentum&momentum=0.8&step=auto&iterations=70",
        "noise=1&n=60&d=2&standardize=on&optimizer=cg&step=auto",
      })
  void whatIsTypedInATerminalArrivesAtTheSameCoefficients(String state) {
    Situation situation = EXPLORATION.read(state).situation();
    String[] lines = command(situation).split("\n", -1);
    assertThat(lines).hasSize(2);
    Rows rows = generated(flags(lines[0]));
    assertThat(trainer(flags(lines[1])).fit(rows).coefficients())
        .containsExactly(fit(situation).coefficients());
  }

  /** {@code --name value}, as a command reads it. */
  private static Map<String, String> flags(String line) {
    Map<String, String> flags = new HashMap<>();
    List<String> words = Arrays.asList(line.split(" ", -1));
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).startsWith("--")) {
        flags.put(words.get(i), words.get(i + 1));
      }
    }
    return flags;
  }

  private static Rows generated(Map<String, String> flags) {
    double[] weights =
        Arrays.stream(flags.getOrDefault("--weights", "").split(",", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    return new SyntheticRows(
        Long.parseLong(flags.get("--rows")),
        weights,
        Double.parseDouble(flags.get("--intercept")),
        Double.parseDouble(flags.getOrDefault("--noise", "0")),
        Long.parseLong(flags.get("--seed")),
        ParallelFold.onAllProcessors());
  }

  private static Trainer trainer(Map<String, String> flags) {
    Optional<StepSize> step = Optional.ofNullable(flags.get("--step")).map(Catalogue::stepSize);
    return Trainer.automatic()
        .withOptimizer(Catalogue.optimizer(flags.getOrDefault("--optimizer", ""), step))
        .withStandardize(
            flags.getOrDefault("--standardize", "").equals("on")
                ? Trainer.Standardize.ON
                : Trainer.Standardize.OFF)
        .withIterations(Long.parseLong(flags.get("--iterations")))
        .withTolerance(Double.parseDouble(flags.get("--tolerance")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noise=2&n=80&d=2&start=1,-2,3",
        "n=50&loss=logistic&standardize=on&optimizer=newton&step=auto",
        "n=50&d=2&loss=huber&start=0.5,1,1&step=0.1&iterations=20",
      })
  void theJavaThatIsShownCompilesAndArrivesAtTheSameCoefficients(String state, @TempDir Path folder)
      throws Exception {
    Situation situation = EXPLORATION.read(state).situation();
    String text = new JavaText(EXPLORATION, situation).text();
    boolean given = text.startsWith("//");
    InMemoryRows rows = EXPLORATION.table(situation).rows();
    Class<?> copied =
        compiled(
            HEAD.replace("ROWS", given ? "Rows rows" : "")
                + text
                + "\nreturn coefficients;\n}\n}\n",
            folder);
    Object coefficients =
        given
            ? copied.getMethod("run", Rows.class).invoke(null, rows)
            : copied.getMethod("run").invoke(null);
    assertThat((double[]) coefficients).containsExactly(fit(situation).coefficients());
  }

  private static Class<?> compiled(String source, Path folder)
      throws IOException, ClassNotFoundException {
    Path file = Files.writeString(folder.resolve("Copied.java"), source);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
    assertThat(failed).as(source).isZero();
    URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, SameRunTest.class.getClassLoader());
    return loader.loadClass("Copied");
  }

  @Test
  void rowsThatWereChangedAreToBeSavedFirst() {
    Situation situation =
        Situation.ARTICLE
            .withRecipe(Recipe.ARTICLE.withRows(20))
            .withEdits(Edits.NONE.with(3, 0, 7))
            .withStep(OptionalDouble.of(0.1));
    CommandLines lines = new CommandLines(EXPLORATION, situation, EXPLORATION.tell(situation));
    assertThat(lines.text()).startsWith("glissade fit glissade-rows.csv --target y --optimizer gd");
    assertThat(lines.notes()).anyMatch(note -> note.startsWith("Save the rows first"));
  }

  @Test
  void whatWasTypedIsQuotedAsAShellTakesIt() {
    Exploration own = new Exploration(Subjects.ofOnesOwn());
    String command = new CommandLines(own, own.usual(), own.tell(own.usual())).text();
    assertThat(command)
        .startsWith("glissade fit 'own rows.csv' --target '<i>target</i>' --optimizer gd");
  }
}
