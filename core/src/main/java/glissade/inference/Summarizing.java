package glissade.inference;

import glissade.compress.Triangle;
import glissade.descent.Outcome;
import glissade.loss.ClassWeighted;
import glissade.model.CompressedPlan;
import glissade.model.Fit;
import glissade.model.Goodness;
import glissade.model.Plan;
import glissade.model.Route;
import glissade.objective.CompressedLeastSquares;
import glissade.objective.RefinedTriangle;
import glissade.objective.Scaling;
import glissade.rows.Rows;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Summary}. */
final class Summarizing {

  /** What is left of a perfect fit, as a part of the targets, is rounding. */
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Fit fit;
  private final Plan plan;
  private final Rows rows;
  private final SummaryOptions options;
  private final ErrorModel errors;
  private final boolean intercept;

  Summarizing(Fit fit, Rows rows, SummaryOptions options) {
    if (!fit.outcome().hasUsablePoint() || fit.isMultinomial()) {
      throw new IllegalArgumentException("there is no model of one score to summarise");
    }
    this.fit = fit;
    this.plan = fit.plan();
    this.rows = rows;
    this.options = options;
    this.errors = ErrorModel.of(plan.loss());
    this.intercept = plan.coordinates().intercept();
  }

  Summary summary() {
    Optional<String> reason = reasonBefore();
    if (reason.isPresent()) {
      return without(reason);
    }
    Triangle triangle = Influence.triangle(fit, rows, errors);
    Information information = Information.of(triangle, intercept);
    RefinedTriangle refined = refined(information);
    double residual = refined == null ? information.residual() : refined.residualNorm();
    if (errors.isSquared() && residual <= ROUNDING * triangle.norm(triangle.target())) {
      return without(
          Optional.of(
              "The model fits every row but for rounding, so standard errors would be those of the"
                  + " arithmetic."));
    }
    RowStatistics statistics =
        rows.fold(
            new RowStatistics(
                fit.coefficients(),
                errors,
                new Influence(information),
                options.robust().orElse(null)));
    long freedom = statistics.rows() - information.rank();
    if (freedom <= 0) {
      return without(Optional.of(tooFewRows()));
    }
    reason = reasonAgainstRobust(statistics);
    if (reason.isPresent()) {
      return without(reason);
    }
    double dispersion = dispersion(information, residual, freedom);
    double[] norms = refined == null ? information.inverseNorms() : refined.inverseNorms();
    Estimates estimates =
        new Estimates(fit, information, triangle, norms)
            .withErrors(errorsOf(information, norms, dispersion, statistics));
    return summary(information, triangle, statistics, residual, dispersion, estimates);
  }

  private Summary summary(
      Information information,
      Triangle triangle,
      RowStatistics statistics,
      double residual,
      double dispersion,
      Estimates estimates) {
    int rank = information.rank();
    long freedom = statistics.rows() - rank;
    boolean squares = errors.isSquared();
    Optional<DevianceStatistics> deviance =
        squares ? Optional.empty() : Optional.of(deviance(statistics.rows(), dispersion));
    double left = squares ? residual * residual : deviance.orElseThrow().deviance();
    LikelihoodSums sums = statistics.likelihood();
    Optional<String> whyNot = sums.reasonAgainst();
    int parameters = rank + sums.furtherParameters();
    return new Summary(
        Optional.empty(),
        statistics.rows(),
        rank,
        errors.knowsDispersion(),
        options,
        estimates.list(errors.knowsDispersion(), freedom, options.confidence()),
        squares
            ? Optional.of(
                SquaresStatistics.of(
                    residual, information.explained(intercept ? 1 : 0), intercept, rank, freedom))
            : Optional.empty(),
        deviance,
        whyNot.isPresent()
            ? Optional.empty()
            : Optional.of(Likelihood.of(sums.logarithm(left), parameters, statistics.rows())),
        whyNot,
        conditions(triangle),
        Optional.of(RowFindings.of(statistics, squares, dispersion, rank)));
  }

  /** What can be told all the same. */
  private Summary without(Optional<String> reason) {
    return new Summary(
        reason,
        plan.columns().rows(),
        fit.coefficients().length - (intercept ? 0 : 1),
        errors.knowsDispersion(),
        options,
        Estimates.without(fit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<String> reasonBefore() {
    if (!plan.penalty().isNone()) {
      return Optional.of(
          "The penalty draws the coefficients towards 0: they are off by as much as it makes them"
              + " vary less, and no standard error, p-value or interval would say by how much.");
    }
    if (!(fit.outcome() instanceof Outcome.Converged)) {
      return Optional.of(
          "The descent did not converge ("
              + fit.outcome().status()
              + "): standard errors, p-values and intervals are those of the optimum, and this is"
              + " another point.");
    }
    if (plan.loss() instanceof ClassWeighted) {
      return Optional.of(
          "The two classes count differently, which is the likelihood of other rows than these, so"
              + " there are no standard errors, p-values or intervals.");
    }
    if (!errors.isLikelihood()) {
      return Optional.of(
          "The "
              + plan.lossName().split(":", 2)[0]
              + " loss is no likelihood, so there are no standard errors, p-values or intervals.");
    }
    if (plan.choice().route() == Route.DUAL) {
      return Optional.of(tooFewRows());
    }
    int p = plan.coordinates().features() + 1;
    boolean isFolded = errors.isSquared() && plan instanceof CompressedPlan;
    return p > Influence.MOST_COEFFICIENTS && !isFolded
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Standard errors are left out over %,d coefficients: they would take longer than"
                    + " the fit.",
                Influence.MOST_COEFFICIENTS))
        : Optional.empty();
  }

  private static String tooFewRows() {
    return "There are no more rows than coefficients, so nothing is left to tell errors from.";
  }

  private Optional<String> reasonAgainstRobust(RowStatistics statistics) {
    boolean isDivided = options.robust().filter(RobustErrors::divides).isPresent();
    return isDivided && statistics.pinned() > 0
        ? Optional.of(
            "Some rows are fitted exactly whatever their targets are, so "
                + options.robust().orElseThrow()
                + " would divide by 0. Choose HC0 or HC1.")
        : Optional.empty();
  }

  /** Where it was made, and no column is a combination of others. */
  private @Nullable RefinedTriangle refined(Information information) {
    return errors.isSquared()
            && information.aliases().isEmpty()
            && plan instanceof CompressedPlan compressed
        ? compressed.refinedTriangle()
        : null;
  }

  private double dispersion(Information information, double residual, long freedom) {
    if (errors.knowsDispersion()) {
      return 1;
    }
    double left = errors.isSquared() ? residual : Math.hypot(information.explained(0), residual);
    return left * left / (double) freedom;
  }

  private double[] errorsOf(
      Information information, double[] norms, double dispersion, RowStatistics statistics) {
    double[] found = new double[norms.length];
    if (options.robust().isEmpty()) {
      for (int k = 0; k < found.length; k++) {
        found[k] = Math.sqrt(dispersion) * norms[k];
      }
      return found;
    }
    RobustErrors kind = options.robust().get();
    long freedom = statistics.rows() - information.rank();
    double factor = Math.sqrt(kind.factor(statistics.rows(), freedom));
    Triangle pulls = statistics.pulls();
    for (int k = 0; k < found.length; k++) {
      double[] column = information.inverse(k);
      double[] point = new double[pulls.features() + 1];
      for (int j = 0; j < column.length; j++) {
        point[information.column(j)] = column[j];
      }
      double mean = pulls.meanSquaredError(point);
      found[k] = factor * Math.sqrt(mean) * Math.sqrt(pulls.weightSum());
    }
    return found;
  }

  private DevianceStatistics deviance(long n, double dispersion) {
    double weights = plan.columns().weightSum();
    Goodness model;
    Goodness constant;
    if (intercept) {
      Goodness.Compared compared = Goodness.compared(fit);
      model = compared.model();
      constant = compared.constant();
    } else {
      double[] coefficients = fit.coefficients();
      model = Goodness.of(rows, plan.loss(), coefficients);
      constant = Goodness.of(rows, plan.loss(), new double[coefficients.length]);
    }
    return new DevianceStatistics(
        model.deviance() * weights,
        constant.deviance() * weights,
        n - (intercept ? 1 : 0),
        dispersion);
  }

  private Optional<Summary.Conditions> conditions(Triangle triangle) {
    if (triangle.features() == 0) {
      return Optional.empty();
    }
    int d = triangle.features();
    CompressedLeastSquares raw = new CompressedLeastSquares(triangle, Scaling.raw(d, intercept));
    CompressedLeastSquares standardized = raw.in(Scaling.standardized(triangle, intercept));
    return Optional.of(
        new Summary.Conditions(raw.spectrum().condition(), standardized.spectrum().condition()));
  }
}
