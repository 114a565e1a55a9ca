package glissade.spark.ml;

import glissade.compress.Moments;
import glissade.features.FeatureMap;
import glissade.features.MissingCells;
import glissade.file.ModelFile;
import glissade.forecast.Forecast;
import glissade.model.ClassGoodness;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.Goodness;
import glissade.report.words.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * How a fit went. What takes another pass over the rows is found when it is first asked for, and
 * kept.
 */
public final class TrainingSummary {

  private final Fit fit;
  private final FeatureMap map;
  private final DescentHistory history;
  private final MissingCells missing;
  private Goodness.@Nullable Compared compared;
  private @Nullable ClassGoodness ofClasses;

  TrainingSummary(Fit fit, FeatureMap map, DescentHistory history, MissingCells missing) {
    this.fit = fit;
    this.map = map;
    this.history = history;
    this.missing = missing;
  }

  /**
   * The summary, if there is one.
   *
   * @throws IllegalStateException if there is none
   */
  static TrainingSummary known(@Nullable TrainingSummary summary) {
    if (summary == null) {
      throw new IllegalStateException(
          "There is no summary: the model was read, and its file tells how the fit ended.");
    }
    return summary;
  }

  /** Tells what must not go unnoticed. */
  void warn(Logger log, String uid) {
    if (!converged() && !status().equals("completed")) {
      log.warn("{}: {}", uid, verdict());
    }
    if (rowsLeftOut() > 0) {
      log.warn("{}: {}", uid, leftOut());
    }
  }

  Fit fit() {
    return fit;
  }

  /** {@code converged}, {@code budget-spent}, {@code cancelled} …: as in the model file. */
  public String status() {
    return fit.outcome().status();
  }

  /** What happened, in a clause. */
  public String reason() {
    return fit.outcome().reason();
  }

  /** How it ended, in a sentence. */
  public String verdict() {
    return Verdict.of(fit, null, map.features());
  }

  /** Whether the optimum was reached. */
  public boolean converged() {
    return status().equals("converged");
  }

  /** Updates made in all. */
  public long totalIterations() {
    return fit.outcome().arrival().iterations();
  }

  /** Evaluations of the objective: passes over the rows, where those are not folded. */
  public long evaluations() {
    return fit.outcome().arrival().evaluations();
  }

  /** What was minimised, at the point that was kept. */
  public double objective() {
    return fit.loss();
  }

  /** The norm of the gradient there, in the coordinates descended in. */
  public double gradientNorm() {
    return fit.outcome().arrival().gradientNorm();
  }

  /** What was minimised, before each update. */
  public double[] objectiveHistory() {
    return history.losses();
  }

  /** The norm of the gradient before each update, in the coordinates descended in. */
  public double[] gradientNormHistory() {
    return history.gradientNorms();
  }

  /** The step size of each update, in the coordinates descended in. */
  public double[] stepSizeHistory() {
    return history.stepSizes();
  }

  /** What became of the rows, and why: {@code triangle: folding costs …}. */
  public String route() {
    return fit.plan().choice().route().name().toLowerCase(Locale.ROOT)
        + ": "
        + fit.plan().choice().reason();
  }

  /** How it was descended. */
  public String optimizer() {
    return fit.plan().optimizer().name();
  }

  /** Rows that were learned from. */
  public long numInstances() {
    return missing.rowsUsed();
  }

  /** Rows that were left out because a value is missing. */
  public long rowsLeftOut() {
    return missing.rowsWithMissing();
  }

  /** Which those are, in a sentence; empty if there are none. */
  public String leftOut() {
    return rowsLeftOut() == 0 ? "" : MissingRows.told(missing) + " They were left out.";
  }

  /** What gradient descent does on these rows, where that is known: where they were folded. */
  public Optional<Forecast> forecast() {
    return fit.plan() instanceof CompressedPlan plan
        ? Optional.of(plan.forecast())
        : Optional.empty();
  }

  /** κ, the largest over the smallest curvature in the coordinates descended in, where known. */
  public OptionalDouble conditionNumber() {
    return forecast()
        .map(known -> OptionalDouble.of(known.spectrum().condition()))
        .orElse(OptionalDouble.empty());
  }

  /** The least that the objective can be, where that is known. */
  public OptionalDouble optimum() {
    return fit.knowsOptimum() ? OptionalDouble.of(fit.optimumLoss()) : OptionalDouble.empty();
  }

  /** (b, w) of the exact optimum, where that is known. */
  public Optional<double[]> optimumCoefficients() {
    return fit.knowsOptimum() ? Optional.of(fit.optimum()) : Optional.empty();
  }

  /** The standard errors of (b, w), where they are defined: see {@link Fit#standardErrors}. */
  public Optional<double[]> standardErrors() {
    return Optional.ofNullable(fit.standardErrors());
  }

  /** The mean loss over the rows, without the penalty. */
  public double loss() {
    return fit.isMultinomial() ? ofClasses().loss() : compared().model().loss();
  }

  /** The mean unit deviance over the rows; of several classes twice the mean loss. */
  public double deviance() {
    return fit.isMultinomial() ? 2 * ofClasses().loss() : compared().model().deviance();
  }

  /**
   * D², the part of the deviance that the features explain; R² of squares. NaN where the best
   * constant leaves nothing to explain.
   */
  public double explained() {
    return fit.isMultinomial()
        ? ofClasses().explained()
        : compared().model().explained(compared().constant());
  }

  /** The part of the rows that are of the class predicted; NaN where there are no classes. */
  public double accuracy() {
    return fit.isMultinomial() ? ofClasses().right() : compared().model().right();
  }

  private synchronized Goodness.Compared compared() {
    Goodness.Compared known = compared;
    if (known == null) {
      known = Goodness.compared(fit);
      compared = known;
    }
    return known;
  }

  private synchronized ClassGoodness ofClasses() {
    ClassGoodness known = ofClasses;
    if (known == null) {
      known = ClassGoodness.of(fit);
      ofClasses = known;
    }
    return known;
  }

  /** Means and standard deviations of the columns. */
  public Moments columns() {
    return fit.plan().columns();
  }

  /** What stands in the model file. */
  Map<String, @Nullable Object> content() {
    return ModelFile.content(fit);
  }
}
