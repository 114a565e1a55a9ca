package glissade.benchmarks;

import glissade.loss.LogisticLoss;
import glissade.loss.PoissonLoss;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.rows.Batch;
import glissade.rows.InMemoryRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A generalised linear model of raw columns in memory, fitted with everything left open. */
final class GlmJob implements Job {

  private final InMemoryRows rows;
  private final Trainer trainer;
  private @Nullable Fit fit;

  /**
   * @param words what and where: …, file, n, d, loss, tolerance
   */
  GlmJob(String[] words) {
    int n = Integer.parseInt(words[4]);
    int d = Integer.parseInt(words[5]);
    try {
      rows = FileRows.read(Path.of(words[3]), n, d, d);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    trainer =
        Trainer.automatic()
            .withLoss(words[6].equals("poisson") ? new PoissonLoss() : new LogisticLoss())
            .withTolerance(Double.parseDouble(words[7]));
  }

  @Override
  public void run() {
    fit = trainer.fit(rows);
  }

  @Override
  public long bytes() {
    return 8 * rows.chunks().stream().mapToLong(Batch::stored).sum();
  }

  /** None that could be told from the loss itself, which {@link #loss} tells. */
  @Override
  public double error() {
    return Double.isFinite(loss()) ? 0 : Double.NaN;
  }

  /** The mean loss that the fit arrived at, evaluated there once more. */
  @Override
  public double loss() {
    Fit last = fit;
    return last == null ? Double.NaN : last.loss();
  }
}
