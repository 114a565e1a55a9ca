package glissade.cli;

import glissade.fold.Accumulator;
import glissade.loss.ClassWeighted;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.Rows;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the rows of each of two classes count. */
final class ClassWeights {

  private static final String BALANCED = "balanced";

  @Option(
      names = "--class-weights",
      paramLabel = "balanced|\"0=1,1=5\"",
      description = {
        "How much a row of each class counts, beside its own weight; balanced: both classes the same"
            + " in all, which takes one more reading."
      })
  private @Nullable String text;

  /**
   * Checks what can be checked before anything is read.
   *
   * @throws UsageException if it cannot be read, or the loss is not one of two classes
   */
  void check(Loss loss) {
    if (text == null) {
      return;
    }
    weighted(loss, 1, 1);
    if (!text.equals(BALANCED)) {
      given(loss, text);
    }
  }

  /** The loss with its classes weighted as was asked for; balanced goes through the rows once. */
  Loss on(Loss loss, Rows rows) {
    if (text == null) {
      return loss;
    }
    if (!text.equals(BALANCED)) {
      return given(loss, text);
    }
    Counts counts = rows.fold(new Counts());
    if (!(counts.zeros > 0 && counts.ones > 0)) {
      throw new UsageException(
          "--class-weights balanced: every row is of one class, so the other has no weight to be"
              + " balanced with. Leave it out.");
    }
    try {
      return ClassWeighted.balanced(loss, counts.zeros, counts.ones);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--class-weights: " + e.getMessage(), e);
    }
  }

  private static Loss given(Loss loss, String text) {
    Map<String, Double> weights = NamedNumbers.parse("--class-weights", text);
    for (String name : weights.keySet()) {
      if (!name.equals("0") && !name.equals("1")) {
        throw new UsageException(
            "--class-weights: there is no class "
                + name
                + "; they are 0 and 1, as in \"0=1,1=5\", or balanced.");
      }
    }
    return weighted(loss, weights.getOrDefault("0", 1.0), weights.getOrDefault("1", 1.0));
  }

  private static Loss weighted(Loss loss, double zero, double one) {
    try {
      return new ClassWeighted(loss, zero, one);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--class-weights: " + e.getMessage(), e);
    }
  }

  /** The weights of the rows of each class. */
  private static final class Counts implements Accumulator<Batch, Counts> {

    private double zeros;
    private double ones;

    @Override
    public Counts empty() {
      return new Counts();
    }

    @Override
    public void add(Batch batch) {
      for (int i = 0; i < batch.rows(); i++) {
        if (batch.target(i) > 0) {
          ones += batch.weight(i);
        } else {
          zeros += batch.weight(i);
        }
      }
    }

    @Override
    public void merge(Counts later) {
      zeros += later.zeros;
      ones += later.ones;
    }
  }
}
