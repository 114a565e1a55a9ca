package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.KnownLeast;
import glissade.objective.Objective;
import java.util.OptionalDouble;

/**
 * Polyak's step: from the gap to the least value, η = (F(θ) − F*)/‖∇F(θ)‖². On convex F every
 * update comes nearer to every optimum; where the gradient is Lipschitz, η ≥ 1/2L, and the gap
 * shrinks by 1 − μ/4L an iteration at least. One evaluation an iteration.
 *
 * <p>A factor f in front of it may be anything under 2. On a quadratic 2(F − F*) = gᵀ(θ − θ*), so
 * with f = 2 the step would end at the point of the line nearest to the optimum; that comes to go
 * to and fro between two directions as the exact step does, and is as slow. A smaller f leaves that
 * rut: f = 1, whose bounds hold without smoothness as well, and f = 1.8, about twice as fast.
 *
 * <p>Source: Polyak, Minimization of unsmooth functionals, USSR Comp. Math. Math. Phys. 9 (1969);
 * Hazan and Kakade, Revisiting the Polyak step size (2019); for the rut Raydan and Svaiter, Relaxed
 * steepest descent and Cauchy–Barzilai–Borwein method, Comput. Optim. Appl. 21 (2002).
 *
 * @param least F*; empty for what the objective knows
 * @param factor f, over 0 and under 2
 */
public record Polyak(OptionalDouble least, double factor) implements StepSize {

  public Polyak {
    if (least.isPresent() && !Double.isFinite(least.getAsDouble())) {
      throw new IllegalArgumentException(
          "The least value must be finite, not " + least.getAsDouble() + ".");
    }
    if (!(factor > 0 && factor < 2)) {
      throw new IllegalArgumentException(
          "The factor of Polyak's step must be over 0 and under 2, not " + factor + ".");
    }
  }

  /** With the least value that the objective knows. */
  public Polyak() {
    this(OptionalDouble.empty(), 1);
  }

  static Polyak of(Choice choice) {
    double least = choice.number("least", Double.NaN);
    return new Polyak(
        Double.isNaN(least) ? OptionalDouble.empty() : OptionalDouble.of(least),
        choice.number("factor", 1));
  }

  @Override
  public String name() {
    return "polyak";
  }

  @Override
  public Kind kind() {
    return Kind.GRADIENT;
  }

  @Override
  public Run start(Objective objective) {
    if (least.isEmpty() && !(objective instanceof KnownLeast)) {
      throw new IllegalArgumentException(
          "Polyak's step comes from the least value of F, which is not known here; give it as in"
              + " polyak:least=0");
    }
    return new Run() {
      @Override
      public double size(Point here, Line line) {
        double squares = Line.dot(here.gradient(), here.gradient());
        if (squares == 0) {
          return 0;
        }
        double eta = factor * gap(objective, here) / squares;
        // What an objective knows itself is no mistake: it has arrived, but for rounding.
        return eta > 0 || (eta == 0 && least.isEmpty()) ? eta : Double.NaN;
      }

      @Override
      public String whyNoStep() {
        return "the loss is down to the least value that Polyak's step was told, or under it, and"
            + " the gradient is not zero: give a lower one, or choose a step that needs none";
      }

      @Override
      public void exchange(Checkpoint checkpoint) {}
    };
  }

  /** Where the objective knows F − F* it knows it without cancellation. */
  private double gap(Objective objective, Point here) {
    return least.isEmpty() && objective instanceof KnownLeast known
        ? known.gap(here.at())
        : here.value() - least.orElseThrow();
  }
}
