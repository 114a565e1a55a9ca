package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.objective.Curved;
import glissade.objective.Objective;
import java.util.Optional;

/**
 * Steepest descent: d = −∇F(θ). Converges on a quadratic with any constant 0 &lt; η &lt; 2/L; with
 * the best, η = 2/(L + μ), the error shrinks by (κ − 1)/(κ + 1) an iteration. One evaluation an
 * iteration. Source: Cauchy, Méthode générale pour la résolution des systèmes d'équations
 * simultanées (1847); Nocedal and Wright, Numerical Optimization, 2nd edition, section 3.3.
 */
public record Steepest() implements Direction {

  @Override
  public String name() {
    return "gd";
  }

  @Override
  public String title() {
    return "gradient descent";
  }

  @Override
  public Optional<String> refuses(StepSize.Kind kind) {
    return Optional.empty();
  }

  /**
   * 2/(L + μ) where the curvatures are known; otherwise Barzilai–Borwein, which needs to know
   * nothing, takes about one evaluation an iteration, and of the rules that need no more is the
   * fastest on all problems of the contract, and none is more robust.
   */
  @Override
  public GradientDescent automatic(Objective objective) {
    return new GradientDescent(
        this,
        objective instanceof Curved curved
            ? new ConstantStep(AutomaticStep.best(curved.spectrum()), false)
            : new BarzilaiBorwein(BarzilaiBorwein.Formula.LONG));
  }

  @Override
  public Optional<Recurrence> recurrence(double eta) {
    return Optional.of(Recurrence.steepest(eta));
  }

  @Override
  public Run start(int dimension) {
    return new Run() {
      @Override
      public void exchange(Checkpoint checkpoint) {}
    };
  }
}
