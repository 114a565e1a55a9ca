package glissade.cli;

import glissade.file.CovarianceMembers;
import glissade.model.Covariance;
import glissade.model.LinearModel;
import glissade.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is told beside predictions. */
final class BesideOptions {

  private static final double USUAL_CONFIDENCE = 0.95;

  /** Between which numbers what lies. */
  enum Kind {
    /** The mean of all rows with such features. */
    CONFIDENCE,
    /** One new row. */
    PREDICTION,
    /** The two. */
    BOTH
  }

  @Option(
      names = "--intervals",
      paramLabel = "confidence|prediction|both",
      description = {
        "Tell between which numbers the mean of rows with such features lies (confidence_lower and"
            + " _upper), or one new row (prediction_lower and _upper, for the squared loss), or both."
      })
  private @Nullable Kind intervals;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      description = "How surely: a probability (0.95).")
  private @Nullable Double confidence;

  @Option(
      names = "--contributions",
      description = {
        "Tell what each feature adds to the score, against a row of the features' means:"
            + " contribution_NAME. With contribution_base they add up to the score."
      })
  private boolean contributions;

  /** Whether anything is. */
  boolean isAsked() {
    return intervals != null || contributions;
  }

  /**
   * What is told of each row.
   *
   * @param path the model's file
   * @throws UsageException if the model does not know it
   */
  List<BesidePrediction> of(Path path, Model model) {
    if (confidence != null && intervals == null) {
      throw new UsageException("--confidence goes with --intervals. Add one, or leave it out.");
    }
    List<BesidePrediction> beside = new ArrayList<>();
    if (!isAsked()) {
      return beside;
    }
    if (!(model instanceof LinearModel linear)) {
      throw new UsageException(
          "--intervals and --contributions are for models of one score, and this one has a score for"
              + " each class.");
    }
    if (intervals != null) {
      beside.add(intervals(path, linear, intervals));
    }
    if (contributions) {
      double[] means =
          CovarianceMembers.means(path, linear)
              .orElseThrow(
                  () ->
                      new UsageException(
                          path
                              + " does not tell the means of its features, which --contributions"
                              + " counts from. Fit it again."));
      beside.add(new Contributions(linear, means));
    }
    return beside;
  }

  private Intervals intervals(Path path, LinearModel model, Kind kind) {
    Covariance covariance =
        CovarianceMembers.covariance(path, model).orElseThrow(() -> unknown(path));
    boolean squares = !Double.isNaN(covariance.residualVariance());
    if (kind != Kind.CONFIDENCE && !squares) {
      throw new UsageException(
          "Between which numbers a new row lies is told of models by the squared loss, and this one"
              + " was fitted by "
              + model.loss().name().toLowerCase(Locale.ROOT)
              + ". Choose --intervals confidence.");
    }
    return new Intervals(
        model,
        covariance,
        kind != Kind.PREDICTION,
        kind != Kind.CONFIDENCE,
        quantile(covariance.freedom()));
  }

  private static UsageException unknown(Path path) {
    return new UsageException(
        path
            + " does not tell how sure its coefficients are, so it has no intervals: that is known of"
            + " converged fits without a penalty and without aliased columns, with the squared,"
            + " logistic, poisson or gamma loss and up to "
            + Covariance.MOST_FEATURES
            + " features.");
  }

  private double quantile(long freedom) {
    double asked = confidence == null ? USUAL_CONFIDENCE : confidence;
    if (!(asked > 0 && asked < 1)) {
      throw new UsageException("--confidence must lie between 0 and 1, not be " + asked + ".");
    }
    double upper = (1 - asked) / 2;
    return freedom > 0
        ? TDistribution.of((double) freedom).inverseSurvivalProbability(upper)
        : NormalDistribution.of(0, 1).inverseSurvivalProbability(upper);
  }
}
