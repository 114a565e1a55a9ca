package glissade.optimizer;

import glissade.descent.Checkpoint;
import glissade.descent.Stateful;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The estimate B of an inverse Hessian that {@link LBfgs} goes by: γ = sᵀy/yᵀy of the last change
 * times the identity, corrected by the last m changes s of the point and y of the gradient,
 *
 * <pre>B ← (I − ρsyᵀ)B(I − ρysᵀ) + ρssᵀ,   ρ = 1/sᵀy</pre>
 *
 * Never formed: Bg takes two loops over the changes, O(md). Source: Nocedal, Updating quasi-Newton
 * matrices with limited storage, Math. Comp. 35 (1980).
 */
final class LimitedMemory implements Stateful {

  /** A change of which s and y have a smaller cosine says nothing but rounding. */
  private static final double LEAST_COSINE = 1e-12;

  private final int most;
  private final List<double[]> moves = new ArrayList<>();
  private final List<double[]> turns = new ArrayList<>();

  /**
   * @param most m, at least 1
   */
  LimitedMemory(int most) {
    this.most = most;
  }

  boolean isEmpty() {
    return moves.isEmpty();
  }

  void forget() {
    moves.clear();
    turns.clear();
  }

  /** Keeps a change, in place of the oldest, unless there is hardly any curvature in it. */
  void remember(Change change) {
    double size = Math.sqrt(change.movedSquares()) * Math.sqrt(change.turnedSquares());
    if (change.movedTurned() > LEAST_COSINE * size) {
      moves.add(change.moved().clone());
      turns.add(change.turned().clone());
      if (moves.size() > most) {
        moves.remove(0);
        turns.remove(0);
      }
    }
  }

  /**
   * The two loops.
   *
   * @param gradient g; not modified
   * @param direction overwritten with −Bg
   */
  void turn(double[] gradient, double[] direction) {
    turn(gradient, direction, this::scale);
  }

  /**
   * The two loops with another estimate to begin with.
   *
   * @param first v ← Bv of the estimate that is corrected
   */
  void turn(double[] gradient, double[] direction, Consumer<double[]> first) {
    for (int j = 0; j < direction.length; j++) {
      direction[j] = -gradient[j];
    }
    int size = moves.size();
    double[] taken = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      taken[i] = Line.dot(moves.get(i), direction) / Line.dot(moves.get(i), turns.get(i));
      add(-taken[i], turns.get(i), direction);
    }
    first.accept(direction);
    for (int i = 0; i < size; i++) {
      double given = Line.dot(turns.get(i), direction) / Line.dot(moves.get(i), turns.get(i));
      add(taken[i] - given, moves.get(i), direction);
    }
  }

  /** v ← γv. */
  private void scale(double[] vector) {
    if (isEmpty()) {
      return;
    }
    double[] y = turns.get(turns.size() - 1);
    double gamma = Line.dot(moves.get(moves.size() - 1), y) / Line.dot(y, y);
    for (int j = 0; j < vector.length; j++) {
      vector[j] *= gamma;
    }
  }

  private static void add(double factor, double[] vector, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = Math.fma(factor, vector[j], sum[j]);
    }
  }

  @Override
  public void exchange(Checkpoint checkpoint) {
    exchange(moves, checkpoint.vectors("moves", moves));
    exchange(turns, checkpoint.vectors("turns", turns));
  }

  private static void exchange(List<double[]> kept, List<double[]> now) {
    kept.clear();
    kept.addAll(now);
  }
}
