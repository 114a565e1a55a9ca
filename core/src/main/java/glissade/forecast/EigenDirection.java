package glissade.forecast;

import glissade.compress.Spectrum;
import glissade.objective.CompressedLeastSquares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A direction of the descent coordinates, told by the columns it is made of.
 *
 * @param curvature λ along it
 * @param parts the columns with the largest parts, largest first
 */
public record EigenDirection(double curvature, List<Part> parts) {

  /** The variable number that stands for the intercept. */
  public static final int INTERCEPT = -1;

  /** Parts below this are left out of what is told. */
  private static final double WORTH_TELLING = 0.05;

  private static final int MOST_PARTS = 4;

  /**
   * One column's part of a unit vector.
   *
   * @param feature its number from 0, or {@link #INTERCEPT}
   * @param size between −1 and 1; the largest part of a direction is positive
   */
  public record Part(int feature, double size) {}

  /** The direction of curvature number {@code i}, 0 the largest. */
  public static EigenDirection of(Forecast forecast, int i) {
    Spectrum spectrum = forecast.spectrum();
    CompressedLeastSquares objective = forecast.objective();
    int shift = objective.coordinates().intercept() ? 1 : 0;
    List<Part> parts = new ArrayList<>();
    double[] direction = objective.coordinates().inColumns(spectrum.direction(i));
    for (int j = 0; j < direction.length; j++) {
      parts.add(new Part(j < shift ? INTERCEPT : j - shift, direction[j]));
    }
    parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.size())));
    double sign = Math.signum(parts.get(0).size());
    List<Part> told =
        parts.stream()
            .filter(part -> Math.abs(part.size()) >= WORTH_TELLING)
            .limit(MOST_PARTS)
            .map(part -> new Part(part.feature(), sign * part.size()))
            .toList();
    return new EigenDirection(spectrum.curvature(i), told);
  }
}
