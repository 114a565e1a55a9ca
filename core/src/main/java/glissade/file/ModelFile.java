package glissade.file;

import glissade.descent.Outcome;
import glissade.features.Category;
import glissade.features.Derivation;
import glissade.features.FeatureMap;
import glissade.features.IndexedFeatures;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.model.Model;
import glissade.model.MultinomialModel;
import glissade.penalty.ElasticNet;
import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The model file: coefficients in original units with exactly their bits, what they were made to
 * minimise, how the fit ended, and what predicting needs.
 *
 * <p>Where a formula asked for more than columns as they stand, it stands in {@code "formula"}, and
 * each coefficient of a feature that is computed has an {@code "expression"}. {@code "columns"} are
 * those that numbers are read from, {@code "lookups"} those that expressions look up levels of, and
 * the {@code "kind"} of a column is {@code time} if the numbers are seconds since 1970. Files
 * without these members are read as ever.
 */
public final class ModelFile {

  private ModelFile() {}

  /**
   * The content of the file, as {@link Json} values.
   *
   * @param fit one with a usable point
   */
  public static Map<String, @Nullable Object> content(Fit fit) {
    if (fit.isMultinomial()) {
      Map<String, @Nullable Object> file = content(fit.multinomial(), fit.plan().penalty());
      file.put("rows", fit.plan().columns().rows());
      file.put("outcome", outcome(fit));
      return file;
    }
    double[] errors = fit.standardErrors();
    double[] ofWeights =
        errors == null || fit.plan().coordinates().intercept() ? errors : withoutIntercept(errors);
    Map<String, @Nullable Object> file = content(fit.model(), fit.plan().penalty(), ofWeights);
    CovarianceMembers.put(fit, file);
    file.put("rows", fit.plan().columns().rows());
    file.put("outcome", outcome(fit));
    return file;
  }

  /**
   * What of the content does not depend on how a model of one score was fitted: everything that
   * predicting needs.
   */
  public static Map<String, @Nullable Object> content(LinearModel model, ElasticNet penalty) {
    return content(model, penalty, null);
  }

  /**
   * @param errors of (b, w), or null; that of b is NaN if it was not fitted
   */
  private static Map<String, @Nullable Object> content(
      LinearModel model, ElasticNet penalty, double @Nullable [] errors) {
    Map<String, @Nullable Object> file =
        head(model.featureMap(), model.loss().name(), lower(model.loss().link()));
    putPenalty(file, penalty);
    file.put("intercept", model.intercept());
    if (errors != null && !Double.isNaN(errors[0])) {
      file.put("interceptStandardError", errors[0]);
    }
    file.put("coefficients", coefficients(model, errors));
    putColumns(file, model.featureMap());
    return file;
  }

  private static double[] withoutIntercept(double[] errors) {
    double[] copy = errors.clone();
    copy[0] = Double.NaN;
    return copy;
  }

  /**
   * What of the content does not depend on how a model of several classes was fitted: everything
   * that predicting needs.
   */
  public static Map<String, @Nullable Object> content(MultinomialModel model, ElasticNet penalty) {
    Map<String, @Nullable Object> file =
        head(model.featureMap(), ModelMembers.SOFTMAX, ModelMembers.SOFTMAX);
    putPenalty(file, penalty);
    file.put("intercepts", model.intercepts());
    int classes = model.classes().size();
    List<double[]> weights = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      weights.add(model.weights(k));
    }
    List<@Nullable Object> coefficients = new ArrayList<>();
    List<String> names = model.featureMap().features();
    for (int j = 0; j < names.size(); j++) {
      double[] values = new double[classes];
      for (int k = 0; k < classes; k++) {
        values[k] = weights.get(k)[j];
      }
      coefficients.add(coefficient(model.featureMap(), j, "values", values));
    }
    file.put("coefficients", coefficients);
    putColumns(file, model.featureMap());
    return file;
  }

  private static Map<String, @Nullable Object> head(FeatureMap map, String loss, String link) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("format", JsonFile.MODEL.format());
    file.put("version", JsonFile.MODEL.version());
    file.put("target", map.target());
    Levels classes = map.classes();
    if (classes != null) {
      file.put("classes", levels(classes));
      if (!loss.equals(ModelMembers.SOFTMAX)) {
        file.put("positive", classes.values().get(1));
      }
    }
    file.put("loss", loss);
    file.put("link", link);
    return file;
  }

  private static void putPenalty(Map<String, @Nullable Object> file, ElasticNet penalty) {
    if (penalty.isNone()) {
      return;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", penalty.name());
    object.put("lambda", penalty.lambda());
    object.put("l1Ratio", penalty.l1Ratio());
    object.put("scale", penalty.perDeviation() ? "deviation" : "raw");
    if (!penalty.factors().isEmpty()) {
      object.put("factors", penalty.factors());
    }
    file.put("penalty", object);
  }

  private static List<@Nullable Object> coefficients(
      LinearModel model, double @Nullable [] errors) {
    double[] weights = model.weights();
    List<@Nullable Object> coefficients = new ArrayList<>();
    boolean indexed = model.featureMap().indexed() != null;
    for (int j = 0; j < weights.length; j++) {
      if (indexed && weights[j] == 0) {
        continue;
      }
      Map<String, @Nullable Object> coefficient =
          coefficient(model.featureMap(), j, "value", weights[j]);
      if (errors != null) {
        coefficient.put("standardError", errors[j + 1]);
      }
      coefficients.add(coefficient);
    }
    return coefficients;
  }

  private static Map<String, @Nullable Object> coefficient(
      FeatureMap map, int j, String name, Object value) {
    Map<String, @Nullable Object> coefficient = new LinkedHashMap<>();
    coefficient.put("name", map.features().get(j));
    coefficient.put(name, value);
    if (j < map.derived().size()) {
      coefficient.put("expression", ExpressionObject.of(map.derived().get(j).expression()));
    }
    double[] means = map.means();
    if (means != null && j < means.length && map.derivation() == null) {
      coefficient.put("mean", means[j]);
    }
    return coefficient;
  }

  private static void putDerivation(Map<String, @Nullable Object> file, FeatureMap map) {
    Derivation derivation = map.derivation();
    if (derivation == null) {
      return;
    }
    file.put("formula", derivation.formula());
    double[] means = map.means();
    List<@Nullable Object> columns = new ArrayList<>();
    for (int j = 0; j < map.numbers().size(); j++) {
      Map<String, @Nullable Object> column = new LinkedHashMap<>();
      column.put("name", map.numbers().get(j));
      boolean date = derivation.dates().contains(map.numbers().get(j));
      column.put("kind", lower(date ? Column.Type.TIME : Column.Type.NUMBER));
      if (means != null) {
        column.put("mean", means[j]);
      }
      columns.add(column);
    }
    file.put("columns", columns);
    List<@Nullable Object> lookups = new ArrayList<>();
    for (Levels levels : derivation.levels()) {
      Map<String, @Nullable Object> lookup = new LinkedHashMap<>();
      lookup.put("column", levels.column());
      lookup.putAll(levels(levels));
      lookups.add(lookup);
    }
    file.put("lookups", lookups);
  }

  private static void putColumns(Map<String, @Nullable Object> file, FeatureMap map) {
    putDerivation(file, map);
    if (!map.categories().isEmpty()) {
      List<@Nullable Object> categories = new ArrayList<>();
      for (Category category : map.categories()) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("column", category.column());
        object.putAll(levels(category.levels()));
        if (category.referenced() && category.levels().size() > 0) {
          object.put("reference", category.levels().values().get(0));
        }
        categories.add(object);
      }
      file.put("categories", categories);
    }
    IndexedFeatures indexed = map.indexed();
    if (indexed != null) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("from", indexed.from());
      object.put("features", indexed.count());
      file.put("indexed", object);
    }
    if (map.response().offset() != null) {
      file.put(map.response().exposure() ? "exposure" : "offset", map.response().offset());
    }
    file.put("missing", lower(map.missing()));
    if (!map.missingTexts().isEmpty()) {
      file.put("missingTexts", map.missingTexts());
    }
  }

  private static Map<String, @Nullable Object> levels(Levels levels) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("kind", lower(levels.kind()));
    if (levels.isHashed()) {
      object.put("buckets", levels.buckets());
    } else {
      object.put("levels", levels.values());
    }
    return object;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** How a fit ended, as it stands in the model file. */
  public static Map<String, @Nullable Object> outcome(Fit fit) {
    Outcome ended = fit.outcome();
    Map<String, @Nullable Object> outcome = new LinkedHashMap<>();
    outcome.put("status", ended.status());
    outcome.put("reason", ended.reason());
    outcome.put("route", lower(fit.plan().choice().route()));
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
    write(path, content(fit));
  }

  /**
   * Writes what {@link #content} gave, with whatever was added to it.
   *
   * @throws UnusableDataException if the file cannot be written; what was there before stays
   */
  public static void write(Path path, Map<String, @Nullable Object> content) {
    JsonFile.MODEL.write(path, content);
  }

  /**
   * Reads a model of one score: a number to predict, or two classes.
   *
   * @throws UnusableDataException if the file does not exist, is not such a model, or is of a newer
   *     version
   */
  public static LinearModel read(Path path) {
    if (readAny(path) instanceof LinearModel model) {
      return model;
    }
    throw JsonFile.MODEL.isNone(path, "it has several classes, and one score was expected");
  }

  /**
   * Reads a model of any kind.
   *
   * @throws UnusableDataException if the file does not exist, is not a model, or is of a newer
   *     version
   */
  public static Model readAny(Path path) {
    return new ModelMembers(path, JsonFile.MODEL.read(path)).model();
  }

  /**
   * As {@link #readAny}, of what stands in such a file.
   *
   * @param path what to call it in a message
   */
  public static Model parse(Path path, String text) {
    return new ModelMembers(path, JsonFile.MODEL.parse(path, text)).model();
  }
}
