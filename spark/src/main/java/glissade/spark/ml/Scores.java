package glissade.spark.ml;

import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.io.Serializable;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * The scores of single rows, by the operations by which a {@link Model} makes those of batches: the
 * same row gets the same bits, wherever it is and however its zeros are held.
 */
final class Scores implements Serializable {

  private final double[] intercepts;
  private final double[][] weights;

  private Scores(double[] intercepts, double[][] weights) {
    this.intercepts = intercepts;
    this.weights = weights;
  }

  static Scores of(Model model) {
    if (model instanceof MultinomialModel several) {
      double[][] weights = new double[several.classes().size()][];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = several.weights(k);
      }
      return new Scores(several.intercepts(), weights);
    }
    LinearModel one = (LinearModel) model;
    return new Scores(new double[] {one.intercept()}, new double[][] {one.weights()});
  }

  /** Those of a vector of d elements. */
  double[] of(Vector vector, double offset) {
    int[] held = vector instanceof SparseVector sparse ? sparse.indices() : null;
    double[] values = vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
    DenseBatch row = new DenseBatch(values, 0, 1, 1, values.length, false);
    double[] scores = new double[intercepts.length];
    double[] out = new double[1];
    for (int k = 0; k < scores.length; k++) {
      row.predict(held == null ? weights[k] : picked(weights[k], held), intercepts[k], out);
      scores[k] = out[0] + offset;
    }
    return scores;
  }

  /** A zero times a weight adds nothing: the weights of what is held are enough. */
  private static double[] picked(double[] weights, int[] held) {
    double[] picked = new double[held.length];
    for (int i = 0; i < held.length; i++) {
      picked[i] = weights[held[i]];
    }
    return picked;
  }

  /** Those of a batch of one row. */
  double[] of(Batch row) {
    double[] scores = new double[intercepts.length];
    double[] out = new double[1];
    for (int k = 0; k < scores.length; k++) {
      row.predict(weights[k], intercepts[k], out);
      row.responses().shift(out, 1);
      scores[k] = out[0];
    }
    return scores;
  }
}
