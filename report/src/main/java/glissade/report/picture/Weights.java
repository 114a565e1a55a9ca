package glissade.report.picture;

import glissade.compress.Moments;
import glissade.model.Fit;
import glissade.model.Plan;
import glissade.report.run.History.Iterate;
import glissade.report.run.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Coefficients as they can be compared: a weight times the standard deviation of its column, which
 * is what such a difference in the column does to the prediction; the intercept as the prediction
 * where every column has its mean.
 */
final class Weights {

  private final Plan plan;
  private final double[] deviation;
  private final double[] mean;

  private Weights(Plan plan) {
    this.plan = plan;
    Moments columns = plan.columns();
    this.deviation = new double[columns.features() + 1];
    this.mean = new double[columns.features() + 1];
    for (int j = 1; j < deviation.length; j++) {
      deviation[j] = columns.standardDeviation(j);
      mean[j] = columns.mean(j);
    }
  }

  static Weights of(Plan plan) {
    return new Weights(plan);
  }

  /** Of (b, w) in original units. */
  double[] scaled(double[] original) {
    double[] scaled = new double[original.length];
    scaled[0] = original[0];
    for (int j = 1; j < original.length; j++) {
      scaled[j] = original[j] * deviation[j];
      scaled[0] += original[j] * mean[j];
    }
    return scaled;
  }

  /** Of a point of the descent. */
  double[] scaledAt(double[] point) {
    return scaled(plan.coordinates().toOriginal(point));
  }

  /** At all iterates that were kept; row k is of iterate number k. */
  double[][] paths(List<Iterate> iterates) {
    double[][] paths = new double[iterates.size()][];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = scaledAt(iterates.get(i).at());
    }
    return paths;
  }

  /** The exact optimum, where it is known. */
  Optional<double[]> optimum(Fit fit) {
    return fit.knowsOptimum() ? Optional.of(scaled(fit.optimum())) : Optional.empty();
  }

  /** What the rows were made from, where that is known. */
  Optional<double[]> truth(Story story) {
    return story
        .truth()
        .map(
            truth -> {
              double[] coefficients = new double[truth.size()];
              for (int j = 0; j < coefficients.length; j++) {
                coefficients[j] = truth.coefficient(j);
              }
              return scaled(coefficients);
            });
  }

  /**
   * The coefficients of largest size, in their own order; the intercept only where it does not
   * dwarf the others.
   *
   * @param sizes one a coefficient
   */
  static List<Integer> largest(double[] sizes, int most, boolean intercept) {
    List<Integer> order = new ArrayList<>();
    double largest = 0;
    for (int j = 1; j < sizes.length; j++) {
      order.add(j);
      largest = Math.max(largest, sizes[j]);
    }
    order.sort(Comparator.comparingDouble(j -> -sizes[j]));
    List<Integer> chosen = new ArrayList<>();
    if (intercept && (order.isEmpty() || sizes[0] <= 2 * largest)) {
      chosen.add(0);
    }
    chosen.addAll(order.subList(0, Math.min(order.size(), most - chosen.size())));
    chosen.sort(Comparator.naturalOrder());
    return chosen;
  }
}
