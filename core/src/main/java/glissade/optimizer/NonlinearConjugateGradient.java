package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.Objective;
import java.util.function.DoubleSupplier;

/**
 * Nonlinear conjugate gradient: d ← −g + βd, with g the gradient, y what it changed by, and
 *
 * <pre>PR+: β = max(0, gᵀy / ‖last g‖²)      HS: β = max(0, gᵀy / dᵀy)</pre>
 *
 * On a quadratic, where the exact step is taken, which is what a search would look for at no lower
 * price, both make the points of linear conjugate gradient: at most as many iterations as there are
 * different curvatures, but for rounding. Elsewhere steps satisfy the strong Wolfe conditions with
 * c₂ = 0.1, which takes about two evaluations an iteration. It starts over with −g where d does not
 * lead down or nothing lower is found along it, and where consecutive gradients are far from
 * orthogonal (Powell): with PR+ some limit point is stationary.
 *
 * <p>Source: Polak and Ribière, Note sur la convergence de méthodes de directions conjuguées
 * (1969); Hestenes and Stiefel, J. Res. Nat. Bur. Standards 49 (1952); Powell, Restart procedures
 * for the conjugate gradient method, Math. Prog. 12 (1977); Gilbert and Nocedal, SIAM J. Optim. 2
 * (1992); Nocedal and Wright, Numerical Optimization, 2nd edition, section 5.2.
 *
 * @param formula of β
 */
public record NonlinearConjugateGradient(Formula formula) implements Optimizer {

  /** c₂. */
  private static final double FLATNESS = 0.1;

  /** Gradients whose cosine is over this are far from orthogonal. */
  private static final double POWELL = 0.2;

  /** The formula of β. */
  public enum Formula {
    /** Polak and Ribière's, not negative. */
    PR,
    /** Hestenes and Stiefel's, not negative. */
    HS
  }

  /** PR+. */
  public NonlinearConjugateGradient() {
    this(Formula.PR);
  }

  static NonlinearConjugateGradient of(Choice choice) {
    return new NonlinearConjugateGradient(
        choice.word("formula", "pr", "hs").equals("hs") ? Formula.HS : Formula.PR);
  }

  @Override
  public String name() {
    return "ncg";
  }

  @Override
  public String title() {
    return "nonlinear conjugate gradient";
  }

  @Override
  public Run start(Objective objective) {
    return new Search(objective);
  }

  private final class Search implements Run {

    private final double[] direction;
    private final Change change;
    private final Line line;
    private final WolfeSearch wolfe = new WolfeSearch(FLATNESS);
    private double lastSquares;
    private double lastMove;

    Search(Objective objective) {
      direction = new double[objective.dimension()];
      change = new Change(objective.dimension());
      line = new Line(objective, direction);
    }

    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      line.start(here, next, evaluations);
      double[] gradient = here.gradient();
      double squares = Line.dot(gradient, gradient);
      turn(gradient, change.update(here) && lastSquares > 0 ? beta(gradient, squares) : 0);
      lastSquares = squares;
      // The first trial promises what the last step did: η·dᵀg as before.
      DoubleSupplier first =
          () -> lastMove < 0 ? lastMove / line.slopeHere() : FirstTrial.size(here.at(), line);
      double eta = line.slopeHere() < 0 ? wolfe.size(line, first) : Double.NaN;
      if (Double.isNaN(eta)) {
        turn(gradient, 0);
        lastMove = 0;
        eta = wolfe.size(line, first);
      }
      lastMove = eta * line.slopeHere();
      line.arrive(eta);
      return eta;
    }

    private double beta(double[] gradient, double squares) {
      double along = Line.dot(gradient, change.turned());
      if (Math.abs(squares - along) > POWELL * squares) {
        return 0;
      }
      double under = formula == Formula.PR ? lastSquares : Line.dot(direction, change.turned());
      double beta = along / under;
      return beta > 0 && Double.isFinite(beta) ? beta : 0;
    }

    private void turn(double[] gradient, double beta) {
      for (int j = 0; j < direction.length; j++) {
        direction[j] = Math.fma(beta, direction[j], -gradient[j]);
      }
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      checkpoint.vector("direction", direction);
      change.exchange(checkpoint.in("change"));
      lastSquares = checkpoint.number("lastSquares", lastSquares);
      lastMove = checkpoint.number("lastMove", lastMove);
    }
  }
}
