package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;
import glissade.objective.Quadratic;

/**
 * Barzilai–Borwein: the step that fits the curvature seen between the last two points, s = θ − last
 * θ and y = ∇F(θ) − last ∇F,
 *
 * <pre>bb1: η = sᵀs / sᵀy      bb2: η = sᵀy / yᵀy</pre>
 *
 * On a quadratic both are inverses of means of its curvatures, bb2 the shorter; it converges there
 * from every start, R-linearly, for one evaluation an iteration, and in practice much faster than
 * any constant step though the loss rises many times on the way. The first step is exact; one that
 * would lead to a loss of over {@value NonmonotoneSearch#RISE} times the first is shortened, which
 * is seldom where κ is under 1e4.
 *
 * <p>On other functions a safeguard makes it converge to stationary points: a step is accepted when
 * F ≤ (the largest of the last {@value NonmonotoneSearch#MEMORY} losses) + c·η·dᵀ∇F, and shortened
 * otherwise. That seldom happens, so it remains about one evaluation an iteration. Where the
 * curvature seen is not positive the last step is made tenfold. The first step is Armijo's.
 *
 * <p>Source: Barzilai and Borwein, Two-point step size gradient methods, IMA J. Numer. Anal. 8
 * (1988); Raydan, On the Barzilai and Borwein choice of steplength for the gradient method, IMA J.
 * Numer. Anal. 13 (1993), and The Barzilai and Borwein gradient method for the large scale
 * unconstrained minimization problem, SIAM J. Optim. 7 (1997); Grippo, Lampariello and Lucidi, A
 * nonmonotone line search technique for Newton's method, SIAM J. Numer. Anal. 23 (1986).
 *
 * @param formula which of the two
 */
public record BarzilaiBorwein(Formula formula) implements StepSize {

  /** No step is this many times the first one, or this part of it. */
  private static final double RANGE = 1e10;

  /** Which mean of the curvatures. */
  public enum Formula {
    /** bb1, sᵀs/sᵀy. */
    LONG("bb1"),
    /** bb2, sᵀy/yᵀy. */
    SHORT("bb2");

    private final String text;

    Formula(String text) {
      this.text = text;
    }
  }

  @Override
  public String name() {
    return formula.text;
  }

  @Override
  public Kind kind() {
    return Kind.GRADIENT;
  }

  @Override
  public Run start(Objective objective) {
    return new Sizes(objective);
  }

  private final class Sizes implements Run {

    private final boolean isQuadratic;
    private final Change change;
    private final Run firstSize;
    private final NonmonotoneSearch safeguard;
    private double first;
    private double last;

    Sizes(Objective objective) {
      isQuadratic = objective instanceof Quadratic;
      change = new Change(objective.dimension());
      safeguard = new NonmonotoneSearch(isQuadratic);
      firstSize =
          isQuadratic ? new ExactStep().start(objective) : new Backtracking().start(objective);
    }

    @Override
    public double size(Point here, Line line) {
      safeguard.see(here.value());
      boolean known = change.update(here);
      if (line.slopeHere() == 0) {
        return 0;
      }
      if (!known || last == 0) {
        first = firstSize.size(here, line);
        last = first;
      } else {
        last = next(fitting(), line);
      }
      return last;
    }

    private double next(double fitting, Line line) {
      if (!isQuadratic) {
        return safeguard.find(line, clipped(fitting));
      }
      // Once nothing moves there is no curvature to be seen either.
      return fitting > 0 && Double.isFinite(fitting) ? safeguard.find(line, fitting) : line.exact();
    }

    private double fitting() {
      return formula == Formula.LONG
          ? change.movedSquares() / change.movedTurned()
          : change.movedTurned() / change.turnedSquares();
    }

    private double clipped(double fitting) {
      double eta = fitting > 0 ? fitting : 10 * last;
      return Math.max(first / RANGE, Math.min(eta, first * RANGE));
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      change.exchange(checkpoint.in("change"));
      firstSize.exchange(checkpoint.in("first"));
      safeguard.exchange(checkpoint.in("safeguard"));
      first = checkpoint.number("firstSize", first);
      last = checkpoint.number("last", last);
    }
  }
}
