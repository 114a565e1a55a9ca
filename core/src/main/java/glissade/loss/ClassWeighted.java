package glissade.loss;

import glissade.rows.Responses;
import java.util.OptionalDouble;

/**
 * A loss of two classes, with rows of class 0 and of class 1 counted differently, as where one of
 * them is rare or missing it is dear. What counts is the product with the row's own weight; the sum
 * of weights that the mean divides by is that of the rows.
 *
 * @param loss of targets 0 and 1
 * @param zero the weight of class 0
 * @param one the weight of class 1
 */
public record ClassWeighted(Loss loss, double zero, double one) implements Loss {

  /**
   * @throws IllegalArgumentException if the loss is not one of targets 0 and 1 and of no negative
   *     ones, or a weight is not a positive number
   */
  public ClassWeighted {
    LossCatalogue.checkPositive("weight of class 0", zero);
    LossCatalogue.checkPositive("weight of class 1", one);
    if (!loss.accepts(0) || !loss.accepts(1) || loss.accepts(2)) {
      throw new IllegalArgumentException(
          "Weights of classes go with losses of two classes, and "
              + loss.name()
              + " is none. Choose logistic or squared-hinge.");
    }
  }

  /**
   * Both classes counting the same in total: each weight is W/2 over the weight of its class.
   * Source: King and Zeng, Logistic regression in rare events data, Political Analysis 9 (2001).
   *
   * @param zeros the weight of the rows of class 0
   * @param ones the weight of the rows of class 1
   */
  public static ClassWeighted balanced(Loss loss, double zeros, double ones) {
    double half = (zeros + ones) / 2;
    return new ClassWeighted(loss, half / zeros, half / ones);
  }

  private double weight(double target) {
    return target > 0 ? one : zero;
  }

  /** That of the loss: a model predicts alike, whatever classes counted when it was fitted. */
  @Override
  public String name() {
    return loss.name();
  }

  @Override
  public double value(double score, double target) {
    return weight(target) * loss.value(score, target);
  }

  @Override
  public double derivative(double score, double target) {
    return weight(target) * loss.derivative(score, target);
  }

  @Override
  public double curvature(double score, double target) {
    return weight(target) * loss.curvature(score, target);
  }

  @Override
  public OptionalDouble curvatureBound() {
    OptionalDouble bound = loss.curvatureBound();
    return bound.isPresent() ? OptionalDouble.of(Math.max(zero, one) * bound.getAsDouble()) : bound;
  }

  @Override
  public Link link() {
    return loss.link();
  }

  @Override
  public double deviance(double score, double target) {
    return weight(target) * loss.deviance(score, target);
  }

  /** 0 and 1 alone: a share of ones belongs to neither class. */
  @Override
  public boolean accepts(double target) {
    return target == 0 || target == 1;
  }

  @Override
  public String expected() {
    return "0 or 1";
  }

  @Override
  public double sumAndDerivative(double[] scores, Responses given, int rows) {
    return loss.sumAndDerivative(scores, weighted(given, rows), rows);
  }

  @Override
  public double sumDerivativeAndCurvature(
      double[] scores, double[] curvatures, Responses given, int rows) {
    return loss.sumDerivativeAndCurvature(scores, curvatures, weighted(given, rows), rows);
  }

  /** The same targets, with the weights of their classes multiplied in. */
  private Responses weighted(Responses given, int rows) {
    double[] values = new double[2 * rows];
    for (int i = 0; i < rows; i++) {
      values[i] = given.target(i);
      values[rows + i] = given.weight(i) * weight(given.target(i));
    }
    return new Responses(values, 0, rows, true, false);
  }
}
