package glissade.cli;

import glissade.features.TableRows;
import glissade.fold.Accumulator;
import glissade.loss.ClassWeighted;
import glissade.loss.Loss;
import glissade.loss.SoftmaxLoss;
import glissade.report.words.Prose;
import glissade.rows.Batch;
import glissade.rows.Rows;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much the rows of each class count. */
final class ClassWeights {

  private static final String BALANCED = "balanced";

  @Option(
      names = "--class-weights",
      paramLabel = "balanced|\"no=1,yes=5\"",
      description = {
        "How much a row of each class counts, beside its own weight; balanced: all classes the same"
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

  /** The same for several classes. */
  void checkForSeveral() {
    if (text != null && !text.equals(BALANCED)) {
      NamedNumbers.parse("--class-weights", text);
    }
  }

  /** The loss of several classes, weighted as was asked for. */
  SoftmaxLoss softmax(Rows rows) {
    List<String> names = classes(rows);
    if (text == null) {
      return new SoftmaxLoss(names.size());
    }
    List<Double> weights = new ArrayList<>();
    if (text.equals(BALANCED)) {
      double[] counts = rows.fold(new Counts(names.size())).byClass;
      double all = Arrays.stream(counts).sum();
      for (double count : counts) {
        weights.add(all / (counts.length * count));
      }
    } else {
      Map<String, Double> given = NamedNumbers.parse("--class-weights", text);
      refuseUnknown(given, names);
      names.forEach(name -> weights.add(given.getOrDefault(name, 1.0)));
    }
    try {
      return new SoftmaxLoss(names.size(), weights);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--class-weights: " + e.getMessage(), e);
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
    double[] counts = rows.fold(new Counts(2)).byClass;
    if (!(counts[0] > 0 && counts[1] > 0)) {
      throw new UsageException(
          "--class-weights balanced: every row is of one class, so the other has no weight to be"
              + " balanced with. Leave it out.");
    }
    try {
      return ClassWeighted.balanced(loss, counts[0], counts[1]);
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
    refuseUnknown(weights, classes);
    return weighted(
        loss, weights.getOrDefault(classes.get(0), 1.0), weights.getOrDefault(classes.get(1), 1.0));
  }

  private static void refuseUnknown(Map<String, Double> weights, List<String> classes) {
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

    private final double[] byClass;

    Counts(int classes) {
      byClass = new double[classes];
    }

    @Override
    public Counts empty() {
      return new Counts(byClass.length);
    }

    @Override
    public void add(Batch batch) {
      for (int i = 0; i < batch.rows(); i++) {
        byClass[(int) Math.max(0, batch.target(i))] += batch.weight(i);
      }
    }

    @Override
    public void merge(Counts later) {
      for (int k = 0; k < byClass.length; k++) {
        byClass[k] += later.byClass[k];
      }
    }
  }
}
