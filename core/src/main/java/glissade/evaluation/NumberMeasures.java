package glissade.evaluation;

import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.model.LinearModel;
import glissade.rows.Batch;

/**
 * How far predicted numbers are from those that were measured: with e = ŷ − y and ŷ the mean that
 * the model says, or the quantile that it was fitted to.
 */
public final class NumberMeasures implements Measures {

  private final LinearModel model;
  private long rows;
  private double weightSum;
  private double errors;
  private double absolute;
  private double squares;
  private double costs;
  private double deviance;
  private double under;
  private double targetMean;
  private double targetSquares;

  NumberMeasures(LinearModel model) {
    this.model = model;
  }

  @Override
  public Measures empty() {
    return new NumberMeasures(model);
  }

  @Override
  public void add(Batch batch) {
    double[] scores = new double[batch.rows()];
    model.score(batch, scores);
    Loss loss = model.loss();
    for (int i = 0; i < scores.length; i++) {
      double weight = batch.weight(i);
      double target = batch.target(i);
      double error = loss.link().mean(scores[i]) - target;
      if (weight == 0) {
        continue;
      }
      errors = Math.fma(weight, error, errors);
      absolute = Math.fma(weight, Math.abs(error), absolute);
      squares = Math.fma(weight * error, error, squares);
      costs = Math.fma(weight, loss.value(scores[i], target), costs);
      deviance = Math.fma(weight, loss.deviance(scores[i], target), deviance);
      under += error > 0 ? weight : 0;
      addTarget(target, 0, weight);
    }
    rows += batch.rows();
  }

  /** Source: Chan, Golub and LeVeque, see {@link glissade.compress.ColumnStatistics}. */
  private void addTarget(double mean, double about, double weight) {
    double apart = mean - targetMean;
    double part = weight / (weightSum + weight);
    targetMean = Math.fma(apart, part, targetMean);
    targetSquares += Math.fma(apart * weightSum * part, apart, about);
    weightSum += weight;
  }

  @Override
  public void merge(Measures other) {
    NumberMeasures later = (NumberMeasures) other;
    rows += later.rows;
    errors += later.errors;
    absolute += later.absolute;
    squares += later.squares;
    costs += later.costs;
    deviance += later.deviance;
    under += later.under;
    if (later.weightSum > 0) {
      addTarget(later.targetMean, later.targetSquares, later.weightSum);
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

  /** For the quantile loss that is the pinball loss. */
  @Override
  public double loss() {
    return costs / weightSum;
  }

  /** √(Σ weight·e²/W). */
  public double rootMeanSquareError() {
    return Math.sqrt(squares / weightSum);
  }

  /** Σ weight·|e|/W. */
  public double meanAbsoluteError() {
    return absolute / weightSum;
  }

  /** Σ weight·e/W: over 0 where predictions are too large on the whole. */
  public double meanError() {
    return errors / weightSum;
  }

  /**
   * R² = 1 − Σ weight·e²/Σ weight·(y − ȳ)², ȳ the mean of these rows: below 0 where that would have
   * predicted them better. NaN where they are all the same.
   */
  public double explained() {
    return targetSquares > 0 ? 1 - squares / targetSquares : Double.NaN;
  }

  /** Σ weight·d/W, d the unit {@linkplain Loss#deviance deviance}. */
  public double meanDeviance() {
    return deviance / weightSum;
  }

  /** The part of the rows that lies under what was predicted: of a quantile, about its share. */
  public double shareUnder() {
    return under / weightSum;
  }

  /** Whether what is predicted is a part, between 0 and 1. */
  public boolean isPart() {
    return model.loss() instanceof LogisticLoss;
  }
}
