package glissade.report.diagnostics;

import glissade.descent.Outcome;
import glissade.evaluation.Confusion;
import glissade.evaluation.TwoClasses;
import glissade.inference.ErrorModel;
import glissade.inference.Influence;
import glissade.loss.Link;
import glissade.model.Fit;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import glissade.rows.Rows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rows say of a fit, at the point where it arrived. Made in one pass over the rows, and
 * one more where leverage has to be found from weights that the fit did not have; the same bits
 * with any number of threads. Immutable.
 */
public final class Diagnostics {

  private final @Nullable Residuals residuals;
  private final @Nullable TwoClasses classes;
  private final @Nullable Confusion confusion;
  private final Optional<String> whyNoLeverage;
  private final boolean weightedClasses;
  private final boolean converged;
  private final boolean penalized;

  private Diagnostics(
      @Nullable Residuals residuals,
      @Nullable TwoClasses classes,
      @Nullable Confusion confusion,
      Optional<String> whyNoLeverage,
      boolean weightedClasses,
      boolean converged,
      boolean penalized) {
    this.residuals = residuals;
    this.classes = classes;
    this.confusion = confusion;
    this.whyNoLeverage = whyNoLeverage;
    this.weightedClasses = weightedClasses;
    this.converged = converged;
    this.penalized = penalized;
  }

  /**
   * Of a fit.
   *
   * @param fit one with a usable point
   * @param rows those the fit was made of, without those held out
   * @throws IllegalArgumentException if the descent diverged, so that there is no model, or these
   *     are not as many rows as it was made of
   */
  public static Diagnostics of(Fit fit, Rows rows) {
    if (!fit.outcome().hasUsablePoint()) {
      throw new IllegalArgumentException("there is no model: " + fit.outcome().reason());
    }
    boolean converged = fit.outcome() instanceof Outcome.Converged;
    boolean penalized = !fit.plan().penalty().isNone();
    if (fit.isMultinomial()) {
      Confusion confusion = rows.fold(new Confusion.Counts(fit.classCoefficients())).confusion();
      Optional<String> none =
          Optional.of("Leverage and Cook’s distance are not told of several classes.");
      return new Diagnostics(null, null, confusion, none, false, converged, penalized);
    }
    ErrorModel errors = ErrorModel.of(fit.plan().loss());
    Optional<String> reason = Influence.reasonAgainst(fit, errors);
    Influence influence = reason.isPresent() ? null : Influence.of(fit, rows, errors);
    double[] coefficients = fit.coefficients();
    RowSums sums = rows.fold(new RowSums(coefficients, errors, influence));
    check(sums.read(), fit.plan().columns().rows());
    int p = influence == null ? notZero(coefficients) : influence.rank();
    return of(sums, errors, p, reason, converged, penalized);
  }

  private static Diagnostics of(
      RowSums sums,
      ErrorModel errors,
      int p,
      Optional<String> reason,
      boolean converged,
      boolean penalized) {
    boolean hasErrors = errors.loss().link() != Link.MARGIN && sums.rows() > 0;
    TwoClasses classes = sums.isBinary() ? new TwoClasses(sums.classes()) : null;
    return new Diagnostics(
        hasErrors ? new Residuals(sums, errors, p) : null,
        classes != null && classes.hasBoth() ? classes : null,
        classes == null ? null : new Confusion(2, sums.confusion()),
        reason,
        errors.zero() != errors.one(),
        converged,
        penalized);
  }

  private static void check(long found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "These are "
              + Prose.count(found, "row")
              + ", and the fit was made of "
              + Numbers.count(expected)
              + ". Give those that were trained on, without any that were held out.");
    }
  }

  private static int notZero(double[] coefficients) {
    int count = 0;
    for (double coefficient : coefficients) {
      count += coefficient == 0 ? 0 : 1;
    }
    return count;
  }

  /** What is left of the targets; not of margins and of several classes, which leave nothing. */
  public Optional<Residuals> residuals() {
    return Optional.ofNullable(residuals);
  }

  /** How two classes are told apart, where there are two and rows of both. */
  public Optional<TwoClasses> classes() {
    return Optional.ofNullable(classes);
  }

  /** Which classes are taken for which, where there are classes. */
  public Optional<Confusion> confusion() {
    return Optional.ofNullable(confusion);
  }

  /** Why leverage is not told, as a sentence; empty where it is. */
  public Optional<String> whyNoLeverage() {
    return whyNoLeverage;
  }

  /** Whether all this is of the optimum; of a point short of it, distances are too. */
  public boolean areOfOptimum() {
    return converged;
  }

  /** Whether a penalty held the weights back, so that residuals lean with the predictions. */
  public boolean arePenalized() {
    return penalized;
  }

  /** Whether the fit counted two classes differently, so that its probabilities are shifted. */
  public boolean hasWeightedClasses() {
    return weightedClasses;
  }
}
