package glissade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table larger than the heap: 1.2 million rows × 31 columns are 298 MB of numbers. */
class MoreThanMemoryTest {

  private static final List<String> HEAP = List.of("-Xmx256m");

  @TempDir private static Path folder = Path.of("");

  private static Path table = Path.of("");

  @BeforeAll
  static void makeTable() {
    table = folder.resolve("large.parquet");
    String weights = String.join(",", Collections.nCopies(30, "2"));
    Ran.glissade("generate", "--rows=1200000", "--weights=" + weights, "--output", table)
        .endsWith(0);
  }

  @Test
  void aTriangleOfMoreRowsThanTheHeapHolds() throws IOException, InterruptedException {
    Ran ran = Started.withFlags(HEAP, "fit", table, "--target=y", "--format=json").endsWith(0);
    assertThat(ran.at("outcome", "route")).isEqualTo("triangle");
    assertThat(ran.at("outcome", "status")).isEqualTo("converged");
    assertThat(ran.number("outcome", "loss")).isCloseTo(0, within(1e-20));
  }

  @Test
  void otherPassesReadThemAgain() throws IOException, InterruptedException {
    Ran ran =
        Started.withFlags(
                HEAP,
                "fit",
                table,
                "--target=y",
                "--format=json",
                "--route=reread",
                "--iterations=2")
            .endsWith(0);
    assertThat(ran.at("outcome", "route")).isEqualTo("reread");
    assertThat(ran.at("outcome", "status")).isEqualTo("completed");
    assertThat(ran.number("outcome", "loss")).isCloseTo(0, within(1e-3));
  }

  @Test
  void keepingThemIsMoreThanThereIs() throws IOException, InterruptedException {
    Started.withFlags(HEAP, "fit", table, "--target=y", "--route=memory")
        .endsWith(1)
        .says("not enough memory", "--route reread");
  }
}
