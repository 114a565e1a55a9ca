package glissade.model;

import static org.assertj.core.api.Assertions.assertThat;

import glissade.loss.LogisticLoss;
import glissade.optimizer.Catalogue;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import glissade.rows.Responses;
import glissade.rows.SparseBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A million columns in a heap of a few hundred megabytes: memory is that of the values held and a
 * few numbers a column. Ten thousand rows with every zero would be 80 GB.
 */
class WideMemoryTest {

  private static final int COLUMNS = 1_000_000;
  private static final int ROWS = 10_000;
  private static final int HELD = 10;

  @Test
  void dualCoordinateDescent() throws IOException, InterruptedException {
    assertThat(loss("dual-cd")).isBetween(0.0, 0.5);
  }

  @Test
  void stochasticDescentWithARidgeThatIsLate() throws IOException, InterruptedException {
    assertThat(loss("sgd")).isBetween(0.0, 0.69);
  }

  @Test
  void quasiNewtonDescent() throws IOException, InterruptedException {
    assertThat(loss("lbfgs")).isBetween(0.0, 0.69);
  }

  /** After three updates, in a JVM of its own. */
  private static double loss(String optimizer) throws IOException, InterruptedException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-cp",
                classes,
                WideMemoryTest.class.getName(),
                optimizer)
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(said).isZero();
    return Double.parseDouble(said.substring(said.lastIndexOf('\n') + 1));
  }

  /** What runs there. */
  public static void main(String[] args) {
    Fit fit =
        Trainer.automatic()
            .withLoss(new LogisticLoss())
            .withPenalty(ElasticNet.ridge(1e-5))
            .withOptimizer(Catalogue.optimizer(args[0], Optional.empty()))
            .withIterations(3)
            .fit(rows());
    System.out.println(fit.outcome().arrival().loss());
  }

  private static InMemoryRows rows() {
    Random random = new Random(3);
    int[] starts = new int[ROWS + 1];
    int[] columns = new int[ROWS * HELD];
    double[] values = new double[ROWS * HELD];
    double[] targets = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      starts[i + 1] = (i + 1) * HELD;
      for (int k = 0; k < HELD; k++) {
        columns[i * HELD + k] = k * (COLUMNS / HELD) + random.nextInt(COLUMNS / HELD);
        values[i * HELD + k] = random.nextGaussian();
      }
      targets[i] = random.nextInt(2);
    }
    Responses responses = new Responses(targets, 0, ROWS, false, false);
    return InMemoryRows.of(new SparseBatch(starts, columns, values, COLUMNS, responses));
  }
}
