package glissade.cli;

import glissade.optimizer.ConstantStep;
import glissade.optimizer.StepSize;
import glissade.report.words.LossTitle;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What optimizers take that learn from some rows at a time. */
final class StochasticOptions {

  private static final Set<String> NAMES =
      Set.of(
          "sgd", "sgd-momentum", "sgd-nesterov", "sgd-adagrad", "sgd-adam", "asgd", "svrg", "saga");

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = CountConverter.class,
      description = {
        "Of the stochastic optimizers: exactly N times through the rows, as --iterations N; with"
            + " --tolerance at most N."
      })
  @Nullable Long epochs;

  @Option(
      names = "--batch",
      paramLabel = "B",
      converter = CountConverter.class,
      description = {
        "Of the stochastic optimizers: the rows of a mini-batch. The loss is a mean and time is"
            + " counted in epochs, so other numbers mean the same for any B. With --stream: at most"
            + " how many rows are waited for."
      })
  @Nullable Long batch;

  /** Whether an optimizer is one of them. */
  static boolean isOne(@Nullable String optimizer) {
    return optimizer != null && NAMES.contains(LossTitle.kind(optimizer));
  }

  /**
   * Checks that they are for the optimizer that was asked for.
   *
   * @throws UsageException if not
   */
  void check(@Nullable String optimizer) {
    if (batch != null && batch < 1) {
      throw new UsageException("--batch: a mini-batch has at least one row, not " + batch + ".");
    }
    if (!isOne(optimizer) && (batch != null || epochs != null)) {
      throw new UsageException(
          (batch == null ? "--epochs" : "--batch")
              + " is for optimizers that learn from some rows at a time, as --optimizer sgd"
              + (optimizer == null ? "." : ", and " + optimizer + " goes by all of them.")
              + (batch == null ? " Say --iterations instead, or choose one." : ""));
    }
  }

  /**
   * Dual coordinate descent with the seed of the order in which it takes rows, if one was given.
   */
  static String seeded(String optimizer, @Nullable Long seed) {
    return optimizer.equals("dual-cd") && seed != null ? "dual-cd:" + seed : optimizer;
  }

  /**
   * An optimizer with its numbers as {@link OptimizerNames} reads them.
   *
   * @param step what was given as {@code --step}
   * @param seed what was given as {@code --seed}
   */
  String complete(String optimizer, @Nullable StepSize step, @Nullable Long seed) {
    StringJoiner numbers = new StringJoiner(",");
    if (batch != null) {
      numbers.add("batch=" + batch);
    }
    if (step instanceof ConstantStep constant) {
      numbers.add("step=" + constant.size());
    } else if (step != null) {
      throw new UsageException(
          "--step "
              + step.name()
              + " is for descent on all rows. "
              + optimizer
              + " takes a number, or finds one itself where there is none.");
    }
    if (seed != null) {
      numbers.add("seed=" + seed);
    }
    return numbers.length() == 0
        ? optimizer
        : optimizer + (optimizer.contains(":") ? "," : ":") + numbers;
  }
}
