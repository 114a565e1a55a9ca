package glissade.file;

import glissade.compress.Moments;
import glissade.model.Covariance;
import glissade.model.Fit;
import glissade.model.Model;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a model file that tell what a prediction is made of and how sure it is: {@code
 * featureMeans}, the mean of each feature in the rows fitted, and {@code covariance}, see {@link
 * Covariance}, of whose factor each row begins at the diagonal, left of which it is zero.
 */
public final class CovarianceMembers {

  private static final String MEANS = "featureMeans";
  private static final String COVARIANCE = "covariance";

  private CovarianceMembers() {}

  /**
   * Adds them, as far as they are known.
   *
   * @param fit of a single score
   * @param file the content of a model file; added to
   */
  static void put(Fit fit, Map<String, @Nullable Object> file) {
    if (fit.model().featureMap().indexed() != null) {
      return;
    }
    Moments columns = fit.plan().columns();
    double[] means = new double[columns.features()];
    for (int j = 0; j < means.length; j++) {
      means[j] = columns.mean(j + 1);
    }
    file.put(MEANS, means);
    Covariance.of(fit).ifPresent(covariance -> file.put(COVARIANCE, content(covariance)));
  }

  private static Map<String, @Nullable Object> content(Covariance covariance) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("centre", covariance.centre());
    int p = covariance.order();
    double[] factor = covariance.factor();
    List<@Nullable Object> rows = new ArrayList<>();
    for (int i = 0; i < p; i++) {
      rows.add(Arrays.copyOfRange(factor, i * p + i, (i + 1) * p));
    }
    object.put("factor", rows);
    if (!Double.isNaN(covariance.residualVariance())) {
      object.put("residualVariance", covariance.residualVariance());
    }
    if (covariance.freedom() > 0) {
      object.put("degreesOfFreedom", covariance.freedom());
    }
    return object;
  }

  /**
   * The means of the features in the rows that a model was fitted to.
   *
   * @return empty where the file does not tell them
   * @throws UnusableDataException if the file is no model, or another one's means stand in it
   */
  public static Optional<double[]> means(Path path, Model model) {
    Map<String, @Nullable Object> file = JsonFile.MODEL.read(path);
    return file.get(MEANS) == null
        ? Optional.empty()
        : Optional.of(numbers(path, MEANS, file.get(MEANS), model.featureMap().features().size()));
  }

  /**
   * How sure the coefficients of a model are.
   *
   * @return empty where the file does not tell it
   * @throws UnusableDataException as above
   */
  public static Optional<Covariance> covariance(Path path, Model model) {
    if (!(JsonFile.MODEL.read(path).get(COVARIANCE) instanceof Map<?, ?> object)) {
      return Optional.empty();
    }
    int d = model.featureMap().features().size();
    if (!(object.get("factor") instanceof List<?> rows) || rows.size() < d || rows.size() > d + 1) {
      throw JsonFile.MODEL.isNone(path, "the factor of its covariance is not one of its features");
    }
    int p = rows.size();
    double[] factor = new double[p * p];
    for (int i = 0; i < p; i++) {
      double[] row = numbers(path, "factor", rows.get(i), p - i);
      System.arraycopy(row, 0, factor, i * p + i, p - i);
    }
    double[] centre = numbers(path, "centre", object.get("centre"), d);
    double variance = number(object.get("residualVariance"), Double.NaN);
    return Optional.of(
        new Covariance(centre, factor, variance, (long) number(object.get("degreesOfFreedom"), 0)));
  }

  private static double number(@Nullable Object value, double otherwise) {
    return value instanceof Number number ? number.doubleValue() : otherwise;
  }

  private static double[] numbers(Path path, String name, @Nullable Object value, int count) {
    if (!(value instanceof List<?> list) || list.size() != count) {
      throw JsonFile.MODEL.isNone(path, "\"" + name + "\" is not a list of " + count + " numbers");
    }
    double[] numbers = list.stream().mapToDouble(each -> number(each, Double.NaN)).toArray();
    for (double each : numbers) {
      if (!Double.isFinite(each)) {
        throw JsonFile.MODEL.isNone(path, "\"" + name + "\" holds what is no finite number");
      }
    }
    return numbers;
  }
}
