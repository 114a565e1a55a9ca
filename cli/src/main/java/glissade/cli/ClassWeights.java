package glissade.cli;

import glissade.features.TableRows;
import glissade.fold.Accumulator;
import glissade.loss.ClassWeighted;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.Rows;
import glissade.table.Levels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the rows of each of two classes count. */
final class ClassWeights {

  private static final String BALANCED = "balanced";

  @Option(
      names = "--class-weights",
      paramLabel = "balanced|\"no=1,yes=5\"",
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
      NamedNumbers.parse("--class-weights", text);
    }
  }

  /** The loss with its classes weighted as was asked for; balanced goes through the rows once. */
  Loss on(Loss loss, Rows rows) {
    if (text == null) {
      return loss;
    }
    if (!text.equals(BALANCED)) {
      return given(loss, text, classes(rows));
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

  /** The classes by the names they have in the table, the one that counts as 1 last. */
  private static List<String> classes(Rows rows) {
    Levels levels = rows instanceof TableRows table ? table.map().response().classes() : null;
    return levels == null ? List.of("0", "1") : levels.values();
  }

  private static Loss given(Loss loss, String text, List<String> classes) {
    Map<String, Double> weights = NamedNumbers.parse("--class-weights", text);
    for (String name : weights.keySet()) {
      if (!classes.contains(name)) {
        throw new UsageException(
            "--class-weights: there is no class "
                + name
                + "; they are "
                + Prose.list(classes)
                + ", as in \""
                + classes.get(0)
                + "=1,"
                + classes.get(1)
                + "=5\", or balanced.");
      }
    }
    return weighted(
        loss, weights.getOrDefault(classes.get(0), 1.0), weights.getOrDefault(classes.get(1), 1.0));
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
