package glissade.objective;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Any F with its gradient dF.
 *
 * @param dimension how many variables
 * @param f F; must not modify its argument
 * @param df ∇F, as an array of {@code dimension} elements; must not modify its argument
 */
public record FunctionObjective(
    int dimension, ToDoubleFunction<double[]> f, UnaryOperator<double[]> df) implements Objective {

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    double[] computed = df.apply(at);
    if (computed.length != dimension) {
      throw new IllegalArgumentException(
          "dF returned "
              + computed.length
              + " partial derivatives for "
              + dimension
              + " variables");
    }
    System.arraycopy(computed, 0, gradient, 0, dimension);
    return f.applyAsDouble(at);
  }
}
