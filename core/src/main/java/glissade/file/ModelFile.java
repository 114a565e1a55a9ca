package glissade.file;

import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.objective.LinearObjective;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model file: coefficients in original units with exactly their bits, how the fit ended, and
 * what predicting needs.
 */
public final class ModelFile {

  private ModelFile() {}

  /**
   * The content of the file, as {@link Json} values.
   *
   * @param fit one with a usable point
   */
  public static Map<String, @Nullable Object> content(Fit fit) {
    LinearModel model = fit.model();
    double[] errors = fit.standardErrors();
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("format", JsonFile.MODEL.format());
    file.put("version", JsonFile.MODEL.version());
    file.put("target", model.target());
    file.put("loss", loss(fit));
    file.put("intercept", model.intercept());
    if (errors != null && fit.plan().coordinates().intercept()) {
      file.put("interceptStandardError", errors[0]);
    }
    List<@Nullable Object> coefficients = new ArrayList<>();
    for (int j = 0; j < model.features().size(); j++) {
      coefficients.add(coefficient(model, j, errors));
    }
    file.put("coefficients", coefficients);
    file.put("missing", model.featureMap().missing().name().toLowerCase(Locale.ROOT));
    file.put("rows", fit.plan().columns().rows());
    file.put("outcome", outcome(fit));
    return file;
  }

  private static String loss(Fit fit) {
    return fit.plan().objective() instanceof LinearObjective objective
        ? objective.loss().name()
        : "squared";
  }

  private static Map<String, @Nullable Object> coefficient(
      LinearModel model, int j, double @Nullable [] errors) {
    Map<String, @Nullable Object> coefficient = new LinkedHashMap<>();
    coefficient.put("name", model.features().get(j));
    coefficient.put("value", model.weights()[j]);
    if (errors != null) {
      coefficient.put("standardError", errors[j + 1]);
    }
    double[] means = model.featureMap().means();
    if (means != null) {
      coefficient.put("mean", means[j]);
    }
    return coefficient;
  }

  /** How a fit ended, as it stands in the model file. */
  public static Map<String, @Nullable Object> outcome(Fit fit) {
    Outcome ended = fit.outcome();
    Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
    outcome.put("status", ended.status());
    outcome.put("reason", ended.reason());
    outcome.put("route", fit.plan().choice().route().name().toLowerCase(Locale.ROOT));
    outcome.put("optimizer", fit.plan().optimizer().name());
    outcome.put("coordinates", fit.plan().coordinates().name());
    if (fit.plan().step().isPresent()) {
      outcome.put("step", fit.plan().step().getAsDouble());
    }
    outcome.put("iterations", ended.arrival().iterations());
    outcome.put("loss", fit.loss());
    fit.plan()
        .heldOut()
        .ifPresent(
            heldOut -> {
              outcome.put("iteration", ended.arrival().iteration());
              outcome.put("heldOutRows", heldOut.rows());
              outcome.put("heldOutLoss", heldOut.applyAsDouble(ended.arrival().at()));
            });
    if (fit.knowsOptimum()) {
      outcome.put("optimum", fit.optimumLoss());
    }
    outcome.put("gradientNorm", ended.arrival().gradientNorm());
    return outcome;
  }

  /**
   * Writes a fit.
   *
   * @throws UnusableDataException if the file cannot be written; what was there before stays
   */
  public static void write(Path path, Fit fit) {
    JsonFile.MODEL.write(path, content(fit));
  }

  /**
   * Reads a model.
   *
   * @throws UnusableDataException if the file does not exist, is not a model, or is of a newer
   *     version
   */
  public static LinearModel read(Path path) {
    return new Members(path, JsonFile.MODEL.read(path)).model();
  }

  private static UnusableDataException notAModel(Path path, String why) {
    return JsonFile.MODEL.isNone(path, why);
  }

  /** The members of a model file, each checked as it is taken out. */
  private record Members(Path path, Map<String, @Nullable Object> file) {

    LinearModel model() {
      if (!"squared".equals(file.get("loss"))) {
        throw notAModel(path, "its loss is " + file.get("loss") + ", which is not known here");
      }
      List<Map<?, ?>> coefficients = coefficients();
      List<String> names = new ArrayList<>();
      double[] weights = new double[coefficients.size()];
      for (int j = 0; j < weights.length; j++) {
        names.add(text(coefficients.get(j), "name"));
        weights[j] = number(coefficients.get(j), "value");
      }
      Missing missing = missing();
      double[] means = missing == Missing.MEAN ? means(coefficients) : null;
      FeatureMap map = new FeatureMap(names, text(file, "target"), null, missing, means);
      return new LinearModel(map, number(file, "intercept"), weights);
    }

    private List<Map<?, ?>> coefficients() {
      List<Map<?, ?>> coefficients = new ArrayList<>();
      if (!(file.get("coefficients") instanceof List<?> list)) {
        throw notAModel(path, "it has no list of coefficients");
      }
      for (Object element : list) {
        if (!(element instanceof Map<?, ?> coefficient)) {
          throw notAModel(path, "a coefficient is not an object");
        }
        coefficients.add(coefficient);
      }
      return coefficients;
    }

    private double[] means(List<Map<?, ?>> coefficients) {
      double[] means = new double[coefficients.size()];
      for (int j = 0; j < means.length; j++) {
        means[j] = number(coefficients.get(j), "mean");
      }
      return means;
    }

    private Missing missing() {
      String name = text(file, "missing");
      for (Missing missing : Missing.values()) {
        if (missing.name().toLowerCase(Locale.ROOT).equals(name)) {
          return missing;
        }
      }
      throw notAModel(path, "its \"missing\" is " + name);
    }

    private String text(Map<?, ?> from, String name) {
      if (from.get(name) instanceof String text) {
        return text;
      }
      throw notAModel(path, "\"" + name + "\" is not there, or not text");
    }

    private double number(Map<?, ?> from, String name) {
      if (from.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
        return number.doubleValue();
      }
      throw notAModel(path, "\"" + name + "\" is not there, or not a finite number");
    }
  }
}
