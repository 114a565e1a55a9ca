package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Evaluations;
import glissade.descent.Optimizer;
import glissade.descent.Point;
import glissade.objective.Objective;
import java.util.ArrayList;
import java.util.List;

/**
 * L-BFGS: d = −Bg, with B an estimate of the inverse Hessian that begins as γ = sᵀy/yᵀy times the
 * identity and is corrected by the last m changes s of the point and y of the gradient,
 *
 * <pre>B ← (I − ρsyᵀ)B(I − ρysᵀ) + ρssᵀ,   ρ = 1/sᵀy</pre>
 *
 * without ever forming it: two loops over the changes, O(md). Steps satisfy the strong Wolfe
 * conditions with c₂ = 0.9, so sᵀy &gt; 0, and the first trial, η = 1, is mostly the last: little
 * over one evaluation an iteration. Converges R-linearly on strongly convex functions. A change
 * with hardly any curvature in it is left out, and where d does not lead down, or nothing lower is
 * found along it, all are forgotten.
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

  /** A change of which s and y have a smaller cosine says nothing but rounding. */
  private static final double LEAST_COSINE = 1e-12;

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
    double memory = choice.number("memory", USUAL_MEMORY);
    if (memory != Math.rint(memory) || memory > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "The memory of L-BFGS is a number of changes, not " + memory + ".");
    }
    return new LBfgs((int) memory);
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
    private final List<double[]> moves = new ArrayList<>();
    private final List<double[]> turns = new ArrayList<>();

    Search(Objective objective) {
      direction = new double[objective.dimension()];
      change = new Change(objective.dimension());
      line = new Line(objective, direction);
    }

    @Override
    public double update(Point here, Point next, Evaluations evaluations) {
      line.start(here, next, evaluations);
      if (change.update(here)) {
        remember();
      }
      turn(here.gradient());
      double eta = line.slopeHere() < 0 ? size(here) : Double.NaN;
      if (Double.isNaN(eta) && !moves.isEmpty()) {
        moves.clear();
        turns.clear();
        turn(here.gradient());
        eta = size(here);
      }
      if (line.slopeHere() == 0) {
        eta = 0;
      }
      if (!Double.isNaN(eta)) {
        line.arrive(eta);
      }
      return eta;
    }

    private double size(Point here) {
      if (line.isExact()) {
        return line.exact();
      }
      return wolfe.find(line, moves.isEmpty() ? FirstTrial.size(here.at(), line) : 1);
    }

    private void remember() {
      double size = Math.sqrt(change.movedSquares()) * Math.sqrt(change.turnedSquares());
      if (change.movedTurned() > LEAST_COSINE * size) {
        moves.add(change.moved().clone());
        turns.add(change.turned().clone());
        if (moves.size() > memory) {
          moves.remove(0);
          turns.remove(0);
        }
      }
    }

    /** The two loops: d = −Bg. */
    private void turn(double[] gradient) {
      for (int j = 0; j < direction.length; j++) {
        direction[j] = -gradient[j];
      }
      int size = moves.size();
      double[] taken = new double[size];
      for (int i = size - 1; i >= 0; i--) {
        taken[i] = Line.dot(moves.get(i), direction) / Line.dot(moves.get(i), turns.get(i));
        add(-taken[i], turns.get(i));
      }
      if (size > 0) {
        double[] s = moves.get(size - 1);
        double[] y = turns.get(size - 1);
        double gamma = Line.dot(s, y) / Line.dot(y, y);
        for (int j = 0; j < direction.length; j++) {
          direction[j] *= gamma;
        }
      }
      for (int i = 0; i < size; i++) {
        double given = Line.dot(turns.get(i), direction) / Line.dot(moves.get(i), turns.get(i));
        add(taken[i] - given, moves.get(i));
      }
    }

    private void add(double factor, double[] vector) {
      for (int j = 0; j < direction.length; j++) {
        direction[j] = Math.fma(factor, vector[j], direction[j]);
      }
    }

    @Override
    public void exchange(Checkpoint checkpoint) {
      change.exchange(checkpoint.in("change"));
      exchange(moves, checkpoint.vectors("moves", moves));
      exchange(turns, checkpoint.vectors("turns", turns));
    }

    private static void exchange(List<double[]> kept, List<double[]> now) {
      kept.clear();
      kept.addAll(now);
    }
  }
}
