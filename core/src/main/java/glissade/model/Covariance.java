package glissade.model;

import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;
import glissade.descent.Outcome;
import glissade.objective.Cholesky;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.io.Serializable;
import java.util.Optional;

/**
 * How sure the coefficients of a model are, all together: with x̃ = (1, φ(x) − c) the features of a
 * row about the means c of those that the model was made of, the variance of its score is
 *
 * <pre>Var(b + w·φ(x)) = ‖Fᵀx̃‖²</pre>
 *
 * F is s·R₁⁻¹ for least squares, s² = ρ²/(n − p), and a root of φ(X̃ᵀDX̃)⁻¹ for likelihoods, where
 * {@link Fit#standardErrors} are the same matrix's diagonal. Kept as a root, never as FFᵀ, of which
 * small variances would be differences of large numbers. Sources: Seber and Lee, Linear Regression
 * Analysis, 2nd edition, section 5.3; McCullagh and Nelder, Generalized Linear Models, 2nd edition,
 * section 4.4.
 *
 * <p>Immutable.
 */
public final class Covariance implements Serializable {

  /** Of more features there are too many numbers to keep in a model. */
  public static final int MOST_FEATURES = 500;

  private final double[] centre;
  private final double[] factor;
  private final double residualVariance;
  private final long freedom;

  /**
   * @param centre c, one a feature; kept, not copied
   * @param factor F, row-major, square of order d + 1, or d without an intercept; kept, not copied
   * @param residualVariance s² of least squares; NaN for other losses
   * @param freedom n − p, the degrees of freedom that s² or φ has; 0 where φ is known
   */
  public Covariance(double[] centre, double[] factor, double residualVariance, long freedom) {
    this.centre = centre;
    this.factor = factor;
    this.residualVariance = residualVariance;
    this.freedom = freedom;
  }

  /**
   * Of a fit.
   *
   * @return empty where it has no standard errors, or more than {@value #MOST_FEATURES} features
   */
  public static Optional<Covariance> of(Fit fit) {
    if (fit.isMultinomial()
        || fit.plan().columns().features() > MOST_FEATURES
        || !(fit.outcome() instanceof Outcome.Converged)
        || fit.standardErrors() == null) {
      return Optional.empty();
    }
    if (fit.plan() instanceof CompressedPlan compressed) {
      return Optional.of(of(compressed.objective()));
    }
    return fit.plan().objective() instanceof MeanLoss mean
        ? Optional.of(of(mean, fit))
        : Optional.empty();
  }

  private static Covariance of(CompressedLeastSquares problem) {
    Triangle triangle = problem.triangle();
    boolean intercept = problem.coordinates().intercept();
    int p = problem.dimension();
    double[] whole = intercept ? triangle.toArray() : triangle.withoutConstant();
    double[] r1 = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whole, i * (p + 1), r1, i * p, p);
    }
    for (int j = 1; j < p && intercept; j++) {
      // About its mean a column has nothing in common with the constant.
      r1[j] = 0;
    }
    long freedom = triangle.rows() - p;
    double rho = whole[p * (p + 1) + p];
    double s = Math.abs(rho) / Math.sqrt((double) freedom);
    return new Covariance(centre(triangle, intercept), inverse(r1, p, s), s * s, freedom);
  }

  private static double[] inverse(double[] r1, int p, double times) {
    UpperTriangular triangular = new UpperTriangular(r1, p);
    double[] inverse = new double[p * p];
    for (int j = 0; j < p; j++) {
      double[] column = new double[p];
      column[j] = times;
      triangular.solve(column);
      for (int i = 0; i < p; i++) {
        inverse[i * p + j] = column[i];
      }
    }
    return inverse;
  }

  private static Covariance of(MeanLoss loss, Fit fit) {
    LikelihoodErrors.Information information =
        LikelihoodErrors.information(loss, fit.outcome().arrival().at(), fit.plan().columns());
    Cholesky root = information.root();
    int p = loss.dimension();
    Scaling scaling = loss.scaling();
    double[] factor = new double[p * p];
    for (int j = 0; j < p; j++) {
      double[] column = new double[p];
      column[j] = Math.sqrt(information.scale());
      root.halfSolve(column);
      for (int i = 0; i < p; i++) {
        double unit = i < scaling.first() ? 1 : scaling.scale(i - scaling.first());
        factor[i * p + j] = column[i] / unit;
      }
    }
    double[] centre = new double[scaling.features()];
    for (int j = 0; j < centre.length; j++) {
      centre[j] = scaling.centre(j);
    }
    return new Covariance(centre, factor, Double.NaN, information.freedom());
  }

  private static double[] centre(Moments columns, boolean intercept) {
    double[] centre = new double[columns.features()];
    for (int j = 0; j < centre.length && intercept; j++) {
      centre[j] = columns.mean(j + 1);
    }
    return centre;
  }

  /** A copy of c. */
  public double[] centre() {
    return centre.clone();
  }

  /** A copy of F, row-major. */
  public double[] factor() {
    return factor.clone();
  }

  /** s² of least squares; NaN for other losses. */
  public double residualVariance() {
    return residualVariance;
  }

  /** n − p, the degrees of freedom that s² or φ has; 0 where φ is known. */
  public long freedom() {
    return freedom;
  }

  /** The order of F. */
  public int order() {
    return centre.length + (intercept() ? 1 : 0);
  }

  /** Whether the intercept was fitted, so that it is unsure too. */
  public boolean intercept() {
    return factor.length > centre.length * centre.length;
  }

  /**
   * √Var of the score of every row.
   *
   * @param batch a NaN among a row's features gives a NaN; not modified
   * @param out the first {@code batch.rows()} elements are overwritten
   */
  public void standardErrors(Batch batch, double[] out) {
    DenseBatch rows = batch.dense();
    int first = intercept() ? 1 : 0;
    int p = order();
    for (int i = 0; i < rows.rows(); i++) {
      double[] sums = new double[p];
      if (first == 1) {
        System.arraycopy(factor, 0, sums, 0, p);
      }
      for (int j = 0; j < centre.length; j++) {
        double away = rows.feature(i, j) - centre[j];
        for (int k = 0; k < p; k++) {
          sums[k] = Math.fma(away, factor[(first + j) * p + k], sums[k]);
        }
      }
      double squares = 0;
      for (double sum : sums) {
        squares = Math.fma(sum, sum, squares);
      }
      out[i] = Math.sqrt(squares);
    }
  }
}
