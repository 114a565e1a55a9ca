package glissade.inference;

import glissade.compress.Aliasing;
import glissade.compress.Triangle;
import glissade.model.Fit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * The coefficients of a fit with what is known of each. Where columns are combinations of others,
 * the weights of those are counted in with the columns they are made of, which changes no
 * prediction, so that what is left is what R estimates.
 */
final class Estimates {

  private final List<String> names;
  private final Information information;
  private final Map<Integer, Map<String, Double>> combinations = new LinkedHashMap<>();
  private final boolean intercept;

  /** By column of (1, φ). */
  private final double[] estimates;

  /** By coefficient kept. */
  private final double[] exact;

  private final double[] inflations;
  private double[] errors = new double[0];

  /**
   * @param triangle of the rows as they count for the coefficients
   * @param norms √(R₁ᵀR₁)⁻¹ₖₖ of each coefficient kept
   */
  Estimates(Fit fit, Information information, Triangle triangle, double[] norms) {
    this.names = names(fit);
    this.information = information;
    this.intercept = fit.plan().coordinates().intercept();
    this.estimates = fit.coefficients();
    information.aliases().forEach(this::countIn);
    this.exact = exact(fit);
    this.inflations = new double[norms.length];
    for (int k = 0; k < norms.length; k++) {
      int column = information.column(k);
      double spread = intercept ? triangle.centredNorm(column) : triangle.norm(column);
      inflations[k] = norms[k] * spread * (norms[k] * spread);
    }
  }

  private static List<String> names(Fit fit) {
    List<String> names = new ArrayList<>(fit.model().features());
    names.add(0, "(intercept)");
    return names;
  }

  /** Takes the weight of a column that is a combination of others to those. */
  private void countIn(Aliasing.Alias alias) {
    int first = intercept ? 0 : 1;
    Map<String, Double> combination = new LinkedHashMap<>();
    double weight = estimates[alias.column() + first];
    alias
        .combination()
        .forEach(
            (variable, part) -> {
              estimates[variable + first] = Math.fma(weight, part, estimates[variable + first]);
              combination.put(names.get(variable + first), part);
            });
    combinations.put(alias.column() + first, combination);
  }

  private double[] exact(Fit fit) {
    boolean squares = ErrorModel.of(fit.plan().loss()).isSquared();
    double[] exact = information.solution();
    if (squares && fit.knowsOptimum() && information.aliases().isEmpty()) {
      double[] optimum = fit.optimum();
      for (int k = 0; k < exact.length; k++) {
        exact[k] = optimum[information.column(k)];
      }
    } else if (!squares) {
      for (int k = 0; k < exact.length; k++) {
        exact[k] += estimates[information.column(k)];
      }
    }
    return exact;
  }

  /** With the standard error of each coefficient kept. */
  Estimates withErrors(double[] found) {
    errors = found;
    return this;
  }

  List<Estimate> list(boolean isNormal, long freedom, double confidence) {
    ContinuousDistribution distribution = Sampling.distribution(isNormal, freedom);
    List<Estimate> list = new ArrayList<>();
    int k = 0;
    for (int j = intercept ? 0 : 1; j < estimates.length; j++) {
      if (k < information.rank() && information.column(k) == j) {
        list.add(
            new Estimate(
                names.get(j),
                OptionalDouble.of(estimates[j]),
                OptionalDouble.of(exact[k]),
                Map.of(),
                Optional.of(Sampling.of(estimates[j], errors[k], distribution, confidence)),
                j > 0 ? OptionalDouble.of(inflations[k]) : OptionalDouble.empty()));
        k++;
      } else {
        list.add(
            new Estimate(
                names.get(j),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                combinations.getOrDefault(j, Map.of()),
                Optional.empty(),
                OptionalDouble.empty()));
      }
    }
    return list;
  }

  /** The coefficients alone, with the optimum where it is known. */
  static List<Estimate> without(Fit fit) {
    List<String> names = names(fit);
    double[] estimates = fit.coefficients();
    List<Estimate> list = new ArrayList<>();
    for (int j = fit.plan().coordinates().intercept() ? 0 : 1; j < estimates.length; j++) {
      list.add(
          new Estimate(
              names.get(j),
              OptionalDouble.of(estimates[j]),
              fit.knowsOptimum() ? OptionalDouble.of(fit.optimum()[j]) : OptionalDouble.empty(),
              Map.of(),
              Optional.empty(),
              OptionalDouble.empty()));
    }
    return list;
  }
}
