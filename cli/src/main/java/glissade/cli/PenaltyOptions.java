package glissade.cli;

import glissade.penalty.ElasticNet;
import glissade.table.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What large weights cost. */
final class PenaltyOptions {

  /** The penalties there are. */
  enum Kind {
    /** Weights cost nothing. */
    NONE,
    /** λ/2 ‖w‖². */
    RIDGE,
    /** λ‖w‖₁. */
    LASSO,
    /** A mixture of both. */
    ELASTIC_NET;

    String label() {
      return this == ELASTIC_NET ? "elastic-net" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a weight is counted in. */
  enum Scale {
    /** The standard deviation of its column. */
    STANDARDIZED,
    /** The column's own unit. */
    RAW
  }

  /** As much on absolute values as on squares, unless it is said. */
  private static final double HALF = 0.5;

  private static final long MOST_LAMBDAS = 10_000;

  @Option(
      names = "--penalty",
      paramLabel = "none|ridge|lasso|elastic-net",
      converter = KindConverter.class,
      description = {
        "What large weights cost on top of the loss, the intercept never: λ/2·Σw² (ridge), λ·Σ|w|,"
            + " which makes weights exactly zero (lasso), or both in the parts 1 − A and A"
            + " (elastic-net)."
      })
  private @Nullable Kind kind;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description = {
        "How much: λ beside the mean loss. What that is in scikit-learn, glmnet and Spark is told with"
            + " the result."
      })
  private @Nullable Double lambda;

  @Option(
      names = "--lambdas",
      paramLabel = "N",
      converter = CountConverter.class,
      description = {
        "In place of --lambda, for squares with the lasso or elastic-net: the solutions for N falling"
            + " λ, from the least that leaves every weight at zero. Printed, not saved. With --folds,"
            + " and any penalty, how many λ are tried (100, by other losses 20)."
      })
  private @Nullable Long lambdas;

  @Option(
      names = "--l1-ratio",
      paramLabel = "A",
      description = "The part of elastic-net on absolute values, from 0 to 1 (0.5).")
  private @Nullable Double l1Ratio;

  @Option(
      names = "--penalty-scale",
      paramLabel = "standardized|raw",
      description = {
        "Count a weight per standard deviation of its column, so that units do not matter (the"
            + " default), or as it is."
      })
  private @Nullable Scale scale;

  @Option(
      names = "--penalty-factor",
      paramLabel = "\"a=0,b=2\"",
      description = {
        "Multiply λ for these columns, by 0 to leave them out of the penalty; by 1 for the others."
      })
  private @Nullable String factors;

  /** Whether λ is chosen by cross-validation, so that none need be given. */
  boolean inFolds;

  /** The λ that was chosen so, once it was. */
  @Nullable Double chosen;

  /**
   * Checks what can be checked before anything is read.
   *
   * @throws UsageException if the options do not go together, or a number is out of range
   */
  void check() {
    if (kind == null || kind == Kind.NONE) {
      refuse("--lambda", lambda);
      refuse("--lambdas", lambdas);
      refuse("--l1-ratio", l1Ratio);
      refuse("--penalty-scale", scale);
      refuse("--penalty-factor", factors);
      return;
    }
    checkPath(kind);
    if (lambda == null && lambdas == null && !inFolds) {
      throw new UsageException(
          "--penalty "
              + kind.label()
              + " needs to know how much: add --lambda, 0.1 for instance. It stands beside the mean"
              + " loss, so its size does not depend on the number of rows.");
    }
    if (l1Ratio != null && kind != Kind.ELASTIC_NET) {
      throw new UsageException(
          "--l1-ratio goes with --penalty elastic-net: "
              + (kind == Kind.RIDGE
                  ? "ridge is all squares."
                  : "the lasso is all absolute values."));
    }
    if (factors != null) {
      NamedNumbers.parse("--penalty-factor", factors);
    }
    of(List.of());
  }

  private void checkPath(Kind asked) {
    if (lambdas == null) {
      return;
    }
    if (asked == Kind.RIDGE && !inFolds) {
      throw new UsageException(
          "--lambdas is for penalties that leave weights at zero, where a path begins, and a ridge"
              + " does not. Choose --penalty lasso or elastic-net, or one --lambda.");
    }
    if (lambda != null) {
      throw new UsageException("--lambda is one λ and --lambdas many. Keep the one that is meant.");
    }
    if (lambdas < 1 || lambdas > MOST_LAMBDAS) {
      throw new UsageException("--lambdas must be from 1 to 10,000, not " + lambdas + ".");
    }
  }

  /** How many λ were asked for; 0 unless a path was. */
  int path() {
    return lambdas == null ? 0 : lambdas.intValue();
  }

  /** Whether there are several λ to try in folds. */
  boolean isPathAsked() {
    return isGiven() && lambda == null;
  }

  /**
   * How many λ are tried in folds.
   *
   * @param usual unless it was said
   */
  int tried(int usual) {
    return lambdas == null ? usual : lambdas.intValue();
  }

  private void refuse(String option, @Nullable Object given) {
    if (given != null) {
      throw new UsageException(
          option
              + (kind == Kind.NONE
                  ? " does not go with --penalty none."
                  : " is a part of a penalty, and none was chosen.")
              + " Choose --penalty ridge, lasso or elastic-net, or leave it out.");
    }
  }

  /** Whether there is one that costs something. */
  boolean isGiven() {
    return kind != null && kind != Kind.NONE;
  }

  /** Whether it has a part on absolute values, which is not smooth at zero. */
  boolean hasCorners() {
    return !of(List.of()).isSmooth();
  }

  /**
   * The penalty on these features.
   *
   * @throws UsageException if a factor is for a column that is not among them
   */
  ElasticNet on(List<String> features) {
    if (factors == null) {
      return of(List.of());
    }
    Map<String, Double> given = NamedNumbers.parse("--penalty-factor", factors);
    for (String name : given.keySet()) {
      if (!features.contains(name)) {
        List<String> near = NearNames.near(name, features);
        throw new UsageException(
            "--penalty-factor: "
                + name
                + " is not among the features. "
                + (near.isEmpty()
                    ? "There are " + String.join(", ", features) + "."
                    : "Did you mean " + String.join(" or ", near) + "?"));
      }
    }
    List<Double> each = new ArrayList<>();
    for (String feature : features) {
      each.add(given.getOrDefault(feature, 1.0));
    }
    return of(each);
  }

  /**
   * λ for rows that are seen once and forgotten.
   *
   * @throws UsageException if what was asked for is not a ridge
   */
  ElasticNet ridge() {
    check();
    if (isGiven() && (kind != Kind.RIDGE || scale == Scale.RAW || factors != null)) {
      throw new UsageException(
          "--stream goes with --penalty ridge or none, each weight counted per standard deviation of"
              + " its column and all the same. Leave out the rest.");
    }
    return of(List.of());
  }

  private ElasticNet of(List<Double> each) {
    Double one = lambda == null ? chosen : lambda;
    if (one == null && (lambdas != null || inFolds)) {
      // Of a path, which looks at everything else.
      one = 1.0;
    }
    if (kind == null || one == null || kind == Kind.NONE) {
      return ElasticNet.none();
    }
    double part =
        switch (kind) {
          case NONE, RIDGE -> 0;
          case LASSO -> 1;
          case ELASTIC_NET -> l1Ratio == null ? HALF : l1Ratio;
        };
    try {
      return new ElasticNet(one, part, scale != Scale.RAW, each);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--penalty " + kind.label() + ": " + e.getMessage(), e);
    }
  }

  /** The names with a dash. */
  static final class KindConverter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String value) {
      for (Kind kind : Kind.values()) {
        if (kind.label().equalsIgnoreCase(value)) {
          return kind;
        }
      }
      throw new TypeConversionException(
          "expected none, ridge, lasso or elastic-net but was '" + value + "'");
    }
  }
}
