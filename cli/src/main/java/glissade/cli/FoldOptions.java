package glissade.cli;

import glissade.fold.ParallelFold;
import glissade.model.Trainer;
import glissade.report.words.Prose;
import glissade.rows.Folds;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether λ is chosen by cross-validation, and how. */
final class FoldOptions {

  private static final Set<String> AGAINST =
      Set.of("--holdout", "--early-stopping", "--checkpoint", "--resume", "--optimizer");

  /** Which of the λ is taken. */
  enum Rule {
    /** That of the least held-out error. */
    MIN,
    /** The largest within one standard error of that. */
    ONE_STANDARD_ERROR
  }

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = {
        "Cross-validate: part the rows into K folds, and tell for --lambdas of the penalty, or the one"
            + " --lambda, the loss on each fold of the model of the others. Equal rows stay"
            + " together. Splines, means and all else that is learned from rows is so from the others"
            + " alone. Then fit all rows with the λ chosen."
      })
  private @Nullable Integer count;

  @Option(
      names = "--choose",
      paramLabel = "1se|min",
      converter = RuleConverter.class,
      description = {
        "Of the λ tried by --folds, take the largest whose error is within one standard error of the"
            + " least (1se, the default), or that of the least error (min)."
      })
  private @Nullable Rule rule;

  /** Whether folds were asked for. */
  boolean isAsked() {
    return count != null;
  }

  /**
   * Checks what can be checked before anything is read.
   *
   * @throws UsageException if the options do not go together
   */
  void check(CommandSpec spec, LossOptions loss) {
    if (count == null) {
      if (rule != null) {
        throw new UsageException("--choose says which λ of --folds is taken: add --folds 10.");
      }
      return;
    }
    List<String> other = new GivenOptions(spec).among(AGAINST);
    if (!other.isEmpty()) {
      throw new UsageException(
          "--folds judges the optimum of each λ on every row. Leave out "
              + Prose.list(other)
              + ", or --folds.");
    }
    loss.refuseSoftmax("--folds");
    folds(0);
  }

  private Folds folds(long seed) {
    try {
      return new Folds(count == null ? 0 : count, seed);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--folds: " + e.getMessage(), e);
    }
  }

  /**
   * Tries every λ: by squares the rows are folded once, or twice where means stand in for missing
   * values; by other losses each λ is fitted for each fold. Where φ learns from rows, it is fitted
   * for each fold as well.
   *
   * @param trainer as it trains on all rows afterwards, but for λ
   * @throws UnusableDataException if the rows cannot be used
   */
  CrossValidated run(
      TableSource source,
      ColumnOptions columns,
      LossOptions loss,
      Trainer trainer,
      ParallelFold threads,
      long seed) {
    Folding folding = new Folding(source, columns, loss, trainer, folds(seed), threads);
    try {
      Folding.Judged judged = folding.run();
      Rule chosen = rule == null ? Rule.ONE_STANDARD_ERROR : rule;
      String what =
          loss.isSquares() ? "mean squared error" : "mean " + loss.loss().name() + " loss";
      return new CrossValidated(judged, chosen, seed, what);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UnusableDataException(Prose.capital(String.valueOf(e.getMessage())), e);
    }
  }

  /** The names as they are written. */
  static final class RuleConverter implements ITypeConverter<Rule> {
    @Override
    public Rule convert(String value) {
      return switch (value) {
        case "min" -> Rule.MIN;
        case "1se" -> Rule.ONE_STANDARD_ERROR;
        default -> throw new TypeConversionException("expected 1se or min but was '" + value + "'");
      };
    }
  }
}
