package glissade.objective;

import glissade.loss.Link;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import java.util.OptionalDouble;

/**
 * The logistic loss of one class against all others, where targets are numbers of classes: of the
 * softmax loss what is left if all other classes had one score.
 *
 * @param number of the class
 */
record OneClass(int number) implements Loss {

  private static final Loss LOGISTIC = new LogisticLoss();

  private double target(double classNumber) {
    return classNumber == number ? 1 : 0;
  }

  @Override
  public String name() {
    return LOGISTIC.name();
  }

  @Override
  public double value(double score, double target) {
    return LOGISTIC.value(score, target(target));
  }

  @Override
  public double derivative(double score, double target) {
    return LOGISTIC.derivative(score, target(target));
  }

  @Override
  public double curvature(double score, double target) {
    return LOGISTIC.curvature(score, target(target));
  }

  @Override
  public OptionalDouble curvatureBound() {
    return LOGISTIC.curvatureBound();
  }

  @Override
  public Link link() {
    return Link.LOGIT;
  }

  @Override
  public double deviance(double score, double target) {
    return LOGISTIC.deviance(score, target(target));
  }

  @Override
  public boolean accepts(double target) {
    return target >= 0 && target == Math.rint(target);
  }

  @Override
  public String expected() {
    return "the number of a class";
  }
}
