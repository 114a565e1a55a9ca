package glissade.optimizer;

import glissade.descent.Optimizer;
import glissade.objective.Objective;

/**
 * Accelerated proximal gradient descent: y = x + (t − 1)/t⁺·(x − last x), x⁺ = S(y − η∇f(y), ηa),
 * with t⁺ = (1 + √(1 + 4t²η/η⁺))/2, and t back to 1 where (y − x⁺)ᵀ(x⁺ − x) &gt; 0; see {@link
 * Proximal} for η. For convex f and without restart F(x_k) − F* ≤ 2‖x₀ − x*‖²/(η(k + 1)²); with it
 * the rate in practice is that of the best momentum, without knowing μ. Two evaluations an update,
 * at y and at x⁺.
 *
 * <p>Sources: Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm, SIAM J. Imaging
 * Sci. 2 (2009), theorem 4.4; O'Donoghue and Candès, Adaptive restart for accelerated gradient
 * schemes, Found. Comput. Math. 15 (2015); Scheinberg, Goldfarb and Bai, Fast first-order methods
 * for composite convex optimization with backtracking, Found. Comput. Math. 14 (2014).
 */
public record Fista() implements Optimizer {

  @Override
  public String name() {
    return "fista";
  }

  @Override
  public String title() {
    return "accelerated proximal gradient descent";
  }

  @Override
  public boolean isProximal() {
    return true;
  }

  @Override
  public Run start(Objective objective) {
    return new Proximal(objective, true);
  }
}
