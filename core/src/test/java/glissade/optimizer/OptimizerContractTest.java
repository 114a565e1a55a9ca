package glissade.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import glissade.descent.Checkpoint;
import glissade.descent.Descent;
import glissade.descent.Optimizer;
import glissade.descent.Outcome;
import glissade.descent.Step;
import glissade.descent.StopRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every optimizer must do: bring the gap on every problem to 1e-8 of the first, or what its
 * row says, in the iterations that the table in docs/optimizers.md says, give or take a tenth. A
 * new optimizer needs one row there.
 */
class OptimizerContractTest {

  /** {@code 1,234} or {@code 1,234 (1e-3)}. */
  private static final Pattern CELL = Pattern.compile("([\\d,]+)(?: \\((\\S+)\\))?");

  /** As far as is looked for the figure that a cell should have. */
  private static final long MOST_TOLD = 1_000_000;

  private static final double USUAL_GAP = 1e-8;

  private static final StopRule UPDATES = StopRule.gap(1e-20).or(StopRule.after(60));

  private static final Problem[] PROBLEMS = Problem.all();

  static List<List<String>> rows() {
    return OptimizerDocument.table("iterations to a gap");
  }

  private static Optimizer optimizer(List<String> row, Problem problem) {
    String step = row.get(1);
    Optional<StepSize> chosen =
        switch (step) {
          case "" -> Optional.empty();
          case "number" -> Optional.of(new ConstantStep(problem.step()));
          default -> Optional.of(Catalogue.stepSize(step));
        };
    return Catalogue.optimizer(row.get(0), chosen);
  }

  private static Outcome run(Optimizer optimizer, Problem problem, double gap, long cap) {
    StopRule stop = StopRule.gap(gap).or(StopRule.budget(cap));
    return new Descent(problem.objective(), optimizer, stop, problem.start()).outcome();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void reachesTheOptimumInTheIterationsOfTheTable(List<String> row) {
    List<String> actual = new ArrayList<>(row.subList(0, 2));
    boolean holds = true;
    for (int i = 0; i < PROBLEMS.length; i++) {
      String cell = row.get(2 + i);
      String found = check(optimizer(row, PROBLEMS[i]), PROBLEMS[i], cell);
      holds &= found.equals(cell);
      actual.add(found);
    }
    if (!holds) {
      fail("the table says%n%s%nand it is%n| %s |", row, String.join(" | ", actual));
    }
  }

  /** The cell if it holds, or the one that would. */
  private static String check(Optimizer optimizer, Problem problem, String cell) {
    if (cell.startsWith("–")) {
      assertThatThrownBy(() -> optimizer.start(problem.objective()))
          .as("%s on %s", optimizer, problem.name())
          .isInstanceOf(IllegalArgumentException.class);
      return cell;
    }
    Matcher read = CELL.matcher(cell);
    assertThat(read.matches()).as("a cell like 1,234 or 1,234 (1e-3): %s", cell).isTrue();
    double gap = read.group(2) == null ? USUAL_GAP : Double.parseDouble(read.group(2));
    long said = Long.parseLong(read.group(1).replace(",", ""));
    long cap = Math.max(said + said / 10 + 1, MOST_TOLD);
    Outcome outcome = run(optimizer, problem, gap, cap);
    long made = outcome.arrival().iterations();
    boolean holds =
        outcome instanceof Outcome.Converged
            && made <= said + said / 10 + 1
            && made >= said - said / 10 - 1;
    String within = read.group(2) == null ? "" : " (" + read.group(2) + ")";
    return holds
        ? cell
        : outcome instanceof Outcome.Converged
            ? String.format(Locale.ROOT, "%,d%s", made, within)
            : outcome.status() + " after " + made;
  }

  /** Cut after any number of updates, a run goes on from its checkpoint with the same bits. */
  @ParameterizedTest
  @MethodSource("rows")
  void goesOnAfterACutAsIfThereHadBeenNone(List<String> row) {
    Random random = new Random(row.hashCode());
    for (int i = 0; i < PROBLEMS.length; i++) {
      if (row.get(2 + i).startsWith("–")) {
        continue;
      }
      Optimizer optimizer = optimizer(row, PROBLEMS[i]);
      Descent whole = descent(optimizer, PROBLEMS[i]);
      Descent cut = descent(optimizer, PROBLEMS[i]);
      for (int k = random.nextInt(30); k > 0 && cut.hasNext(); k--) {
        cut.next();
        whole.next();
      }
      Checkpoint checkpoint = Checkpoint.of(cut.checkpoint().values());
      Descent resumed =
          Descent.resume(PROBLEMS[i].objective(), optimizer, UPDATES, null, checkpoint);
      while (whole.hasNext()) {
        Step expected = whole.next();
        Step actual = resumed.next();
        assertThat(actual.at()).isEqualTo(expected.at());
        assertThat(actual.stepSize()).isEqualTo(expected.stepSize());
        assertThat(actual.evaluations()).isEqualTo(expected.evaluations());
      }
      assertThat(resumed.outcome().status()).isEqualTo(whole.outcome().status());
    }
  }

  private static Descent descent(Optimizer optimizer, Problem problem) {
    return new Descent(problem.objective(), optimizer, UPDATES, problem.start());
  }

  @Test
  void everyOptimizerAndEveryStepSizeHasARow() {
    assertThat(rows().stream().map(row -> Choice.parse(row.get(0)).name()))
        .containsAll(Catalogue.optimizers());
    assertThat(rows().stream().map(row -> Choice.parse(row.get(1)).name()))
        .containsAll(Catalogue.stepSizes());
  }

  @Test
  void theColumnsAreTheProblems() {
    assertThat(OptimizerDocument.header("iterations to a gap").stream().skip(2))
        .containsExactlyElementsOf(Stream.of(PROBLEMS).map(Problem::name).toList());
  }
}
