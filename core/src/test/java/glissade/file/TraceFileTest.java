package glissade.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glissade.compress.Triangle;
import glissade.descent.Descent;
import glissade.descent.Step;
import glissade.model.Plan;
import glissade.model.Trainer;
import glissade.rows.SyntheticRows;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {

  @TempDir Path folder;

  private static Plan plan() {
    return Trainer.automatic()
        .withStep(0.1)
        .withStandardize(Trainer.Standardize.ON)
        .withIterations(5)
        .plan(Triangle.of(SyntheticRows.ofTheArticle(1)));
  }

  @Test
  void oneLineAStepInOriginalUnits() throws IOException {
    Path path = folder.resolve("trace.jsonl");
    Plan plan = plan();
    List<Step> steps = new ArrayList<>();
    try (TraceFile trace = TraceFile.create(path, plan.coordinates())) {
      for (Descent descent = plan.start(); descent.hasNext(); ) {
        steps.add(descent.next());
        trace.append(steps.get(steps.size() - 1));
      }
      trace.commit();
    }
    List<String> lines = Files.readAllLines(path);
    assertThat(lines).hasSize(5);
    Step last = steps.get(4);
    double[] original = plan.coordinates().toOriginal(last.at());
    assertThat(Json.read(lines.get(4)))
        .isEqualTo(
            Map.of(
                "iteration",
                4L,
                "loss",
                last.loss(),
                "gradientNorm",
                last.gradientNorm(),
                "step",
                0.1,
                "coordinates",
                "standardized",
                "intercept",
                original[0],
                "weights",
                Arrays.stream(original).skip(1).boxed().toList()));
  }

  @Test
  void withoutCommitThereIsNoTrace() throws IOException {
    Path path = folder.resolve("trace.jsonl");
    TraceFile.create(path, plan().coordinates()).close();
    assertThat(path).doesNotExist();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFullDiskIsSaid() {
    Plan plan = plan();
    TraceFile trace = TraceFile.create(Path.of("/dev/full"), plan.coordinates());
    trace.append(plan.start().next());
    assertThatThrownBy(trace::commit)
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("Cannot write /dev/full");
  }
}
