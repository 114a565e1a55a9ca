package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.Objective;
import glissade.objective.Quadratic;
import java.util.ArrayList;
import java.util.List;

/**
 * Linear conjugate gradient: each direction is conjugate to the last, d ← −g + βd with β =
 * ‖g‖²/‖last g‖², and the step along it is exact, η = −gᵀd / dᵀHd. Reaches the optimum of a
 * quadratic in as many iterations as it has different curvatures, and sooner when κ is small: the
 * error shrinks by (√κ − 1)/(√κ + 1).
 *
 * <p>Rounding would spoil that for large κ, so the gradient is evaluated anew at each point and
 * made orthogonal to all those before it, which costs no more than evaluating it, and after as many
 * iterations as there are variables the search starts over from where it is: what iterative
 * refinement is to a direct solver. Source: Nocedal and Wright, Numerical Optimization, 2nd
 * edition, sections 5.1 and 5.2; for the orthogonalisation Parlett, The Symmetric Eigenvalue
 * Problem, section 13.
 */
public record ConjugateGradient() implements Optimizer {

  @Override
  public String name() {
    return "cg";
  }

  @Override
  public String title() {
    return "conjugate gradient";
  }

  @Override
  public Run start(Objective objective) {
    if (!(objective instanceof Quadratic quadratic)) {
      throw new IllegalArgumentException(
          "linear conjugate gradient needs an objective of constant curvature, and this is not one;"
              + " choose ncg, its form for other functions");
    }
    return new Search(quadratic);
  }

  private static final class Search implements Run {

    /** A gradient of which orthogonalising leaves less than this part is mostly rounding. */
    private static final double ROUNDING_REMAINS = 1e-3;

    private final Quadratic objective;
    private final double[] direction;
    private final List<double[]> earlier = new ArrayList<>();
    private double lastSquares;

    Search(Quadratic objective) {
      this.objective = objective;
      this.direction = new double[objective.dimension()];
    }

    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      turn(here.gradient());
      double slope = Line.dot(here.gradient(), direction);
      double[] at = here.at();
      if (slope == 0) {
        System.arraycopy(at, 0, next.at(), 0, at.length);
        return 0;
      }
      double curvature = evaluations.curvatureAlong(objective, direction);
      if (!(curvature > 0)) {
        return Double.NaN;
      }
      double eta = -slope / curvature;
      for (int j = 0; j < at.length; j++) {
        next.at()[j] = Math.fma(eta, direction[j], at[j]);
      }
      return eta;
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      checkpoint.vector("direction", direction);
      lastSquares = checkpoint.number("lastSquares", lastSquares);
      List<double[]> kept = checkpoint.vectors("earlier", earlier);
      earlier.clear();
      earlier.addAll(kept);
    }

    private void turn(double[] gradient) {
      double[] fresh = orthogonal(gradient);
      double squares = Line.dot(fresh, fresh);
      boolean startOver =
          earlier.size() >= direction.length
              || squares <= ROUNDING_REMAINS * ROUNDING_REMAINS * Line.dot(gradient, gradient);
      if (startOver) {
        earlier.clear();
        fresh = gradient.clone();
        squares = Line.dot(fresh, fresh);
      }
      double beta = earlier.isEmpty() ? 0 : squares / lastSquares;
      for (int j = 0; j < direction.length; j++) {
        direction[j] = Math.fma(beta, direction[j], -fresh[j]);
      }
      lastSquares = squares;
      double norm = Math.sqrt(squares);
      for (int j = 0; j < fresh.length && norm > 0; j++) {
        fresh[j] /= norm;
      }
      earlier.add(fresh);
    }

    /** The gradient less its parts along earlier ones; twice, since once leaves rounding behind. */
    private double[] orthogonal(double[] gradient) {
      double[] fresh = gradient.clone();
      for (int round = 0; round < 2; round++) {
        for (double[] unit : earlier) {
          double along = Line.dot(unit, fresh);
          for (int j = 0; j < fresh.length; j++) {
            fresh[j] = Math.fma(-along, unit[j], fresh[j]);
          }
        }
      }
      return fresh;
    }
  }
}
