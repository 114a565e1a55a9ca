package glissade.report.slice;

import glissade.compress.Spectrum;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.model.CompressedPlan;
import glissade.model.Plan;
import glissade.objective.CompressedLasso;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Coordinates;
import glissade.objective.Objective;
import glissade.report.run.Story;
import glissade.report.words.DirectionText;
import glissade.rows.Rows;
import java.util.List;
import java.util.Optional;

/**
 * The loss over a {@link Plane} through the optimum, or through the point arrived at where the
 * optimum is not known. With two variables in all it is the whole loss.
 *
 * @param plane where
 * @param surface how high
 * @param isWhole whether descent has no variable beside the two
 * @param isThroughOptimum whether the middle of the plane is the exact optimum
 * @param taken how many rows it was computed from, or 0 for all
 * @param rows how many rows there are, where it was computed from some
 */
public record Slice(
    Plane plane,
    Surface surface,
    boolean isWhole,
    boolean isThroughOptimum,
    long taken,
    long rows) {

  /** Characters that there is room for along the side of a picture. */
  private static final int LONGEST = 36;

  /**
   * The slice that shows most: of two variables the whole; of squares the flattest direction and
   * the steepest one; else the two weights that change the prediction most.
   */
  public static Optional<Slice> of(Story story) {
    Plan plan = story.plan();
    if (plan instanceof CompressedPlan compressed && compressed.objective().dimension() > 2) {
      return extremes(compressed.forecast(), story.features());
    }
    return ofLargest(story);
  }

  /** The loss over the two coefficients that change the prediction most. */
  public static Optional<Slice> ofLargest(Story story) {
    List<Integer> largest = Coefficients.byEffect(story);
    return largest.size() < 2
        ? Optional.empty()
        : ofCoefficients(story, largest.get(0), largest.get(1));
  }

  /**
   * Squares along the direction in which they curve least, flat ones left out, and the one in which
   * they curve most. Empty where there are no two such directions.
   */
  public static Optional<Slice> extremes(Forecast forecast, List<String> features) {
    Spectrum spectrum = forecast.spectrum();
    int flattest = spectrum.curved() - 1;
    if (flattest < 1) {
      return Optional.empty();
    }
    CompressedLeastSquares objective = forecast.objective();
    Plane plane =
        Plane.along(
            objective.coordinates(),
            forecast.optimum(),
            direction(forecast, flattest),
            direction(forecast, 0),
            side("flattest", EigenDirection.of(forecast, flattest), features),
            side("steepest", EigenDirection.of(forecast, 0), features));
    QuadraticForm form = QuadraticForm.of(objective, plane);
    return Optional.of(new Slice(plane, form, objective.dimension() == 2, true, 0, 0));
  }

  private static Plane.Side side(String which, EigenDirection direction, List<String> features) {
    String meaning = DirectionText.of(direction, features);
    String whole = which + ": " + meaning;
    return Plane.Side.direction(whole.length() <= LONGEST ? whole : which + " direction", meaning);
  }

  /** With the sign with which it is told. */
  private static double[] direction(Forecast forecast, int number) {
    double[] direction = forecast.spectrum().direction(number);
    double largest = 0;
    for (double part : forecast.objective().coordinates().inColumns(direction)) {
      largest = Math.abs(part) > Math.abs(largest) ? part : largest;
    }
    for (int j = 0; j < direction.length && largest < 0; j++) {
      direction[j] = -direction[j];
    }
    return direction;
  }

  /**
   * The loss over two coefficients, the other variables of descent held.
   *
   * @param i along x: 0 for the intercept, then one a feature
   * @param j along y
   * @return empty where one of them does not move, descent has other variables than coefficients,
   *     or the rows are gone
   */
  public static Optional<Slice> ofCoefficients(Story story, int i, int j) {
    Plan plan = story.plan();
    Coefficients columns = Coefficients.of(plan);
    if (i == j || !columns.moves(i) || !columns.moves(j)) {
      return Optional.empty();
    }
    Plane plane =
        Plane.of(
            plan.coordinates(),
            columns.scaling(),
            centre(story),
            i,
            j,
            columns.title(story, i),
            columns.title(story, j));
    boolean whole = plan.objective().dimension() == 2;
    boolean optimum = plan instanceof CompressedPlan;
    Objective objective = plan.objective();
    if (objective instanceof CompressedLeastSquares squares) {
      return Optional.of(new Slice(plane, QuadraticForm.of(squares, plane), whole, optimum, 0, 0));
    }
    if (objective instanceof CompressedLasso lasso) {
      double[] unread = new double[lasso.dimension()];
      Surface surface = (a, b) -> lasso.valueAndGradient(plane.point(a, b), unread);
      return Optional.of(new Slice(plane, surface, whole, optimum, 0, 0));
    }
    return rows(story).flatMap(rows -> overRows(plan, plane, rows, whole));
  }

  private static Optional<Slice> overRows(Plan plan, Plane plane, Rows rows, boolean whole) {
    Coordinates coordinates = plan.coordinates();
    double a = plane.x().origin();
    double b = plane.y().origin();
    ScoredRows scored =
        ScoredRows.of(
            rows,
            plan.loss(),
            plan.penalty().on(plan.columns()),
            plane.original(a, b),
            coordinates.toOriginal(plane.first()),
            coordinates.toOriginal(plane.second()));
    if (scored.isEmpty()) {
      return Optional.empty();
    }
    boolean all = scored.taken() == scored.seen();
    Surface surface = (x, y) -> scored.value(x - a, y - b);
    return Optional.of(
        new Slice(plane, surface, whole, false, all ? 0 : scored.taken(), scored.seen()));
  }

  /** θ* where it is known, else where the run arrived. */
  static double[] centre(Story story) {
    return story.plan() instanceof CompressedPlan compressed
        ? compressed.forecast().optimum()
        : story.fit().outcome().arrival().at();
  }

  /** The rows, where they can still be gone through. */
  static Optional<Rows> rows(Story story) {
    return story.rows().or(() -> story.plan().rows());
  }

  /** Its ellipses, where lines of equal loss are ellipses. */
  public Optional<QuadraticForm> form() {
    return surface instanceof QuadraticForm form && form.isBowl()
        ? Optional.of(form)
        : Optional.empty();
  }
}
