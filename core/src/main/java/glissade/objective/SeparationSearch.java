package glissade.objective;

import glissade.loss.Link;
import glissade.loss.Loss;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for a {@link Separation} where a descent runs off to. The point itself separates classes
 * that are wholly apart. Otherwise what the last update changed comes nearer and nearer to such a
 * direction; coordinates that hardly move are left out of it, and, failing that, it is projected to
 * where the rows that hardly move do not move at all.
 */
final class SeparationSearch {

  /** Parts of a direction under this one are taken for what has yet to converge. */
  private static final double SMALL = 1e-4;

  /** The same of the changes of rows. */
  private static final double SMALL_CHANGE = 0.02;

  private static final double ROUNDING = 1e-12;

  /** What the projection is damped by, of a diagonal of 1; it is repeated until that is nothing. */
  private static final double DAMPING = 1e-6;

  private static final int PROJECTIONS = 6;

  private final MeanLoss objective;
  private final Scaling standard;

  SeparationSearch(MeanLoss objective, Scaling standard) {
    this.objective = objective;
    this.standard = standard;
  }

  Optional<Separation> find(double[] at, double[] before) {
    double[] moved = at.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] -= before[j];
    }
    Optional<Separation> found = check(free(at));
    if (found.isPresent()) {
      return found;
    }
    double[] direction = free(moved);
    found = check(withoutSmall(direction, SMALL));
    found = found.isPresent() ? found : check(withoutSmall(projected(direction), ROUNDING));
    // Where all rows can be told apart the model should do so, a little further on.
    return found.filter(one -> !one.isComplete());
  }

  /** (b, w) without what is penalised. */
  private double[] free(double[] direction) {
    double[] kept = direction.clone();
    for (int j = 0; j < kept.length; j++) {
      boolean penalised = objective.penalty().absolute(j) + objective.penalty().square(j) > 0;
      kept[j] = penalised ? 0 : kept[j];
    }
    return objective.scaling().toOriginal(kept);
  }

  private double[] withoutSmall(double[] original, double part) {
    double largest = Math.abs(original[0]);
    for (int j = 1; j < original.length; j++) {
      largest = Math.max(largest, Math.abs(original[j]) * unit(j));
    }
    double[] kept = original.clone();
    for (int j = 0; j < original.length; j++) {
      double size = Math.abs(original[j]) * (j == 0 ? 1 : unit(j));
      kept[j] = size <= part * largest ? 0 : original[j];
    }
    return kept;
  }

  /** The standard deviation of a column; 0 where it is constant. */
  private double unit(int column) {
    double scale = standard.scale(column - 1);
    return Double.isInfinite(scale) ? 0 : scale;
  }

  private SeparationAccumulator changes(double[] direction) {
    double size = Math.abs(direction[0]);
    for (int j = 1; j < direction.length; j++) {
      size += Math.abs(direction[j]) * (unit(j) + Math.abs(standard.centre(j - 1)));
    }
    Loss loss = objective.loss();
    return objective.rows().fold(new SeparationAccumulator(loss, direction, ROUNDING * size));
  }

  private Optional<Separation> check(double[] direction) {
    SeparationAccumulator changes = changes(direction);
    if (!changes.isSeparation()) {
      return Optional.empty();
    }
    double[] unit = direction.clone();
    for (int j = 0; j < unit.length; j++) {
      unit[j] /= changes.largest();
    }
    return Optional.of(new Separation(unit, changes.rows(), changes.apart()));
  }

  private double[] projected(double[] direction) {
    double limit = SMALL_CHANGE * changes(direction).largest();
    double[] weights = Arrays.copyOfRange(direction, 1, direction.length);
    Scaling scaling = standard;
    double[] gram =
        objective
            .rows()
            .fold(new HessianAccumulator(new Near(limit), false, scaling, direction[0], weights))
            .mean();
    int p = scaling.dimension();
    double[] point = scaling.toDescent(direction);
    double damping = 0;
    for (int j = 0; j < p; j++) {
      damping = Math.max(damping, DAMPING * gram[j * p + j]);
    }
    for (int j = 0; j < p; j++) {
      gram[j * p + j] += damping;
    }
    Cholesky factor = Cholesky.of(gram, p);
    for (int time = 0; time < PROJECTIONS && damping > 0; time++) {
      factor.solve(point);
      for (int j = 0; j < p; j++) {
        point[j] *= damping;
      }
    }
    return scaling.toOriginal(point);
  }

  /** Curves where a score is near zero, so that a Hessian is the products of such rows. */
  private record Near(double limit) implements Loss {

    @Override
    public String name() {
      return "near";
    }

    @Override
    public double value(double score, double target) {
      return 0;
    }

    @Override
    public double derivative(double score, double target) {
      return 0;
    }

    @Override
    public double curvature(double score, double target) {
      return Math.abs(score) <= limit ? 1 : 0;
    }

    @Override
    public OptionalDouble curvatureBound() {
      return OptionalDouble.of(1);
    }

    @Override
    public Link link() {
      return Link.IDENTITY;
    }

    @Override
    public double deviance(double score, double target) {
      return 0;
    }

    @Override
    public boolean accepts(double target) {
      return true;
    }

    @Override
    public String expected() {
      return "anything";
    }
  }
}
