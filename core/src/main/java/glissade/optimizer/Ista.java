package glissade.optimizer;

import glissade.descent.Optimizer;
import glissade.objective.Objective;

/**
 * Proximal gradient descent: x ← S(x − η∇f(x), ηa), a gradient step on the part of F that has a
 * gradient and then the proximal step on the rest, see {@link Proximal} for η. For convex f: F(x_k)
 * − F* ≤ ‖x₀ − x*‖²/(2ηk), and F falls at every update. One evaluation an update, and where L is
 * not known one more for every step that was too long.
 *
 * <p>Source: Daubechies, Defrise and De Mol, Comm. Pure Appl. Math. 57 (2004); Beck and Teboulle, A
 * fast iterative shrinkage-thresholding algorithm, SIAM J. Imaging Sci. 2 (2009), theorem 3.1.
 */
public record Ista() implements Optimizer {

  @Override
  public String name() {
    return "ista";
  }

  @Override
  public String title() {
    return "proximal gradient descent";
  }

  @Override
  public boolean isProximal() {
    return true;
  }

  @Override
  public Run start(Objective objective) {
    return new Proximal(objective, false);
  }
}
