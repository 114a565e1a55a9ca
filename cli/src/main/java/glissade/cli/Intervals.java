package glissade.cli;

import glissade.model.Covariance;
import glissade.model.LinearModel;
import glissade.rows.Batch;
import java.util.ArrayList;
import java.util.List;

/**
 * Between which numbers the mean of the target lies, and between which a new observation: with s
 * the score, v its variance and σ² that of the residuals, s ± q√v and s ± q√(v + σ²). The first is
 * made on the scale of the score and brought through the link; the second is for least squares
 * alone. Source: Seber and Lee, Linear Regression Analysis, 2nd edition, sections 5.2 and 5.3.
 *
 * @param ofMean whether the mean is told
 * @param ofNew whether a new observation is told
 * @param quantile q
 */
record Intervals(
    LinearModel model, Covariance covariance, boolean ofMean, boolean ofNew, double quantile)
    implements BesidePrediction {

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (ofMean) {
      columns.addAll(List.of("confidence_lower", "confidence_upper"));
    }
    if (ofNew) {
      columns.addAll(List.of("prediction_lower", "prediction_upper"));
    }
    return columns;
  }

  @Override
  public void tell(Batch batch, double[][] out) {
    double[] scores = new double[batch.rows()];
    double[] errors = new double[batch.rows()];
    model.score(batch, scores);
    covariance.standardErrors(batch, errors);
    for (int i = 0; i < scores.length; i++) {
      int next = 0;
      if (ofMean) {
        out[next++][i] = mean(scores[i] - quantile * errors[i]);
        out[next++][i] = mean(scores[i] + quantile * errors[i]);
      }
      if (ofNew) {
        double wide = Math.hypot(errors[i], Math.sqrt(covariance.residualVariance()));
        out[next++][i] = scores[i] - quantile * wide;
        out[next][i] = scores[i] + quantile * wide;
      }
    }
  }

  private double mean(double score) {
    return Double.isNaN(score) ? score : model.loss().link().mean(score);
  }
}
