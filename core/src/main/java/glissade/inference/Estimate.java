package glissade.inference;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One coefficient of a model.
 *
 * @param name the feature, or {@code (intercept)}
 * @param estimate where descent arrived; where other columns are combinations of this one, with
 *     their weights counted in; empty of a column that is itself a combination of others
 * @param exact the exact optimum, or where the next step of Fisher's scoring leads; empty where
 *     neither is known
 * @param combination of a column that is a combination of others: of which, and how much of each
 * @param sampling how sure it is, where that is told
 * @param inflation by how much what the column shares with the others inflates the variance of its
 *     coefficient; empty of the intercept. Source: Marquardt, Generalized inverses, ridge
 *     regression, biased linear estimation, and nonlinear estimation, Technometrics 12 (1970)
 */
public record Estimate(
    String name,
    OptionalDouble estimate,
    OptionalDouble exact,
    Map<String, Double> combination,
    Optional<Sampling> sampling,
    OptionalDouble inflation) {

  private static final int MOST_DIGITS = 15;

  /** To how many digits descent agrees with what is exact: ⌊−log₁₀ of the relative difference⌋. */
  public OptionalInt digits() {
    if (estimate.isEmpty() || exact.isEmpty()) {
      return OptionalInt.empty();
    }
    double difference = Math.abs(estimate.getAsDouble() - exact.getAsDouble());
    if (difference == 0) {
      return OptionalInt.of(MOST_DIGITS);
    }
    double digits = Math.floor(-Math.log10(difference / Math.abs(exact.getAsDouble())));
    return OptionalInt.of((int) Math.max(0, Math.min(MOST_DIGITS, digits)));
  }

  /** Whether the column is a combination of others, so that it has no coefficient of its own. */
  public boolean isAliased() {
    return !combination.isEmpty() || estimate.isEmpty();
  }
}
