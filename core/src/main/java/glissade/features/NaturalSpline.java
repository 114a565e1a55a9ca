package glissade.features;

import glissade.formula.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Cubic splines that are straight lines beyond the boundary knots: the basis that {@code ns} of R's
 * package splines makes, without an intercept, function by function.
 *
 * <p>The cubic B-splines of the knots but the first, times the part of Q that is orthogonal to
 * their second derivatives at the two boundary knots. That part is a matter of choice: here it is
 * the one that LINPACK's Householder reflections make, which R uses, so that each coefficient and
 * not only the fitted curve is the same as there.
 *
 * <p>Source: de Boor, A Practical Guide to Splines (2001), chapter IX; Hastie, Generalized additive
 * models, in Chambers and Hastie, Statistical Models in S (1992), section 7.4; Dongarra and others,
 * LINPACK Users' Guide (1979), chapter 9.
 */
final class NaturalSpline {

  private static final int ORDER = 4;

  private final List<Double> breaks;
  private final double[] knots;
  private final double[][] transformation;

  /**
   * @param breaks the boundary knots and those between them, strictly increasing
   */
  NaturalSpline(List<Double> breaks) {
    this.breaks = List.copyOf(breaks);
    int inner = breaks.size() - 2;
    this.knots = new double[inner + 2 * ORDER];
    for (int i = 0; i < knots.length; i++) {
      knots[i] = breaks.get(Math.max(0, Math.min(breaks.size() - 1, i - ORDER + 1)));
    }
    this.transformation = transformation();
  }

  /** The functions of an expression: one fewer than there are knots, the boundary included. */
  List<Expression> of(Expression x) {
    List<Double> origins = new ArrayList<>(breaks);
    origins.add(0, breaks.get(0));
    List<Expression> functions = new ArrayList<>();
    for (double[] weights : transformation) {
      functions.add(new Expression.Piecewise(x, breaks, origins, pieces(weights)));
    }
    return functions;
  }

  /** Of each interval the polynomial in x less where it begins: lines, cubics, and again a line. */
  private List<List<Double>> pieces(double[] weights) {
    List<List<Double>> pieces = new ArrayList<>();
    for (int m = 0; m < breaks.size() - 1; m++) {
      double[] sum = new double[ORDER];
      double[][] splines = splines(m);
      for (int i = 0; i < weights.length; i++) {
        for (int d = 0; d < ORDER; d++) {
          sum[d] += weights[i] * splines[i + 1][d];
        }
      }
      pieces.add(List.of(sum[0], sum[1], sum[2], sum[3]));
    }
    List<Double> first = pieces.get(0);
    List<Double> last = pieces.get(pieces.size() - 1);
    double h = lastWidth();
    double value = last.get(0) + h * (last.get(1) + h * (last.get(2) + h * last.get(3)));
    double slope = last.get(1) + h * (2 * last.get(2) + h * 3 * last.get(3));
    pieces.add(List.of(value, slope));
    pieces.add(0, List.of(first.get(0), first.get(1)));
    return pieces;
  }

  private double lastWidth() {
    return breaks.get(breaks.size() - 1) - breaks.get(breaks.size() - 2);
  }

  /**
   * The B-splines on one interval, as polynomials in x less where it begins: the recurrence of Cox
   * and de Boor on their coefficients.
   */
  private double[][] splines(int interval) {
    int at = interval + ORDER - 1;
    double origin = knots[at];
    double[][] splines = new double[knots.length - 1][ORDER];
    splines[at][0] = 1;
    for (int degree = 1; degree < ORDER; degree++) {
      for (int i = 0; i < knots.length - degree - 1; i++) {
        double[] sum = new double[ORDER];
        addLine(sum, splines[i], origin - knots[i], 1, knots[i + degree] - knots[i]);
        double end = knots[i + degree + 1];
        addLine(sum, splines[i + 1], end - origin, -1, end - knots[i + 1]);
        splines[i] = sum;
      }
    }
    return splines;
  }

  /** sum ← sum + polynomial·(constant + slope·u)/width, where there is a width. */
  private static void addLine(
      double[] sum, double[] polynomial, double constant, double slope, double width) {
    for (int d = 0; d < ORDER && width > 0; d++) {
      sum[d] += polynomial[d] * constant / width;
      if (d > 0) {
        sum[d] += polynomial[d - 1] * slope / width;
      }
    }
  }

  /** What the B-splines but the first count in each function. */
  private double[][] transformation() {
    int size = knots.length - ORDER - 1;
    double[][] curvatures = new double[2][size];
    double[][] atFirst = splines(0);
    double[][] atLast = splines(breaks.size() - 2);
    for (int i = 0; i < size; i++) {
      // Three B-splines curve at an end. Of the others rounding would decide a reflector's sign.
      curvatures[0][i] = i < 2 ? 2 * atFirst[i + 1][2] : 0;
      curvatures[1][i] =
          i < size - 3 ? 0 : 2 * atLast[i + 1][2] + 6 * atLast[i + 1][3] * lastWidth();
    }
    double[] first = reflector(curvatures[0], 0);
    reflect(first, 0, curvatures[1]);
    double[] second = reflector(curvatures[1], 1);
    double[][] transformation = new double[size - 2][size];
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      reflect(first, 0, unit);
      reflect(second, 1, unit);
      for (int j = 0; j < size - 2; j++) {
        transformation[j][i] = unit[j + 2];
      }
    }
    return transformation;
  }

  /** LINPACK's: the column divided by its norm with the sign of its pivot, and 1 added to that. */
  private static double[] reflector(double[] column, int pivot) {
    double squares = 0;
    for (int i = pivot; i < column.length; i++) {
      squares += column[i] * column[i];
    }
    double norm = Math.copySign(Math.sqrt(squares), column[pivot]);
    double[] reflector = new double[column.length];
    for (int i = pivot; i < column.length; i++) {
      reflector[i] = column[i] / norm;
    }
    reflector[pivot] += 1;
    return reflector;
  }

  private static void reflect(double[] reflector, int pivot, double[] vector) {
    double dot = 0;
    for (int i = pivot; i < vector.length; i++) {
      dot += reflector[i] * vector[i];
    }
    for (int i = pivot; i < vector.length; i++) {
      vector[i] -= dot / reflector[pivot] * reflector[i];
    }
  }

  /**
   * The knots of splines with some degrees of freedom: at the quantiles that divide the values into
   * so many parts (type 7 of Hyndman and Fan, as R has it), the ends included.
   *
   * @param at the ranks that {@link #ranks} tells, with the value at each
   */
  static List<Double> knots(int freedom, long rows, SortedMap<Long, Double> at) {
    List<Double> knots = new ArrayList<>();
    for (int i = 0; i <= freedom; i++) {
      double place = (rows - 1) * ((double) i / freedom);
      long below = (long) Math.floor(place);
      double share = place - below;
      double low = value(at, below);
      double high = value(at, Math.min(rows - 1, below + 1));
      knots.add(share > 0 && low != high ? (1 - share) * low + share * high : low);
    }
    return Collections.unmodifiableList(knots);
  }

  private static double value(SortedMap<Long, Double> at, long rank) {
    Double value = at.get(rank);
    if (value == null) {
      throw new IllegalStateException("nobody looked for rank " + rank);
    }
    return value;
  }

  /** Which values, from 0 in rising order, the knots are made of. */
  static SortedSet<Long> ranks(int freedom, long rows) {
    SortedSet<Long> ranks = new TreeSet<>();
    for (int i = 0; i <= freedom; i++) {
      long below = (long) Math.floor((rows - 1) * ((double) i / freedom));
      ranks.add(below);
      ranks.add(Math.min(rows - 1, below + 1));
    }
    return ranks;
  }
}
