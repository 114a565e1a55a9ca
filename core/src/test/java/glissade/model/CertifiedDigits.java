package glissade.model;

import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;
import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.objective.CompressedLeastSquares;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How many digits of NIST's linear data sets are right: −log₁₀ of the relative error of the worst
 * coefficient and of the worst standard error, against the exact solution of the doubles as they
 * are stored. Of an exact 0 the error is counted as a part of the coefficient. {@code
 * benchmarks/nist} prints it.
 *
 * @param set which
 * @param descent where descent on the raw columns ends
 * @param triangle by back substitution from the triangle alone
 * @param refined after the rows have been read again
 * @param orthogonal where descent ends on orthonormal polynomials of the same degree; none of other
 *     sets
 * @param converged whether descent on the raw columns says that it arrived
 */
record CertifiedDigits(
    CertifiedSet set,
    Digits descent,
    Digits triangle,
    Digits refined,
    Digits orthogonal,
    boolean converged) {

  /** More than a double has. */
  private static final double ALL = 16;

  /** So many digits of every coefficient, and descent counts as having reached the set. */
  private static final double REACHED = 8;

  /** Of the worst coefficient and the worst standard error. */
  record Digits(double coefficients, double errors) {
    static final Digits NONE = new Digits(Double.NaN, Double.NaN);
  }

  static CertifiedDigits of(CertifiedSet set) {
    ExactErrors exact = ExactErrors.of(set.columns(), set.y());
    CompressedPlan plan = set.trainer().plan(Triangle.of(set.rows()));
    Fit fit = fit(plan);
    Fit refined = fit((CompressedPlan) set.trainer().withRefinement().plan(set.rows(), c -> {}));
    Digits orthogonal = Digits.NONE;
    if (set.polynomial()) {
      CertifiedSet other = set.orthogonal();
      orthogonal = descent(other, fit(other.trainer().plan(Triangle.of(other.rows()))));
    }
    return new CertifiedDigits(
        set,
        descent(set, fit),
        digits(set, exact, plan.optimum(), errors(plan.objective(), plan.objective().leastLoss())),
        digits(set, exact, refined.optimum(), refinedErrors(refined)),
        orthogonal,
        fit.outcome() instanceof Outcome.Converged);
  }

  private static Fit fit(CompressedPlan plan) {
    return new Fit(plan, plan.start().outcome(), names(plan.columns().features()));
  }

  private static FeatureMap names(int features) {
    List<String> names = IntStream.rangeClosed(1, features).mapToObj(j -> "x" + j).toList();
    return new FeatureMap(names, "y", null, Missing.FAIL, null);
  }

  private static Digits descent(CertifiedSet set, Fit fit) {
    ExactErrors exact = ExactErrors.of(set.columns(), set.y());
    CompressedLeastSquares problem = ((CompressedPlan) fit.plan()).objective();
    return digits(set, exact, fit.coefficients(), errors(problem, fit.loss()));
  }

  /** With the residual of some mean loss. */
  private static double[] errors(CompressedLeastSquares problem, double loss) {
    int p = problem.dimension();
    Triangle triangle = problem.triangle();
    double[] whole = triangle.augmented(problem.coordinates().intercept());
    double[] r1 = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(whole, i * (p + 1), r1, i * p, p);
    }
    double s = Math.sqrt(loss * triangle.rows() / (triangle.rows() - p));
    double[] norms = new UpperTriangular(r1, p).inverseNorms();
    return Arrays.stream(norms).map(norm -> s * norm).toArray();
  }

  private static double[] refinedErrors(Fit fit) {
    CompressedPlan plan = (CompressedPlan) fit.plan();
    double[] errors =
        Objects.requireNonNull(StandardErrors.of(plan.objective(), plan.refinedTriangle()));
    return plan.coordinates().intercept() ? errors : Arrays.copyOfRange(errors, 1, errors.length);
  }

  /**
   * @param coefficients (b, w)
   * @param errors one a variable
   */
  private static Digits digits(
      CertifiedSet set, ExactErrors exact, double[] coefficients, double[] errors) {
    double[] own =
        set.intercept() ? coefficients : Arrays.copyOfRange(coefficients, 1, coefficients.length);
    return new Digits(
        worst(own, exact.coefficients(), exact.coefficients()),
        worst(errors, exact.errors(), exact.coefficients()));
  }

  private static double worst(double[] found, double[] exact, double[] size) {
    double worst = ALL;
    for (int j = 0; j < found.length; j++) {
      double error = Math.abs(found[j] - exact[j]);
      double unit = Math.abs(exact[j] == 0 ? size[j] : exact[j]);
      worst = Math.min(worst, error == 0 ? ALL : -Math.log10(error / unit));
    }
    return Math.max(0, worst);
  }

  /** Whether descent on the raw columns arrived. */
  boolean reached() {
    return converged && descent.coefficients() >= REACHED;
  }

  private static String text(Digits digits) {
    return Double.isNaN(digits.coefficients())
        ? "             "
        : String.format(Locale.ROOT, "%5.1f   %5.1f", digits.coefficients(), digits.errors());
  }

  /** Prints all sets. */
  public static void main(String[] args) {
    PrintStream out = System.out;
    out.println("Correct digits of the worst coefficient and of the worst standard error,");
    out.println("against the exact solution of the stored doubles (16: all of them).");
    out.println();
    out.println(
        "            descent         triangle alone  after refinement  descent, orthogonal");
    out.println("            coef.   error   coef.   error   coef.   error     coef.   error");
    List<CertifiedDigits> all = CertifiedSet.all().stream().map(CertifiedDigits::of).toList();
    for (CertifiedDigits one : all) {
      out.printf(
          Locale.ROOT,
          "%-10s %s   %s   %s     %s%n",
          one.set.name(),
          text(one.descent),
          text(one.triangle),
          text(one.refined),
          text(one.orthogonal));
    }
    out.println();
    out.println("Descent itself reaches, converged and with eight digits: " + named(all));
    for (CertifiedDigits one : all) {
      if (!one.reached() && one.set.polynomial()) {
        out.printf(
            Locale.ROOT,
            "It does not reach %s on raw powers; on orthonormal polynomials it has %.1f digits.%n",
            one.set.name(),
            one.orthogonal.coefficients());
      }
    }
  }

  private static String named(List<CertifiedDigits> all) {
    List<String> names =
        all.stream().filter(CertifiedDigits::reached).map(one -> one.set.name()).toList();
    return String.join(", ", names) + ".";
  }
}
