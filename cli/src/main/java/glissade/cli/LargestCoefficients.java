package glissade.cli;

import glissade.report.run.LargestWeights;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The weights of a fit that matter most, in the order of their columns. */
final class LargestCoefficients {

  private final FitResult result;
  private final List<Integer> chosen;

  private LargestCoefficients(FitResult result, List<Integer> chosen) {
    this.result = result;
    this.chosen = chosen;
  }

  /** The {@code count} weights that are largest per standard deviation of their column. */
  static LargestCoefficients of(FitResult result, int count) {
    List<Integer> chosen =
        LargestWeights.of(result.fit().coefficients(), result.plan().columns(), count);
    return new LargestCoefficients(result, chosen);
  }

  List<String> features() {
    List<String> names = new ArrayList<>();
    for (int j : chosen) {
      names.add(result.features().get(j - 1));
    }
    return names;
  }

  /** (b, w) of these. */
  double[] coefficients() {
    return part(result.fit().coefficients());
  }

  /** Their standard errors, or null. */
  double @Nullable [] errors() {
    double[] errors = result.fit().standardErrors();
    return errors == null ? null : part(errors);
  }

  private double[] part(double[] whole) {
    double[] part = new double[chosen.size() + 1];
    part[0] = whole[0];
    for (int k = 0; k < chosen.size(); k++) {
      part[k + 1] = whole[chosen.get(k)];
    }
    return part;
  }
}
