package glissade.evaluation;

import glissade.loss.Link;
import glissade.loss.LogisticLoss;
import glissade.model.LinearModel;
import glissade.rows.Batch;

/**
 * How well two classes are told apart, and what the probabilities are worth where the model gives
 * some. Sources: Brier, Verification of forecasts expressed in terms of probability, Monthly
 * Weather Review 78 (1950); see also {@link TwoClasses}.
 */
public final class TwoClassMeasures implements Measures {

  private static final LogisticLoss LOG_LOSS = new LogisticLoss();

  private final LinearModel model;
  private final int distinct;

  /** By score: weight, that of ones, weight·probability, rows. */
  private final Tally byScore;

  private final double[] confusion = new double[4];
  private long rows;
  private double weightSum;
  private double costs;
  private double brier;

  /**
   * @param distinct how many different scores are kept as they are
   */
  TwoClassMeasures(LinearModel model, int distinct) {
    this.model = model;
    this.distinct = distinct;
    this.byScore = new Tally(4, distinct);
  }

  @Override
  public Measures empty() {
    return new TwoClassMeasures(model, distinct);
  }

  @Override
  public void add(Batch batch) {
    double[] scores = new double[batch.rows()];
    model.score(batch, scores);
    for (int i = 0; i < scores.length; i++) {
      double weight = batch.weight(i);
      int own = (int) batch.target(i);
      if (weight == 0) {
        continue;
      }
      double probability = model.loss().link().mean(scores[i]);
      weightSum += weight;
      costs = Math.fma(weight, cost(scores[i], own), costs);
      brier = Math.fma(weight * (probability - own), probability - own, brier);
      byScore.add(scores[i], weight, weight * own, weight * probability, 1);
      confusion[2 * own + LinearModel.classOf(scores[i])] += weight;
    }
    rows += batch.rows();
  }

  private double cost(double score, int own) {
    return hasProbabilities() ? LOG_LOSS.value(score, own) : model.loss().value(score, own);
  }

  @Override
  public void merge(Measures other) {
    TwoClassMeasures later = (TwoClassMeasures) other;
    rows += later.rows;
    weightSum += later.weightSum;
    costs += later.costs;
    brier += later.brier;
    byScore.merge(later.byScore);
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

  /**
   * Where the model gives probabilities, the log loss −Σ weight·ln p/W, p that of the own class.
   */
  @Override
  public double loss() {
    return costs / weightSum;
  }

  /** Whether the model gives probabilities: a margin is none. */
  public boolean hasProbabilities() {
    return model.loss().link() == Link.LOGIT;
  }

  /** Σ weight·(p − y)²/W, of probabilities p of the positive class. */
  public double brierScore() {
    return brier / weightSum;
  }

  /** Which class is taken for which; the accuracy is its {@link Confusion#right}. */
  public Confusion confusion() {
    return new Confusion(2, confusion.clone());
  }

  /** The curve, the area under it, and the probabilities in groups. */
  public TwoClasses classes() {
    return new TwoClasses(byScore.sorted());
  }
}
