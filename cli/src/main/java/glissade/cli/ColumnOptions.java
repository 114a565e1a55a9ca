package glissade.cli;

import glissade.features.Coding;
import glissade.features.ColumnRoles;
import glissade.features.LearnedFactors;
import glissade.features.Missing;
import glissade.features.TableRows;
import glissade.features.TargetKind;
import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.table.NamedColumns;
import glissade.table.TableSource;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which columns of the source mean what. */
final class ColumnOptions {

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "The column to predict. Without it the columns are listed.")
  private @Nullable String target;

  @Option(
      names = "--features",
      paramLabel = "\"a + b\"",
      description = {
        "The columns to predict from, joined by +, in double quotes where a name holds anything but"
            + " letters, digits and _. Of text, and of numbers in C(name), each value becomes a"
            + " feature. All numeric columns unless given.",
        "Formulas as in R do as well: a*b and a:b (interactions), poly(a, 3), ns(a, 4), log(a),"
            + " I(a / b), C(a, ref = \"x\"), C(a, sum), month(date), . (all others, with text of 2 to 20 levels), - a, - 1 (no"
            + " intercept), and with the target: y ~ a + b."
      })
  private @Nullable String features;

  @Option(names = "--row-weights", paramLabel = "COLUMN", description = "How much each row counts.")
  private @Nullable String rowWeights;

  @Option(
      names = "--offset",
      paramLabel = "COLUMN",
      description = "What is added to the score of each row, with a weight of just 1.")
  private @Nullable String offset;

  @Option(
      names = "--exposure",
      paramLabel = "COLUMN",
      description = {
        "How long or how large what a row counts was: its logarithm is the offset, so that twice the"
            + " exposure is twice the count."
      })
  private @Nullable String exposure;

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      description = {
        "Of a target of two classes, the one that is predicted the probability of. The second in"
            + " order unless given."
      })
  private @Nullable String positive;

  @Option(
      names = "--missing",
      paramLabel = "fail|drop|mean",
      description = {
        "Where a value is missing: stop and say where (the default), drop the row, or fill in the"
            + " column's mean; of text there is no mean, so such rows are dropped."
      })
  Missing missing = Missing.FAIL;

  @Option(names = "--no-intercept", description = "Fit a model that goes through zero.")
  private boolean noIntercept;

  /** Whether the model is to go through zero: by its option, or by - 1 in the formula. */
  boolean noIntercept() {
    Formula formula = formula();
    return noIntercept || (formula != null && !formula.intercept());
  }

  /** What to predict: by its option, or by the left side of the formula. */
  @Nullable String target() {
    Formula formula = formula();
    return target != null || formula == null ? target : formula.target();
  }

  /** What the formula learns from rows; {@code .} stands for columns, of which nothing is. */
  List<String> learned(boolean penalized) {
    Formula formula = formula();
    return formula == null
        ? List.of()
        : LearnedFactors.of(formula.resolve(List.of()), penalized, !noIntercept());
  }

  /** What was asked for as features; {@code .} where nothing was. */
  String asFormula() {
    return features == null ? "." : features;
  }

  /**
   * The same with other features, and another target where the formula has one.
   *
   * @throws Formula.SyntaxException if it is none
   */
  ColumnOptions withFormula(String formula) {
    ColumnOptions other = new ColumnOptions();
    other.target = Formula.parse(formula).target() == null ? target() : null;
    other.features = formula;
    other.rowWeights = rowWeights;
    other.offset = offset;
    other.exposure = exposure;
    other.positive = positive;
    other.missing = missing;
    other.noIntercept = noIntercept;
    return other;
  }

  /** What says the same on a command line, of target and features. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    if (target != null) {
      words.addAll(List.of("--target", target));
    }
    if (features != null) {
      words.addAll(List.of("--features", features));
    }
    return words;
  }

  private @Nullable Formula formula() {
    return features == null ? null : Formula.parse(features);
  }

  /** Finds the columns in a source for squared loss, and plans on its rows. */
  TrainingData read(TableSource source, ParallelFold fold, TrainingData.Planning planning) {
    return read(source, TargetKind.NUMBER, new SquaredLoss(), false, fold, planning);
  }

  /**
   * Finds the columns in a source, and plans on its rows.
   *
   * @param kind what the target is taken for
   * @param loss says what the target must be, but for several classes
   * @param penalized whether every level of a category has a feature
   * @throws UsageException if no target was named
   * @throws UnusableDataException if the columns or the rows cannot be used
   */
  TrainingData read(
      TableSource source,
      TargetKind kind,
      Loss loss,
      boolean penalized,
      ParallelFold fold,
      TrainingData.Planning planning) {
    boolean several = kind == TargetKind.CLASSES;
    ColumnChoice choice = choice(source, kind, several ? "softmax" : loss.name());
    ColumnRoles roles = choice.roles();
    Coding coding = Coding.usual(penalized, !noIntercept());
    if (!several) {
      return TrainingData.read(
          source, choice, () -> TableRows.of(source, roles, loss, coding, missing, fold), planning);
    }
    if (roles.offset() != null) {
      throw new UsageException(
          "With several classes an offset would be added to the scores of all alike, which changes"
              + " no probability. Leave --offset or --exposure out.");
    }
    return TrainingData.read(
        source, choice, () -> TableRows.ofClasses(source, roles, coding, missing, fold), planning);
  }

  /**
   * Finds the columns in a source.
   *
   * @param kind what the loss takes the target for
   * @param loss its name
   * @throws UsageException if no target was named
   * @throws UnusableDataException if the columns cannot be used
   */
  ColumnChoice choice(NamedColumns source, TargetKind kind, String loss) {
    String target = target();
    if (target == null) {
      throw new UsageException(ColumnChoice.withoutTarget(source));
    }
    check();
    if (positive != null && kind != TargetKind.TWO_CLASSES) {
      throw new UsageException(
          "--positive is for a loss of two classes, and "
              + loss
              + " is none. Leave it out, or choose --loss logistic.");
    }
    ColumnChoice choice = ColumnChoice.of(source, asked(target), kind);
    ColumnRoles roles = choice.roles();
    boolean none = roles.numbers().isEmpty() && roles.categories().isEmpty();
    if (noIntercept() && none && roles.formula() == null) {
      throw new UnusableDataException(
          source.name()
              + " has no column of numbers beside the target, and without an intercept there is"
              + " nothing to fit. Leave out --no-intercept.");
    }
    return choice;
  }

  private ColumnChoice.Asked asked(String named) {
    return new ColumnChoice.Asked(
        named,
        positive,
        formula(),
        rowWeights,
        exposure == null ? offset : exposure,
        exposure != null);
  }

  /** What cannot be read, or does not go together, is found before anything is opened. */
  void check() {
    if (offset != null && exposure != null) {
      throw new UsageException(
          "--offset and --exposure say the same thing twice. Keep the one that is meant: the offset"
              + " is added to the score as it stands, of the exposure the logarithm.");
    }
    Formula formula = formula();
    String left = formula == null ? null : formula.target();
    if (target != null && left != null && !target.equals(left)) {
      throw new UsageException(
          "--target says "
              + target
              + ", and the formula predicts "
              + left
              + ". Leave one of them out.");
    }
  }
}
