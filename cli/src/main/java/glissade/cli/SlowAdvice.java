package glissade.cli;

import glissade.descent.Outcome;
import glissade.forecast.Course;
import glissade.forecast.EigenDirection;
import glissade.forecast.Forecast;
import glissade.forecast.GapShare;
import glissade.forecast.Stagnation;
import glissade.model.Plan;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.GradientDescent;
import glissade.optimizer.Recurrence;
import glissade.report.words.Advice;
import glissade.report.words.Closeness;
import glissade.report.words.DirectionText;
import glissade.report.words.FitAdvice;
import glissade.report.words.ForecastRow;
import glissade.report.words.Forecasts;
import glissade.report.words.Numbers;
import glissade.report.words.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Why a descent ended before it arrived, and what would help. */
final class SlowAdvice {

  /** The tolerance of a triangle unless another is chosen. */
  private static final double USUAL_TOLERANCE = 1e-12;

  /** Parts of a gap under this are rounding. */
  private static final double ROUNDING = 1e-30;

  /** These go about as far as the step says, whatever the gradient is. */
  private static final Set<String> NORMED = Set.of("rmsprop", "adam", "adamw");

  private final FitResult result;
  private final Forecasts forecasts;
  private final Forecast planned;
  private final Optional<Recurrence> method;
  private final Stagnation why;

  /** The iterations of the quickest remedy told. */
  private long least = 2 * Advice.MOST_ITERATIONS;

  SlowAdvice(FitResult result, Forecasts forecasts) {
    this.result = result;
    this.forecasts = forecasts;
    this.planned = forecasts.planned();
    this.method = result.plan().recurrence();
    this.why =
        Stagnation.of(
            planned,
            method,
            result.outcome().arrival().at(),
            result.outcome().arrival().iteration());
  }

  /** Whether it ended before it arrived, by itself. */
  static boolean isNeeded(FitResult result) {
    return result.outcome() instanceof Outcome.BudgetSpent
        || result.outcome() instanceof Outcome.StepFailed;
  }

  /** Where it is slow: the directions along which nearly all of the gap lies that is left. */
  String explanation() {
    String circles = circles(result.plan());
    if (why.slow().isEmpty()) {
      return circles;
    }
    List<String> parts = new ArrayList<>();
    for (GapShare share : why.slow()) {
      EigenDirection direction = EigenDirection.of(why.here(), share.number());
      String part =
          Numbers.shortest(100 * share.part(), 2)
              + " % along "
              + DirectionText.of(direction, result.features());
      if (method.isPresent()) {
        double digit = why.here().course(method.get()).iterationsPerDigit(share.number());
        part += " (" + iterationsADigit(digit) + ")";
      }
      parts.add(part);
    }
    return "κ = "
        + Numbers.significant(why.condition(), 2)
        + ". Of the first gap to the optimum "
        + Numbers.shortest(100 * why.left(), 2)
        + " % is left, of which "
        + Prose.list(parts)
        + "."
        + hopeless()
        + (circles.isEmpty() ? "" : " " + circles);
  }

  /** Where more iterations are not among the remedies. */
  private String hopeless() {
    if (method.isEmpty() || isPayable(planned.course(method.get()))) {
      return "";
    }
    return " At this rate " + cost(planned.course(method.get())) + ".";
  }

  /** What would help, each with what it would take. */
  List<String> remedies() {
    Plan plan = result.plan();
    if (plan.optimizer().name().equals("cg")) {
      return List.of(
          "more --iterations, or a larger --tolerance: conjugate gradient arrives within "
              + Prose.count(planned.conjugate().iterations(), "iteration")
              + " but for rounding");
    }
    List<String> remedies = new ArrayList<>();
    if (!circles(plan).isEmpty()) {
      remedies.add(withoutStep(plan));
    } else if (result.outcome() instanceof Outcome.BudgetSpent) {
      more().ifPresent(remedies::add);
    }
    if (method.isPresent() && method.get().beta() == 0 && isBetter(planned.best())) {
      String step = Advice.bestStep(planned);
      remedies.add("--step " + step + ": " + cost(planned.withStep(Double.parseDouble(step))));
    }
    for (ForecastRow row : ForecastRow.of(planned)) {
      if (row.course().recurrence().beta() > 0 && isBetter(row.course())) {
        remedies.add(FitAdvice.automatic(forecasts, row) + ", " + cost(row.course()));
      }
    }
    standardized().ifPresent(remedies::add);
    remedies.add(FitAdvice.conjugate(FitAdvice.best(forecasts)));
    return remedies;
  }

  private Optional<String> more() {
    if (method.isEmpty()) {
      return Optional.of("more --iterations");
    }
    Course course = planned.course(method.get());
    if (!isBetter(course)) {
      return Optional.empty();
    }
    long needed = course.iterationsToGap(target()).orElseThrow();
    return Optional.of(
        "--iterations "
            + roundedUp(needed)
            + (result.tolerance().isPresent() ? "" : " --tolerance " + told(USUAL_TOLERANCE))
            + ": "
            + cost(course));
  }

  /** To two digits. */
  private static long roundedUp(long count) {
    long unit = 1;
    while (count / unit >= 100) {
      unit *= 10;
    }
    return (count + unit - 1) / unit * unit;
  }

  /** Whether it takes at most half of what was told before, which is remembered. */
  private boolean isBetter(Course course) {
    OptionalLong needed = course.iterationsToGap(target());
    if (needed.isEmpty() || needed.getAsLong() > least / 2) {
      return false;
    }
    least = needed.getAsLong();
    return true;
  }

  /** The same optimizer on standardised columns, as far as what it does is known. */
  private Optional<String> standardized() {
    Forecast other = forecasts.onStandardized();
    if (forecasts.standardized() || other == null || method.isEmpty()) {
      return Optional.empty();
    }
    String name = result.plan().optimizer().name();
    Course course = FitAdvice.row(other, name).map(ForecastRow::course).orElse(other.best());
    return isBetter(course)
        ? Optional.of("--standardize on without --step: " + cost(course))
        : Optional.empty();
  }

  /** Whether somebody would wait for it, on a triangle. */
  private boolean isPayable(Course course) {
    OptionalLong needed = course.iterationsToGap(target());
    return needed.isPresent() && needed.getAsLong() <= Advice.MOST_ITERATIONS;
  }

  /** {@code 1,200 iterations to the tolerance of 1e-12}. */
  private String cost(Course course) {
    OptionalLong needed = course.iterationsToGap(target());
    String count = needed.isEmpty() ? "over 1e18" : Numbers.about(needed.getAsLong());
    return count
        + (count.equals("1") ? " iteration to " : " iterations to ")
        + (isPerfect()
            ? "a gap of " + Numbers.shortest(why.target(), 1)
            : "the tolerance of " + told(tolerance()));
  }

  /**
   * The part of the first gap that is left at the tolerance: ‖R₁⁻ᵀXᵀr‖² is W times the gap, and
   * ‖r‖² is W times the loss.
   */
  private double target() {
    return isPerfect()
        ? why.target()
        : Math.max(
            ROUNDING, tolerance() * tolerance() * planned.optimumLoss() / planned.firstGap());
  }

  /** Whether the loss comes down to nothing, so that another test decides. */
  private boolean isPerfect() {
    return !(planned.optimumLoss() > Closeness.PERFECT * planned.firstGap()) || !(tolerance() > 0);
  }

  private static String told(double tolerance) {
    return Numbers.shortest(tolerance, 2);
  }

  private double tolerance() {
    return result.tolerance().orElse(USUAL_TOLERANCE);
  }

  /** What a constant step does that is not multiplied by the gradient; else empty. */
  static String circles(Plan plan) {
    if (!(plan.optimizer() instanceof GradientDescent descent)
        || !NORMED.contains(descent.name())
        || !(descent.stepSize() instanceof ConstantStep step)) {
      return "";
    }
    String title = descent.title();
    String size = Numbers.shortest(step.size(), 4);
    return title
        + " moves every coordinate by about the step, "
        + size
        + ", at each iteration: far from the optimum that is slow, and near it a constant step only"
        + " circles.";
  }

  private static String withoutStep(Plan plan) {
    return "--optimizer "
        + plan.optimizer().name()
        + " without --step: begins with the exact first step, and halves it where the loss comes no"
        + " lower";
  }

  /** The same where the rows were not folded, so that little is known beforehand. */
  static List<String> onRows(FitResult result) {
    Plan plan = result.plan();
    List<String> remedies = new ArrayList<>();
    if (!circles(plan).isEmpty()) {
      remedies.add(withoutStep(plan));
    } else if (result.outcome() instanceof Outcome.BudgetSpent) {
      remedies.add("more --iterations");
    }
    if (result.summary() != null) {
      if (result.plan().optimizer() instanceof GradientDescent) {
        remedies.add("neither --step nor --optimizer: the method that is chosen for this loss");
      }
      return remedies;
    }
    if (!plan.optimizer().name().equals("cg")) {
      remedies.add("neither --step nor --optimizer: conjugate gradient, which finds its own steps");
    }
    remedies.add("--route triangle: says how many iterations each optimizer takes");
    return remedies;
  }

  /** {@code 1,200 iterations to a tenth}. */
  static String iterationsADigit(double digit) {
    if (digit >= 1e18) {
      return "over 1e18 iterations to a tenth";
    }
    long count = Math.round(digit);
    return count <= 1
        ? "1 iteration or less to a tenth"
        : Numbers.about(count) + " iterations to a tenth";
  }
}
