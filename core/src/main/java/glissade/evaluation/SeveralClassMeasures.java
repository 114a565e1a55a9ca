package glissade.evaluation;

import glissade.model.MultinomialModel;
import glissade.rows.Batch;

/** How well several classes are told apart. */
public final class SeveralClassMeasures implements Measures {

  private final MultinomialModel model;
  private final double[] confusion;
  private long rows;
  private double weightSum;
  private double costs;

  SeveralClassMeasures(MultinomialModel model) {
    this.model = model;
    this.confusion = new double[model.classes().size() * model.classes().size()];
  }

  @Override
  public Measures empty() {
    return new SeveralClassMeasures(model);
  }

  @Override
  public void add(Batch batch) {
    int classes = model.classes().size();
    double[][] scores = new double[classes][batch.rows()];
    model.scores(batch, scores);
    for (int i = 0; i < batch.rows(); i++) {
      double weight = batch.weight(i);
      int own = (int) batch.target(i);
      int highest = MultinomialModel.highest(scores, 0, i);
      double sum = 0;
      for (double[] each : scores) {
        sum += Math.exp(each[i] - scores[highest][i]);
      }
      weightSum += weight;
      costs = Math.fma(weight, Math.log(sum) + scores[highest][i] - scores[own][i], costs);
      confusion[own * classes + highest] += weight;
    }
    rows += batch.rows();
  }

  @Override
  public void merge(Measures other) {
    SeveralClassMeasures later = (SeveralClassMeasures) other;
    rows += later.rows;
    weightSum += later.weightSum;
    costs += later.costs;
    for (int k = 0; k < confusion.length; k++) {
      confusion[k] += later.confusion[k];
    }
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public double weightSum() {
    return weightSum;
  }

  /** The log loss: −Σ weight·ln p/W, p the probability of the class that a row is of. */
  @Override
  public double loss() {
    return costs / weightSum;
  }

  /** Which class is taken for which; the accuracy is its {@link Confusion#right}. */
  public Confusion confusion() {
    return new Confusion(model.classes().size(), confusion.clone());
  }
}
