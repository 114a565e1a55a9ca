package glissade.model;

import glissade.compress.ColumnStatistics;
import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.coordinate.WorkingSet;
import glissade.objective.Columns;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.penalty.Penalty;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * The solutions of least squares with the lasso or the elastic net for falling λ, each found from
 * the one before by coordinate descent over working sets. The first λ is the least that leaves
 * every penalised weight at zero.
 */
public final class LassoPath {

  /** How many λ there are, unless chosen. */
  public static final int USUAL_COUNT = 100;

  /** The duality gap of each, as a part of the mean squared error of the first, unless chosen. */
  public static final double USUAL_TOLERANCE = 1e-9;

  /** A target whose spread is under this part of its size is constant but for rounding. */
  private static final double CONSTANT = 1e-12;

  private final List<Solution> solutions;

  private LassoPath(List<Solution> solutions) {
    this.solutions = List.copyOf(solutions);
  }

  /** One λ of the path. */
  public static final class Solution {

    private final double lambda;
    private final double[] standardized;
    private final double[] coefficients;
    private final double loss;
    private final double gap;
    private final boolean converged;

    private Solution(
        double lambda,
        double[] standardized,
        Scaling scaling,
        double loss,
        double gap,
        boolean converged) {
      this.lambda = lambda;
      this.standardized = standardized;
      this.coefficients = scaling.toOriginal(standardized);
      this.loss = loss;
      this.gap = gap;
      this.converged = converged;
    }

    /** λ. */
    public double lambda() {
      return lambda;
    }

    /** (b, w) in original units, a copy. */
    public double[] coefficients() {
      return coefficients.clone();
    }

    /** The same point on standardised columns, see {@link Scaling#standardized}; a copy. */
    public double[] standardized() {
      return standardized.clone();
    }

    /** The mean squared error, without the penalty. */
    public double loss() {
      return loss;
    }

    /** What mean squared error and penalty together are above their least, or less. */
    public double gap() {
      return gap;
    }

    /** Whether the gap is as small as was asked for. */
    public boolean hasConverged() {
      return converged;
    }

    /** How many weights are not zero; the intercept is not counted. */
    public int nonZero() {
      int count = 0;
      for (int j = 1; j < coefficients.length; j++) {
        count += coefficients[j] == 0 ? 0 : 1;
      }
      return count;
    }
  }

  /** Which λ, and how far each is followed. */
  public record Settings(int count, double ratio, double tolerance) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Settings {
      if (count < 1 || !(ratio > 0 && ratio < 1) || !(tolerance > 0)) {
        throw new IllegalArgumentException(
            "A path needs at least one λ, a ratio between 0 and 1 and a tolerance over 0, not "
                + count
                + ", "
                + ratio
                + " and "
                + tolerance
                + ".");
      }
    }

    /** 100 λ, down to 1e-4 of the first, or 1e-2 where there are fewer rows than columns. */
    public static Settings usual(long rows, int features) {
      return new Settings(USUAL_COUNT, rows < features ? 1e-2 : 1e-4, USUAL_TOLERANCE);
    }
  }

  /**
   * The path of rows. Of those that are spread the triangle is followed, which is one pass, unless
   * there are too many columns for it.
   *
   * @param rows kept in memory, and copied once
   * @param penalty its λ is not looked at
   * @param intercept whether there is one
   * @throws IllegalArgumentException if the penalty has no corners, or no column that it is on or
   *     the target varies, so that there is no first λ, or no row has a weight; or spread rows are
   *     too wide to fold and too many to fetch
   */
  public static LassoPath of(Rows rows, ElasticNet penalty, boolean intercept, Settings settings) {
    if (rows.isSpread() && rows.features() <= RouteChoice.TRIANGLE_FEATURES) {
      return of(Triangle.of(rows), penalty, intercept, settings);
    }
    InMemoryRows here = InMemoryRows.gathered(rows, "The path of the lasso");
    ColumnStatistics moments = ColumnStatistics.of(here);
    Scaling scaling = Scaling.standardized(moments, intercept);
    Penalty unit = unit(penalty, moments, scaling);
    Course course = new Course(Columns.of(here, scaling, unit), scaling, 0, settings.tolerance());
    return course.follow(course.falling(settings), false);
  }

  /**
   * The path of rows that are folded already.
   *
   * @param triangle of them
   * @throws IllegalArgumentException as above
   */
  public static LassoPath of(
      Triangle triangle, ElasticNet penalty, boolean intercept, Settings settings) {
    Course course = course(triangle, penalty, intercept, settings.tolerance());
    return course.follow(course.falling(settings), false);
  }

  /**
   * The solutions for some λ, each brought as near as doubles go from where the tolerance is met.
   *
   * @param triangle of the rows
   * @param lambdas falling; not modified
   * @param tolerance as in {@link Settings}
   * @throws IllegalArgumentException as above
   */
  public static LassoPath of(
      Triangle triangle,
      ElasticNet penalty,
      boolean intercept,
      double[] lambdas,
      double tolerance) {
    return course(triangle, penalty, intercept, tolerance).follow(lambdas, true);
  }

  private static Course course(
      Triangle triangle, ElasticNet penalty, boolean intercept, double tolerance) {
    Scaling scaling = Scaling.standardized(triangle, intercept);
    Penalty unit = unit(penalty, triangle, scaling);
    Columns columns = new CompressedLeastSquares(triangle, scaling).columns().with(unit);
    int target = triangle.target();
    double rest = triangle.at(target, target) * triangle.at(target, target);
    return new Course(columns, scaling, rest, tolerance);
  }

  /** With λ = 1, in the coordinates of the path. */
  private static Penalty unit(ElasticNet penalty, Moments moments, Scaling scaling) {
    Penalty unit = scaling.penalty(penalty.withLambda(1).on(moments));
    if (penalty.l1Ratio() == 0) {
      throw new IllegalArgumentException(
          "A path starts where all weights are zero, and a ridge leaves none there. Choose lasso or"
              + " elastic-net.");
    }
    if (unit.isSmooth() || isConstant(moments, scaling.intercept())) {
      throw new IllegalArgumentException(
          unit.isSmooth()
              ? "No column that is penalised varies, so there is no weight for a path to follow."
              : "The target is the same in every row, so all weights are zero for any λ.");
    }
    return unit;
  }

  /** Whether the target is the same in every row but for rounding, so that nothing is explained. */
  public static boolean isConstant(Moments moments, boolean intercept) {
    int target = moments.target();
    double spread = intercept ? moments.centredNorm(target) : moments.norm(target);
    return spread <= CONSTANT * moments.norm(target);
  }

  /** One way down the λ. */
  private static final class Course {

    private final Columns columns;
    private final Scaling scaling;
    private final double rest;
    private final double tolerance;
    private final WorkingSet work;
    private final double first;
    private final double start;

    /**
     * @param rest the squares that no weights leave out, beside those of the columns
     */
    Course(Columns columns, Scaling scaling, double rest, double tolerance) {
      this.columns = columns;
      this.scaling = scaling;
      this.rest = rest;
      this.tolerance = tolerance;
      this.work = new WorkingSet(columns);
      this.first = work.first(columns, tolerance * columns.targetSquares() / 2);
      this.start = squares(work.residual());
    }

    double[] falling(Settings settings) {
      double factor = Math.pow(settings.ratio(), 1.0 / Math.max(1, settings.count() - 1));
      double[] lambdas = new double[settings.count()];
      for (int k = 0; k < lambdas.length; k++) {
        lambdas[k] = first * Math.pow(factor, k);
      }
      return lambdas;
    }

    LassoPath follow(double[] lambdas, boolean exactly) {
      double last = first;
      List<Solution> solutions = new ArrayList<>();
      for (double each : lambdas) {
        Columns asked = columns.with(columns.penalty().times(each));
        boolean converged = work.solve(asked, 2 - last / each, tolerance * start / 2);
        if (exactly) {
          work.polish(asked);
        }
        solutions.add(
            new Solution(
                each,
                work.at().clone(),
                scaling,
                (squares(work.residual()) + rest) / columns.weightSum(),
                2 * work.gap() / columns.weightSum(),
                converged));
        last = each;
      }
      return new LassoPath(solutions);
    }
  }

  private static double squares(double[] r) {
    double sum = 0;
    for (double element : r) {
      sum = Math.fma(element, element, sum);
    }
    return sum;
  }

  /** From the largest λ to the least. */
  public List<Solution> solutions() {
    return solutions;
  }
}
