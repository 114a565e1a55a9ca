package glissade.cli;

import glissade.model.LinearModel;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * What each feature adds to the score of a row, against a row in which every feature is at its mean
 * x̄ over the rows that the model was fitted to: wⱼ(xⱼ − x̄ⱼ), and before them the base b + Σ wⱼx̄ⱼ
 * + offset. They add up to the score but for rounding. Where features vary together, so do these.
 */
final class Contributions implements BesidePrediction {

  private final LinearModel model;
  private final double[] means;

  /**
   * @param means x̄, one a feature; kept, not copied
   */
  Contributions(LinearModel model, double[] means) {
    this.model = model;
    this.means = means;
  }

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("contribution_base"));
    model.features().forEach(name -> columns.add("contribution_" + name));
    return columns;
  }

  @Override
  public void tell(Batch batch, double[][] out) {
    DenseBatch rows = batch.dense();
    double[] weights = model.weights();
    double base = model.score(means);
    for (int i = 0; i < batch.rows(); i++) {
      out[0][i] = base + batch.responses().offset(i);
      for (int j = 0; j < weights.length; j++) {
        out[j + 1][i] = weights[j] * (rows.feature(i, j) - means[j]);
      }
    }
  }
}
