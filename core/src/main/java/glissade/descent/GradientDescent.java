package glissade.descent;

import glissade.compress.Spectrum;
import glissade.objective.Curved;
import glissade.objective.FunctionObjective;
import glissade.objective.Objective;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The article's update: θ ← θ − η∇F(θ), for the model w ← w − η ∂L/∂w and b ← b − η ∂L/∂b.
 *
 * @param stepSize η
 */
public record GradientDescent(StepSize stepSize) implements Optimizer {

  /**
   * Gradient descent from zero on any F, as the article writes it: 1,000 updates with η = 0.01.
   *
   * @param f F, the function to descend on
   * @param df ∇F, its d partial derivatives
   * @param d how many variables F has
   * @return the steps, made as they are asked for
   */
  public static Descent gradientdescent(
      ToDoubleFunction<double[]> f, UnaryOperator<double[]> df, int d) {
    Objective objective = new FunctionObjective(d, f, df);
    Optimizer optimizer = new GradientDescent(new ConstantStep(0.01));
    return new Descent(objective, optimizer, StopRule.after(1_000), new double[d]);
  }

  @Override
  public String name() {
    return "gd";
  }

  @Override
  public Run start(Objective objective) {
    StepSize.Run sizes = stepSize.start(objective);
    return new Run() {
      private long iteration;

      @Override
      public double update(double[] at, double value, double[] gradient, double[] next) {
        double eta = sizes.at(iteration++);
        for (int j = 0; j < at.length; j++) {
          next[j] = Math.fma(-eta, gradient[j], at[j]);
        }
        return eta;
      }

      @Override
      public OptionalDouble stableBelow() {
        return objective instanceof Curved curved
            ? GradientDescent.stableBelow(curved.spectrum())
            : OptionalDouble.empty();
      }
    };
  }

  /** 2/L: a constant step below it converges, one above it diverges. Empty where L is 0. */
  public static OptionalDouble stableBelow(Spectrum spectrum) {
    return spectrum.max() > 0 ? OptionalDouble.of(2 / spectrum.max()) : OptionalDouble.empty();
  }
}
