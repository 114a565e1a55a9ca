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
    Step last = null;
    try (TraceFile trace = TraceFile.create(path, plan.objective().scaling())) {
      for (Descent descent = plan.start(); descent.hasNext(); ) {
        last = descent.next();
        trace.append(last);
      }
      trace.commit();
    }
    List<String> lines = Files.readAllLines(path);
    assertThat(lines).hasSize(5);
    Map<?, ?> line = (Map<?, ?>) Json.read(lines.get(4));
    double[] original = plan.objective().scaling().toOriginal(last.at());
    assertThat(line.get("iteration")).isEqualTo(4L);
    assertThat(line.get("loss")).isEqualTo(last.loss());
    assertThat(line.get("gradientNorm")).isEqualTo(last.gradientNorm());
    assertThat(line.get("step")).isEqualTo(0.1);
    assertThat(line.get("coordinates")).isEqualTo("standardized");
    assertThat(line.get("intercept")).isEqualTo(original[0]);
    assertThat(((List<?>) line.get("weights")).get(4)).isEqualTo(original[5]);
  }

  @Test
  void withoutCommitThereIsNoTrace() throws IOException {
    Path path = folder.resolve("trace.jsonl");
    TraceFile.create(path, plan().objective().scaling()).close();
    assertThat(path).doesNotExist();
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFullDiskIsSaid() {
    Plan plan = plan();
    TraceFile trace = TraceFile.create(Path.of("/dev/full"), plan.objective().scaling());
    trace.append(plan.start().next());
    assertThatThrownBy(trace::commit)
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining("Cannot write /dev/full");
  }
}
