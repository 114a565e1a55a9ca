package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.Objective;

/**
 * L-BFGS: d = −Bg, with B the estimate of the inverse Hessian that the last m changes s of the
 * point and y of the gradient amount to, see {@link LimitedMemory}, O(md) an iteration. Steps
 * satisfy the strong Wolfe conditions with c₂ = 0.9, so sᵀy &gt; 0, and the first trial, η = 1, is
 * mostly the last: little over one evaluation an iteration. Converges R-linearly on strongly convex
 * functions. A change with hardly any curvature in it is left out, and where d does not lead down,
 * or nothing lower is found along it, all are forgotten.
 *
 * <p>On a quadratic the exact step is taken rather than a search, for two evaluations an iteration:
 * then the directions are conjugate and the points are those of conjugate gradient, and nothing
 * hangs on losses that differ by rounding.
 *
 * <p>Source: Nocedal, Updating quasi-Newton matrices with limited storage, Math. Comp. 35 (1980);
 * Liu and Nocedal, On the limited memory BFGS method for large scale optimization, Math. Prog. 45
 * (1989); Nocedal and Wright, Numerical Optimization, 2nd edition, algorithm 7.4.
 *
 * @param memory m
 */
public record LBfgs(int memory) implements Optimizer {

  private static final int USUAL_MEMORY = 10;

  /** c₂. */
  private static final double FLATNESS = 0.9;

  public LBfgs {
    if (memory < 1) {
      throw new IllegalArgumentException(
          "The memory of L-BFGS must be at least 1, not " + memory + ".");
    }
  }

  /** With a memory of ten changes. */
  public LBfgs() {
    this(USUAL_MEMORY);
  }

  static LBfgs of(Choice choice) {
    return new LBfgs(Math.toIntExact(choice.count("memory", USUAL_MEMORY)));
  }

  @Override
  public String name() {
    return "lbfgs";
  }

  @Override
  public String title() {
    return "L-BFGS";
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
    private final LimitedMemory changes = new LimitedMemory(memory);

    Search(Objective objective) {
      direction = new double[objective.dimension()];
      change = new Change(objective.dimension());
      line = new Line(objective, direction);
    }

    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      line.start(here, next, evaluations);
      if (change.update(here)) {
        changes.remember(change);
      }
      changes.turn(here.gradient(), direction);
      double eta = line.slopeHere() < 0 ? size(here) : Double.NaN;
      if (Double.isNaN(eta) && !changes.isEmpty()) {
        changes.forget();
        changes.turn(here.gradient(), direction);
        eta = size(here);
      }
      if (line.slopeHere() == 0) {
        eta = 0;
      }
      line.arrive(eta);
      return eta;
    }

    private double size(Point here) {
      return wolfe.size(line, () -> changes.isEmpty() ? FirstTrial.size(here.at(), line) : 1);
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      change.exchange(checkpoint.in("change"));
      changes.exchange(checkpoint);
    }
  }
}
