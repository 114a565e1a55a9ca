package glissade.evaluation;

import glissade.fold.Accumulator;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.rows.Batch;

/**
 * What the predictions of a model are worth on rows whose targets are known; rows count with their
 * weights. Rows merge only with those of the same model.
 */
public sealed interface Measures extends Accumulator<Batch, Measures>
    permits NumberMeasures, TwoClassMeasures, SeveralClassMeasures {

  /** How many rows were measured. */
  long rows();

  /** Their weights added up. */
  double weightSum();

  /** The mean of what a row costs by the loss that the model was fitted with, or the log loss. */
  double loss();

  /**
   * Those that a model is measured by.
   *
   * @param distinct of two classes, how many different scores are kept as they are
   */
  static Measures of(Model model, int distinct) {
    if (model instanceof LinearModel linear) {
      return linear.featureMap().classes() == null
          ? new NumberMeasures(linear)
          : new TwoClassMeasures(linear, distinct);
    }
    return new SeveralClassMeasures((MultinomialModel) model);
  }
}
