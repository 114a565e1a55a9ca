package glissade.report.slice;

import glissade.loss.Loss;
import glissade.penalty.Penalty;
import glissade.rows.Batch;
import glissade.rows.Responses;
import glissade.rows.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * A loss over a plane from the rows: the score of a row is linear there, s₀ + a·p + b·q, so of each
 * row three numbers are all that is needed. Of many rows some are taken, evenly spread.
 */
final class ScoredRows implements Surface {

  /** A picture of more looks the same. */
  private static final int MOST = 1_000;

  private final Loss loss;
  private final Penalty penalty;
  private final double[] s0;
  private final double[] p;
  private final double[] q;
  private final Responses responses;
  private final double weightSum;
  private final double[] middle;
  private final double[] u;
  private final double[] v;
  private final long seen;

  private ScoredRows(Loss loss, Penalty penalty, List<double[]> rows, double[][] plane, long seen) {
    this.loss = loss;
    this.penalty = penalty;
    this.s0 = column(rows, 0);
    this.p = column(rows, 1);
    this.q = column(rows, 2);
    double[] known = Arrays.copyOf(column(rows, 3), 2 * rows.size());
    System.arraycopy(column(rows, 4), 0, known, rows.size(), rows.size());
    this.responses = new Responses(known, 0, rows.size(), true, false);
    this.weightSum = responses.weightSum(rows.size());
    this.middle = plane[0];
    this.u = plane[1];
    this.v = plane[2];
    this.seen = seen;
  }

  /**
   * Goes through the rows once.
   *
   * @param penalty in original units, one variable a feature
   * @param middle (b, w) where a and b are 0; kept
   * @param u what one unit of a adds to (b, w); kept
   * @param v what one unit of b adds to (b, w); kept
   */
  static ScoredRows of(
      Rows rows, Loss loss, Penalty penalty, double[] middle, double[] u, double[] v) {
    Thinned<double[]> kept = new Thinned<>(MOST);
    double[][] plane = {middle, u, v};
    rows.inOrder(batch -> add(batch, plane, kept));
    return new ScoredRows(loss, penalty, kept.kept(), plane, kept.seen());
  }

  private static void add(Batch batch, double[][] plane, Thinned<double[]> kept) {
    double[][] scores = new double[3][batch.rows()];
    for (int k = 0; k < 3; k++) {
      double[] weights = Arrays.copyOfRange(plane[k], 1, plane[k].length);
      batch.predict(weights, plane[k][0], scores[k]);
    }
    batch.responses().shift(scores[0], batch.rows());
    for (int i = 0; i < batch.rows(); i++) {
      if (kept.isNextKept()) {
        kept.keep(
            new double[] {
              scores[0][i], scores[1][i], scores[2][i], batch.target(i), batch.weight(i)
            });
      }
    }
  }

  private static double[] column(List<double[]> rows, int k) {
    return rows.stream().mapToDouble(row -> row[k]).toArray();
  }

  /** How many rows were taken. */
  int taken() {
    return s0.length;
  }

  /** How many rows there were. */
  long seen() {
    return seen;
  }

  /** Whether no row that counts was taken, so that there is no loss. */
  boolean isEmpty() {
    return !(weightSum > 0);
  }

  private double[] scores(double a, double b) {
    double[] scores = new double[s0.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.fma(a, p[i], Math.fma(b, q[i], s0[i]));
    }
    return scores;
  }

  /** The loss and the penalty. */
  @Override
  public double value(double a, double b) {
    double sum = loss.sumAndDerivative(scores(a, b), responses, s0.length);
    return sum / weightSum + penalty.value(weights(a, b));
  }

  /** ∂/∂a of the part that has a derivative: of the penalty without its absolute values. */
  double slope(double a, double b) {
    double[] derivatives = scores(a, b);
    loss.sumAndDerivative(derivatives, responses, s0.length);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum = Math.fma(derivatives[i], p[i], sum);
    }
    double slope = sum / weightSum;
    double[] weights = weights(a, b);
    for (int j = 0; j < weights.length; j++) {
      slope = Math.fma(penalty.square(j) * weights[j], u[j + 1], slope);
    }
    return slope;
  }

  private double[] weights(double a, double b) {
    double[] weights = new double[middle.length - 1];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = middle[j + 1] + a * u[j + 1] + b * v[j + 1];
    }
    return weights;
  }
}
