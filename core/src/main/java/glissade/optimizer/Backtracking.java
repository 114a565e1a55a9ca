package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Point;
import glissade.objective.Objective;

/**
 * Armijo's rule: the first η of a falling series that lowers the loss by a fixed part of what the
 * slope promises,
 *
 * <pre>F(θ + ηd) ≤ F(θ) + c·η·dᵀ∇F(θ),</pre>
 *
 * starting a little over the step before. Needs to know nothing of F: with −∇F for d every limit
 * point is stationary, and with c = ½ steps are those that the descent lemma allows, at least
 * shrink/L, so the loss goes down by ‖∇F‖²·shrink/2L an iteration. A point where F or its slope is
 * not finite is too far.
 *
 * <p>Near the optimum the two losses no longer differ by more than their rounding. There the slopes
 * tell: dᵀ∇F(θ + ηd) ≤ (2c − 1)dᵀ∇F(θ) is the same test for a quadratic, and keeps its digits.
 *
 * <p>About 1.1 evaluations an iteration: with steps that grow by a tenth, one in seven is refused.
 * Source: Armijo, Minimization of functions having Lipschitz continuous first partial derivatives,
 * Pacific J. Math. 16 (1966); for the slopes Hager and Zhang, A new conjugate gradient method with
 * guaranteed descent and an efficient line search, SIAM J. Optim. 16 (2005), section 2.
 *
 * @param first where the first search starts; 0 for what the slope a little further on suggests
 * @param shrink what a refused step is multiplied by
 * @param decrease c
 * @param grow what the step before is multiplied by to start the next search
 */
public record Backtracking(double first, double shrink, double decrease, double grow)
    implements StepSize {

  /** Of losses that differ by a smaller part the slopes decide. */
  static final double ROUNDING = 1e-10;

  private static final double USUAL_SHRINK = 0.5;
  private static final double USUAL_DECREASE = 0.5;
  private static final double USUAL_GROW = 1.1;

  public Backtracking {
    Positive.check("What a refused step is multiplied by", shrink);
    Positive.check("The part of the promised decrease", decrease);
    Positive.checkPart("What a refused step is multiplied by", shrink);
    Positive.checkPart("The part of the promised decrease", decrease);
    Positive.check("What the step before is multiplied by", grow);
    if (first != 0) {
      Positive.check("The first step", first);
    }
  }

  /** The usual numbers. */
  public Backtracking() {
    this(0, USUAL_SHRINK, USUAL_DECREASE, USUAL_GROW);
  }

  static Backtracking of(Choice choice) {
    return new Backtracking(
        choice.number("first", 0),
        choice.number("shrink", USUAL_SHRINK),
        choice.number("decrease", USUAL_DECREASE),
        choice.number("grow", USUAL_GROW));
  }

  @Override
  public String name() {
    return "backtracking";
  }

  @Override
  public Kind kind() {
    return Kind.SEARCH;
  }

  @Override
  public Run start(Objective objective) {
    return new Run() {
      private double last;

      @Override
      public double size(Point here, Line line) {
        double slope = line.slopeHere();
        if (slope == 0) {
          return 0;
        }
        double eta = last > 0 ? grow * last : first > 0 ? first : FirstTrial.size(here.at(), line);
        while (eta > 0) {
          double value = line.value(eta);
          if (!line.moves()) {
            return Double.NaN;
          }
          if (isLow(line, eta, value, slope)) {
            last = eta;
            return eta;
          }
          eta *= shrink;
        }
        return Double.NaN;
      }

      @Override
      public void exchange(Checkpoint checkpoint) {
        last = checkpoint.number("last", last);
      }
    };
  }

  private boolean isLow(Line line, double eta, double value, double slope) {
    if (!line.isFinite()) {
      return false;
    }
    double before = line.valueHere();
    return Math.abs(value - before) <= ROUNDING * Math.abs(before)
        ? line.slope() <= (2 * decrease - 1) * slope
        : value <= before + decrease * eta * slope;
  }
}
