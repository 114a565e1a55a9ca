package glissade.report.picture;

import glissade.compress.Triangle;
import glissade.model.LassoPath;
import glissade.model.Plan;
import glissade.penalty.ElasticNet;
import glissade.rows.InMemoryRows;
import java.util.List;
import java.util.Optional;

/**
 * The lasso or the elastic net for many λ, from the triangle alone: its rows below the first, each
 * with either sign, are rows of mean zero with the same products as the centred ones.
 */
final class CornerPath {

  private static final int MOST_FEATURES = 500;
  private static final int STEPS = 60;

  /** λ is followed down to this part of the first, or to a tenth of the one of the run. */
  private static final double LEAST = 1e-3;

  private static final double TOLERANCE = 1e-9;

  private CornerPath() {}

  /** Empty of too many columns, or where there is no weight to follow. */
  static Optional<Shrinking> of(Triangle triangle, Plan plan, ElasticNet penalty) {
    boolean intercept = plan.coordinates().intercept();
    if (triangle.features() > MOST_FEATURES || !intercept) {
      return Optional.empty();
    }
    InMemoryRows rows = rows(triangle);
    double first;
    try {
      first = path(rows, penalty, 1, LEAST).get(0).lambda();
    } catch (IllegalArgumentException nothingToFollow) {
      return Optional.empty();
    }
    double own = penalty.lambda();
    double least = Math.min(first * LEAST, own / 10);
    int down = (int) Math.round(STEPS * Math.log(first / own) / Math.log(first / least));
    boolean within = own < first;
    int count = within ? Math.max(1, down) : STEPS;
    double each = within ? Math.pow(own / first, 1.0 / count) : Math.pow(LEAST, 1.0 / STEPS);
    List<LassoPath.Solution> solutions = path(rows, penalty, STEPS + 1, Math.pow(each, STEPS));
    return Optional.of(shrinking(triangle, penalty, solutions, within ? 0 : own));
  }

  private static InMemoryRows rows(Triangle triangle) {
    int d = triangle.features();
    double root = Math.sqrt(2 * (d + 1) / triangle.weightSum() / 2);
    double[][] x = new double[2 * (d + 1)][d];
    double[] y = new double[2 * (d + 1)];
    for (int i = 0; i <= d; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        int row = 2 * i + (sign + 1) / 2;
        for (int j = 0; j < d; j++) {
          x[row][j] = sign * root * triangle.at(i + 1, j + 1);
        }
        y[row] = sign * root * triangle.at(i + 1, d + 1);
      }
    }
    return InMemoryRows.of(x, y);
  }

  private static List<LassoPath.Solution> path(
      InMemoryRows rows, ElasticNet penalty, int count, double ratio) {
    return LassoPath.of(rows, penalty, true, new LassoPath.Settings(count, ratio, TOLERANCE))
        .solutions();
  }

  /**
   * @param beyond a λ larger than the first, where all weights are zero, or 0
   */
  private static Shrinking shrinking(
      Triangle triangle, ElasticNet penalty, List<LassoPath.Solution> solutions, double beyond) {
    int n = solutions.size() + (beyond > 0 ? 1 : 0);
    double[] lambdas = new double[n];
    double[][] coefficients = new double[n][];
    double[] counts = new double[n];
    for (int i = 0; i < n; i++) {
      int k = solutions.size() - 1 - i;
      lambdas[i] = k < 0 ? beyond : solutions.get(k).lambda();
      coefficients[i] =
          k < 0 ? new double[triangle.features() + 1] : solutions.get(k).coefficients();
      coefficients[i][0] = triangle.mean(triangle.target());
      for (int j = 1; j < coefficients[i].length; j++) {
        coefficients[i][0] -= coefficients[i][j] * triangle.mean(j);
        counts[i] += coefficients[i][j] == 0 ? 0 : 1;
      }
    }
    return new Shrinking(penalty, lambdas, coefficients, counts);
  }
}
