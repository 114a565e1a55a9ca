package glissade.model;

import glissade.features.FeatureMap;
import glissade.rows.Batch;
import java.io.Serializable;
import java.util.List;

/** What was learned, and can be asked about rows. */
public sealed interface Model extends Serializable permits LinearModel, MultinomialModel {

  /** What the first answer is called. */
  String PREDICTION = "prediction";

  /** φ. */
  FeatureMap featureMap();

  /**
   * What is told of each row: first the {@value #PREDICTION}, which is the mean of the target, or
   * where it has {@linkplain FeatureMap#classes classes} the code of one; then what is known about
   * that.
   */
  List<String> answers();

  /**
   * Tells it.
   *
   * @param batch what {@link FeatureMap#map} made; a NaN in a row gives NaNs; not modified
   * @param answers one array for each of {@link #answers()}; the first {@code batch.rows()}
   *     elements are overwritten
   */
  void answer(Batch batch, double[][] answers);
}
