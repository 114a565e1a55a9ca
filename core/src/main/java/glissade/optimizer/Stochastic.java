package glissade.optimizer;

import glissade.descent.Optimizer;
import glissade.stochastic.StochasticDescent;
import glissade.stochastic.StochasticDescent.Method;

/** The stochastic methods as they are chosen by name: {@code sgd:batch=64,step=0.1,decay=2}. */
final class Stochastic {

  private Stochastic() {}

  static Optimizer sgd(Choice choice) {
    return of(Method.SGD, choice);
  }

  static Optimizer momentum(Choice choice) {
    return of(Method.MOMENTUM, choice);
  }

  static Optimizer nesterov(Choice choice) {
    return of(Method.NESTEROV, choice);
  }

  static Optimizer adagrad(Choice choice) {
    return of(Method.ADAGRAD, choice);
  }

  static Optimizer adam(Choice choice) {
    return of(Method.ADAM, choice);
  }

  static Optimizer averaged(Choice choice) {
    return of(Method.ASGD, choice);
  }

  static Optimizer svrg(Choice choice) {
    return of(Method.SVRG, choice);
  }

  static Optimizer saga(Choice choice) {
    return of(Method.SAGA, choice);
  }

  private static Optimizer of(Method method, Choice choice) {
    long batch = choice.count("batch", 0);
    if (batch < 0 || batch > 1 << 20) {
      throw new IllegalArgumentException(
          "A mini-batch has from 1 to 1,048,576 rows, not " + batch + ".");
    }
    return new StochasticDescent(
        method,
        (int) batch,
        choice.optional("step"),
        choice.number("decay", 0),
        choice.count("seed", 0));
  }
}
