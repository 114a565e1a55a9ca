package glissade.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a gradient is the derivative of its function, found out by central differences
 *
 * <pre>D(h) = (F(θ + heⱼ) − F(θ − heⱼ)) / 2h = ∂F/∂θⱼ + O(h²)</pre>
 *
 * <p>over steps h from a tenth of the variable's size down to where rounding hides everything. A
 * single difference proves little: with a large h it is not yet the derivative, with a small one it
 * is rounding. But where the claimed derivative is right, |D(h) − claimed| falls with the square of
 * h until it disappears in the rounding, a slope of 2 on log-log paper; where it is wrong, that
 * levels off at the mistake, a slope of 0, however small the mistake. Costs about 50 evaluations a
 * variable. Source: Nocedal and Wright, Numerical Optimization, 2nd edition, section 8.1.
 *
 * @param variables what was found of each
 */
public record GradientCheck(List<Variable> variables) {

  /** h goes down by this factor, half a decade. */
  private static final double FACTOR = Math.sqrt(10);

  /** From 1e-1 to 1e-11 of the variable's size. */
  private static final int STEPS = 21;

  /** An error so many times the rounding is not rounding. */
  private static final double OVER_ROUNDING = 20;

  /** Half way between the slope of a right derivative, 2, and of a wrong one, 0. */
  private static final double RIGHT = 1;

  /** The slope is that of the last steps before rounding takes over. */
  private static final int LAST = 4;

  public GradientCheck {
    variables = List.copyOf(variables);
  }

  /**
   * What was found of one variable.
   *
   * @param index j, from 0
   * @param claimed ∂F/∂θⱼ as the objective says
   * @param measured the same by the central difference that can be trusted most
   * @param slope of the error against the step on log-log paper: 2 for a right derivative, 0 for a
   *     wrong one; NaN where the error is rounding at every step, as in a linear or quadratic F
   * @param isRight whether the claim is confirmed
   */
  public record Variable(
      int index, double claimed, double measured, double slope, boolean isRight) {

    /** In a sentence. */
    public String describe() {
      if (isRight) {
        return String.format(
            Locale.ROOT, "The derivative by variable %d is right: %.6g.", index, claimed);
      }
      return String.format(
          Locale.ROOT,
          "The derivative by variable %d is off by %.3g: the gradient says %.6g, central differences"
              + " say %.6g%s.",
          index,
          claimed - measured,
          claimed,
          measured,
          likeness());
    }

    /** What a mistake of this kind often is. */
    private String likeness() {
      double ratio = claimed / measured;
      if (Math.abs(ratio + 1) < 1e-3) {
        return ", the same with the other sign";
      }
      for (double factor : new double[] {0.5, 2}) {
        if (Math.abs(ratio / factor - 1) < 1e-3) {
          return factor == 2 ? ", half as much" : ", twice as much";
        }
      }
      return Math.abs(slope) < 0.5 ? ", and smaller steps do not bring the two together" : "";
    }
  }

  /**
   * Checks every variable at a point. Choose one that is not special: at an optimum, at zero or on
   * a symmetry of F a wrong gradient may look right.
   *
   * @param objective F and ∇F
   * @param at θ, where both are finite; not modified
   * @throws IllegalArgumentException if the point has another dimension, or F or ∇F is not finite
   *     there
   */
  public static GradientCheck of(Objective objective, double... at) {
    if (at.length != objective.dimension()) {
      throw new IllegalArgumentException(
          "point and objective differ in dimension: " + at.length + " != " + objective.dimension());
    }
    double[] claimed = new double[at.length];
    double value = objective.valueAndGradient(at, claimed);
    List<Variable> variables = new ArrayList<>();
    for (int j = 0; j < at.length; j++) {
      if (!Double.isFinite(value) || !Double.isFinite(claimed[j])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "at this point F is %s and its derivative by variable %d is %s; choose a point where"
                    + " both are finite",
                value,
                j,
                claimed[j]));
      }
      variables.add(new Along(objective, at, j, value).judge(claimed[j]));
    }
    return new GradientCheck(variables);
  }

  /** Whether every derivative is right. */
  public boolean isRight() {
    return variables.stream().allMatch(Variable::isRight);
  }

  /** The verdict, then a line for each derivative that is off, the first ten of them. */
  public String describe() {
    List<Variable> off = variables.stream().filter(variable -> !variable.isRight()).toList();
    if (off.isEmpty()) {
      return variables.size() == 1
          ? "The gradient is right."
          : String.format(
              Locale.ROOT, "The gradient is right in all %,d variables.", variables.size());
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "The gradient is not the derivative of the function: %,d of %,d variables are off.",
            off.size(),
            variables.size()));
    off.stream().limit(10).forEach(variable -> text.append('\n').append(variable.describe()));
    return text.toString();
  }

  /** F along one variable. */
  private static final class Along {

    private final Objective objective;
    private final double[] point;
    private final double[] ignored;
    private final int j;
    private final double from;
    private final double value;
    private final double[] step = new double[STEPS];
    private final double[] difference = new double[STEPS];
    private final double[] bend = new double[STEPS];

    Along(Objective objective, double[] at, int j, double value) {
      this.objective = objective;
      this.point = at.clone();
      this.ignored = new double[at.length];
      this.j = j;
      this.from = at[j];
      this.value = value;
      double h = Math.max(Math.abs(from), 1) / 10;
      for (int m = 0; m < STEPS; m++) {
        measure(m, h);
        h /= FACTOR;
      }
    }

    private void measure(int m, double h) {
      double up = valueAt(from + h);
      double upper = point[j];
      double down = valueAt(from - h);
      // The steps really made: θⱼ + h is rounded.
      double made = upper - point[j];
      step[m] = made / 2;
      difference[m] = (up - down) / made;
      bend[m] = Math.abs(up - 2 * value + down);
    }

    private double valueAt(double coordinate) {
      point[j] = coordinate;
      return objective.valueAndGradient(point, ignored);
    }

    Variable judge(double claimed) {
      double noise = noise();
      List<double[]> above = new ArrayList<>();
      int trusted = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int m = 0; m < STEPS; m++) {
        double rounding = noise / step[m] + Math.ulp(claimed);
        double error = Math.abs(difference[m] - claimed);
        if (error > OVER_ROUNDING * rounding) {
          above.add(new double[] {Math.log(step[m]), Math.log(error)});
        }
        double doubt = rounding + (m == 0 ? 0 : Math.abs(difference[m] - difference[m - 1]));
        if (m > 0 && doubt < least) {
          least = doubt;
          trusted = m;
        }
      }
      double slope = slope(above);
      // Where F is finite nowhere around, nothing is confirmed.
      boolean right =
          Double.isFinite(least) && (Double.isNaN(slope) ? above.isEmpty() : slope > RIGHT);
      return new Variable(j, claimed, difference[trusted], slope, right);
    }

    /** How far from exact F is: what is left of its second difference at steps that are tiny. */
    private double noise() {
      double noise = Math.ulp(value);
      for (int m = STEPS - 3; m < STEPS; m++) {
        noise = Double.isFinite(bend[m]) ? Math.max(noise, bend[m]) : noise;
      }
      return noise;
    }

    /** Of the last points, by least squares; NaN of fewer than two. */
    private static double slope(List<double[]> points) {
      List<double[]> last = points.subList(Math.max(0, points.size() - LAST), points.size());
      if (last.size() < 2) {
        return Double.NaN;
      }
      double x = last.stream().mapToDouble(point -> point[0]).average().orElse(0);
      double y = last.stream().mapToDouble(point -> point[1]).average().orElse(0);
      double xy = 0;
      double xx = 0;
      for (double[] point : last) {
        xy += (point[0] - x) * (point[1] - y);
        xx += (point[0] - x) * (point[0] - x);
      }
      return xy / xx;
    }
  }
}
