package glissade.report.slice;

import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.objective.CompressedLasso;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Objective;
import glissade.penalty.Penalty;
import glissade.report.run.Story;
import glissade.rows.Rows;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * The loss along one coefficient, the other variables of descent held at the optimum, or where the
 * run arrived if that is not known; and descent along it alone. With w the coefficient and u the
 * variable of descent that it is, w = u/unit,
 *
 * <pre>w ← w − η/unit² · ∂F/∂w</pre>
 *
 * is the update u ← u − η ∂F/∂u. Immutable.
 */
public final class CostCurve {

  /** How often the curvature is looked at. */
  private static final int LOOKS = 40;

  private final DoubleUnaryOperator surface;
  private final DoubleUnaryOperator slope;
  private final double absolute;
  private final Plane.Side side;
  private final Rest rest;

  /** How much was read. */
  private record Rest(boolean isThroughOptimum, long taken, long rows) {}

  private CostCurve(
      DoubleUnaryOperator surface,
      DoubleUnaryOperator slope,
      double absolute,
      Plane.Side side,
      Rest rest) {
    this.surface = surface;
    this.slope = slope;
    this.absolute = absolute;
    this.side = side;
    this.rest = rest;
  }

  /** Along the coefficient that changes the prediction most, if there is one that moves. */
  public static Optional<CostCurve> of(Story story) {
    return Coefficients.byEffect(story).stream().findFirst().flatMap(first -> of(story, first));
  }

  /**
   * Along one coefficient.
   *
   * @param coefficient 0 for the intercept, then one a feature
   * @return empty where it does not move, descent has other variables than coefficients, or the
   *     rows are gone
   */
  public static Optional<CostCurve> of(Story story, int coefficient) {
    Plan plan = story.plan();
    Coefficients columns = Coefficients.of(plan);
    if (!columns.moves(coefficient)) {
      return Optional.empty();
    }
    double[] centre = Slice.centre(story);
    double[] middle = plan.coordinates().inColumns(centre);
    double[] unit = Plane.unit(columns.scaling(), coefficient);
    int variable = columns.variable(coefficient);
    String title = columns.title(story, coefficient);
    Plane.Side side =
        new Plane.Side(
            title, title, middle[variable] / unit[variable], unit[variable], coefficient);
    double absolute = absolute(plan, coefficient);
    Rest whole = new Rest(plan instanceof CompressedPlan, 0, 0);
    Objective objective = plan.objective();
    if (objective instanceof CompressedLeastSquares squares) {
      return Optional.of(ofSquares(squares, centre, unit, side, whole));
    }
    if (objective instanceof CompressedLasso lasso) {
      return Optional.of(ofSmooth(lasso, centre, unit, side, absolute));
    }
    return Slice.rows(story)
        .map(rows -> ofRows(rows, story, columns, side, absolute))
        .filter(curve -> curve.rest.taken() >= 0);
  }

  private static double absolute(Plan plan, int coefficient) {
    Penalty penalty = plan.penalty().on(plan.columns());
    return coefficient == 0 ? 0 : penalty.absolute(coefficient - 1);
  }

  private static CostCurve ofSquares(
      CompressedLeastSquares squares, double[] centre, double[] unit, Plane.Side side, Rest rest) {
    Parabola parabola = Parabola.of(squares, centre, unit, side.origin());
    return new CostCurve(w -> parabola.value(w), w -> parabola.slope(w), 0, side, rest);
  }

  private static CostCurve ofSmooth(
      CompressedLasso lasso, double[] centre, double[] unit, Plane.Side side, double absolute) {
    double[] gradient = new double[lasso.dimension()];
    DoubleUnaryOperator value = w -> lasso.valueAndGradient(moved(centre, unit, w, side), gradient);
    DoubleUnaryOperator slope =
        w -> {
          lasso.smooth().valueAndGradient(moved(centre, unit, w, side), gradient);
          double sum = 0;
          for (int j = 0; j < unit.length; j++) {
            sum = Math.fma(unit[j], gradient[j], sum);
          }
          return sum;
        };
    return new CostCurve(value, slope, absolute, side, new Rest(false, 0, 0));
  }

  private static double[] moved(double[] centre, double[] unit, double w, Plane.Side side) {
    double[] at = centre.clone();
    for (int j = 0; j < at.length; j++) {
      at[j] += (w - side.origin()) * unit[j];
    }
    return at;
  }

  private static CostCurve ofRows(
      Rows rows, Story story, Coefficients columns, Plane.Side side, double absolute) {
    Plan plan = story.plan();
    double[] u = columns.original(side.coefficient());
    ScoredRows scored =
        ScoredRows.of(
            rows,
            plan.loss(),
            plan.penalty().on(plan.columns()),
            plan.coordinates().toOriginal(Slice.centre(story)),
            u,
            new double[u.length]);
    long taken = scored.isEmpty() ? -1 : scored.taken() == scored.seen() ? 0 : scored.taken();
    return new CostCurve(
        w -> scored.value(w - side.origin(), 0),
        w -> scored.slope(w - side.origin(), 0),
        absolute,
        side,
        new Rest(false, taken, scored.seen()));
  }

  /** What stands along it; its origin is the optimum, or where the run arrived. */
  public Plane.Side side() {
    return side;
  }

  /** The coefficient at a point of descent. */
  public double project(Story story, double[] point) {
    Coefficients columns = Coefficients.of(story.plan());
    double[] inner = story.plan().coordinates().inColumns(point);
    return inner[columns.variable(side.coefficient())] / side.unit();
  }

  /** Whether the other coefficients are at the exact optimum. */
  public boolean isThroughOptimum() {
    return rest.isThroughOptimum();
  }

  /** How many rows it was computed from, or 0 for all. */
  public long taken() {
    return rest.taken();
  }

  /** How many rows there are, where it was computed from some. */
  public long rows() {
    return rest.rows();
  }

  /** F. */
  public double value(double w) {
    return surface.applyAsDouble(w);
  }

  /** ∂F/∂w; at a corner of the penalty that of the rest. */
  public double slope(double w) {
    return smoothSlope(w) + absolute * Math.signum(w);
  }

  private double smoothSlope(double w) {
    return slope.applyAsDouble(w);
  }

  /** The largest ∂²F/∂w² between two points, as far as it is seen, corners left out. */
  public double largestCurvature(double from, double to) {
    double step = (to - from) / LOOKS;
    double largest = 0;
    for (int i = 0; i < LOOKS && step > 0; i++) {
      double here = from + i * step;
      largest = Math.max(largest, (smoothSlope(here + step) - smoothSlope(here)) / step);
    }
    return largest;
  }

  /**
   * One update of descent along it alone; where the penalty has a corner, with the proximal step.
   *
   * @param eta η, in the coordinates descended in
   */
  public double next(double w, double eta) {
    double step = eta / side.unit() / side.unit();
    double to = w - step * smoothSlope(w);
    double shrink = step * absolute;
    return shrink == 0 ? to : Math.signum(to) * Math.max(0, Math.abs(to) - shrink);
  }
}
