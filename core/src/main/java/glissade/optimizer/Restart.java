package glissade.optimizer;

/**
 * When accelerated descent drops its momentum and starts over from where it is. Without that its
 * loss goes up and down in waves wherever the momentum is more than the curvature asks for; with it
 * the method finds the linear rate of strong convexity without being told μ. Costs no evaluation.
 *
 * <p>Where a restart is due, the step −η∇F(y) is still made, and nothing is added to it. Source:
 * O'Donoghue and Candès, Adaptive Restart for Accelerated Gradient Schemes, Found. Comput. Math. 15
 * (2015), section 3; the function is looked at where the gradient is taken, as it is known there.
 */
public enum Restart {
  /** Never. */
  NONE,
  /** When the loss has gone up: F(y_k) &gt; F(y_{k−1}). */
  FUNCTION,
  /** When the momentum leads uphill: ∇F(y_k)ᵀ(x_{k+1} − x_k) &gt; 0. */
  GRADIENT
}
