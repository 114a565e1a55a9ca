package glissade.optimizer;

/**
 * What a method with fixed coefficients does on a quadratic. Along every eigen-direction of the
 * Hessian, with curvature λ, the error follows a linear recurrence of its own:
 *
 * <pre>e_{k+1} = a·e_k − b·e_{k−1},   e₁ = f·e₀</pre>
 *
 * <p>With y_k = θ_k + γβ(θ_k − θ_{k−1}), γ = 1 where the gradient is taken ahead of the momentum:
 *
 * <ul>
 *   <li>steepest descent (β = 0): a = 1 − ηλ, b = 0, f = 1 − ηλ
 *   <li>heavy ball: a = 1 + β − ηλ, b = β, f = 1 − ηλ
 *   <li>Nesterov, told at the points where the gradient is taken: a = (1 + β)(1 − ηλ), b = β(1 −
 *       ηλ), f = 1 − (1 + β)ηλ
 * </ul>
 *
 * <p>Source: Lessard, Recht and Packard, Analysis and design of optimization algorithms via
 * integral quadratic constraints, SIAM J. Optim. 26 (2016), section 2.2.
 *
 * @param eta η, the step size
 * @param beta β, the part of the last move that is made once more; 0 without momentum
 * @param ahead whether the gradient is taken ahead of the momentum, as Nesterov's is
 */
public record Recurrence(double eta, double beta, boolean ahead) {

  /** Steepest descent with a constant step. */
  public static Recurrence steepest(double eta) {
    return new Recurrence(eta, 0, false);
  }

  /** a for curvature λ. */
  public double a(double curvature) {
    double left = Math.fma(-eta, curvature, 1);
    return ahead ? Math.fma(beta, left, left) : left + beta;
  }

  /** b for curvature λ. */
  public double b(double curvature) {
    return ahead ? beta * Math.fma(-eta, curvature, 1) : beta;
  }

  /** f for curvature λ. */
  public double first(double curvature) {
    return Math.fma(-(ahead ? eta + beta * eta : eta), curvature, 1);
  }

  /**
   * a²/4 − b, under 0 where the roots of z² − az + b are complex. In factors, since it is the
   * difference of nearly equal numbers wherever the best coefficients put it.
   */
  public double discriminant(double curvature) {
    double moved = eta * curvature;
    if (ahead) {
      double less = (1 - beta) / (1 + beta);
      return (1 - moved) * (less * less - moved) * (1 + beta) * (1 + beta) / 4;
    }
    double less = (1 - beta) / (1 + Math.sqrt(beta));
    return (less * less - moved) * (toLimit(curvature) - less * less) / 4;
  }

  /** 1 + a + b, which is 0 where the step is at its limit; without rounding there. */
  public double toLimit(double curvature) {
    double moved = eta * curvature;
    return ahead ? Math.fma(-1 - 2 * beta, moved, 2 + 2 * beta) : 2 - moved + 2 * beta;
  }

  /**
   * What a long run multiplies the error by at each iteration: the larger of the roots of z² − az +
   * b, in size.
   */
  public double rate(double curvature) {
    double discriminant = discriminant(curvature);
    return discriminant < 0
        ? Math.sqrt(b(curvature))
        : Math.abs(a(curvature)) / 2 + Math.sqrt(discriminant);
  }

  /**
   * The steps that converge are those below this: 2(1 + β)/L, and 2(1 + β)/((1 + 2β)L) where the
   * gradient is taken ahead.
   *
   * @param largest L, over 0
   */
  public double stableBelow(double largest) {
    return 2 * (1 + beta) / ((ahead ? 1 + 2 * beta : 1) * largest);
  }
}
