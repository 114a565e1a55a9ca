package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.objective.Curved;
import glissade.objective.Objective;
import java.util.Locale;
import java.util.Optional;

/**
 * Nesterov's acceleration for convex functions of which μ is not known: x_{k+1} = y_k − η∇F(y_k),
 * y_{k+1} = x_{k+1} + β_k(x_{k+1} − x_k) with t₀ = 1, t_{k+1} = (1 + √(1 + 4t_k²))/2, β_k = (t_k −
 * 1)/t_{k+1}, told at the points y_k. One evaluation an iteration, and with a search one more for
 * every point it tries.
 *
 * <p>For η ≤ 1/L, without restart: F(x_k) − F* ≤ 2‖x₀ − x*‖²/(η(k + 1)²), the best order there is
 * for smooth convex functions. With restart the rate in practice is that of the strongly convex
 * form, without knowing μ. Sources: Nesterov, A method of solving a convex programming problem with
 * convergence rate O(1/k²), Soviet Math. Dokl. 27 (1983); Beck and Teboulle, SIAM J. Imaging Sci. 2
 * (2009), theorem 4.4; for restart see {@link Restart}.
 *
 * @param restart when to drop the momentum
 */
public record NesterovConvex(Restart restart) implements Direction {

  /** With gradient restart. */
  public NesterovConvex() {
    this(Restart.GRADIENT);
  }

  static NesterovConvex of(Choice choice) {
    String restart = choice.word("restart", "gradient", "function", "none");
    return new NesterovConvex(Restart.valueOf(restart.toUpperCase(Locale.ROOT)));
  }

  @Override
  public String name() {
    return "nesterov-convex";
  }

  @Override
  public String title() {
    return "Nesterov's method for convex functions";
  }

  /** A search is welcome: it looks along −∇F from y_k, where a step of 1/L would be enough. */
  @Override
  public Optional<String> refuses(StepSize.Kind kind) {
    return kind == StepSize.Kind.SEARCH ? Optional.empty() : Direction.super.refuses(kind);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for a search that settles for less than half of what the slope
   *     promises: its steps may be up to 2/L, and acceleration is stable under 4/(3L) only
   */
  @Override
  public NesterovConvex on(Objective objective, StepSize stepSize) {
    if (stepSize instanceof Backtracking search && search.decrease() < 0.5) {
      throw new IllegalArgumentException(
          "Acceleration needs from every step half of what the slope promises, and a search with"
              + " decrease="
              + search.decrease()
              + " settles for less. Choose decrease=0.5 or more.");
    }
    return this;
  }

  /** 1/L where the curvatures are known; elsewhere a search for steps that are as good. */
  @Override
  public GradientDescent automatic(Objective objective) {
    if (objective instanceof Curved curved) {
      double largest = curved.spectrum().max();
      return new GradientDescent(this, new ConstantStep(largest > 0 ? 1 / largest : 1, false));
    }
    return new GradientDescent(this, new Backtracking());
  }

  @Override
  public Run start(int dimension) {
    return new Accelerated(dimension, new Growing(), restart);
  }

  private static final class Growing implements Accelerated.Momentum {

    private double t = 1;

    @Override
    public double next() {
      double following = (1 + Math.sqrt(Math.fma(4 * t, t, 1))) / 2;
      double beta = (t - 1) / following;
      t = following;
      return beta;
    }

    @Override
    public void restart() {
      t = 1;
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      t = checkpoint.number("t", t);
    }
  }
}
