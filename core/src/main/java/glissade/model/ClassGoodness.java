package glissade.model;

import glissade.fold.Accumulator;
import glissade.loss.SoftmaxLoss;
import glissade.rows.Batch;
import java.util.Arrays;

/**
 * What a model of several classes costs on rows, without any penalty; rows count with their
 * weights.
 *
 * @param loss the mean softmax loss
 * @param lossOfShares that of the best model without features, whose probabilities are the shares
 *     of the classes
 * @param right the part of the rows whose class has the highest score
 * @param commonest the part of the rows whose class is the most common one
 * @param common the number of that class
 */
public record ClassGoodness(
    double loss, double lossOfShares, double right, double commonest, int common) {

  /**
   * Of a fit of several classes: one pass over the rows.
   *
   * @param fit one with a usable point
   */
  public static ClassGoodness of(Fit fit) {
    ClassesPlan plan = fit.classesPlan();
    SoftmaxLoss loss = plan.objective().loss();
    return plan.objective().rows().fold(new Costs(loss, fit.classCoefficients())).goodness();
  }

  /** D² = 1 − loss / lossOfShares; NaN where the shares leave nothing to explain. */
  public double explained() {
    return lossOfShares > 0 ? 1 - loss / lossOfShares : Double.NaN;
  }

  private static final class Costs implements Accumulator<Batch, Costs> {

    private final SoftmaxLoss loss;
    private final double[][] coefficients;
    private final double[] byClass;
    private double cost;
    private double right;

    Costs(SoftmaxLoss loss, double[][] coefficients) {
      this.loss = loss;
      this.coefficients = coefficients;
      this.byClass = new double[loss.classes()];
    }

    @Override
    public Costs empty() {
      return new Costs(loss, coefficients);
    }

    @Override
    public void add(Batch batch) {
      int n = batch.rows();
      double[][] scores = new double[loss.classes()][n];
      for (int k = 0; k < scores.length; k++) {
        double[] weights = Arrays.copyOfRange(coefficients[k], 1, coefficients[k].length);
        batch.predict(weights, coefficients[k][0], scores[k]);
      }
      for (int i = 0; i < n; i++) {
        int own = (int) batch.target(i);
        byClass[own] += batch.weight(i);
        right += highest(scores, i) == own ? batch.weight(i) : 0;
      }
      cost += loss.sumAndDerivative(scores, batch.responses(), n);
    }

    private static int highest(double[][] scores, int row) {
      int highest = 0;
      for (int k = 1; k < scores.length; k++) {
        highest = scores[k][row] > scores[highest][row] ? k : highest;
      }
      return highest;
    }

    @Override
    public void merge(Costs later) {
      for (int k = 0; k < byClass.length; k++) {
        byClass[k] += later.byClass[k];
      }
      cost += later.cost;
      right += later.right;
    }

    ClassGoodness goodness() {
      double rows = 0;
      double counted = 0;
      int common = 0;
      for (int k = 0; k < byClass.length; k++) {
        rows += byClass[k];
        counted += byClass[k] * loss.weights().get(k);
        common = byClass[k] > byClass[common] ? k : common;
      }
      double shares = 0;
      for (int k = 0; k < byClass.length; k++) {
        double counts = byClass[k] * loss.weights().get(k);
        shares -= counts > 0 ? counts * Math.log(counts / counted) : 0;
      }
      return new ClassGoodness(
          cost / rows, shares / rows, right / rows, byClass[common] / rows, common);
    }
  }
}
