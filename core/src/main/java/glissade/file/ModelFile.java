package glissade.file;

import glissade.descent.Outcome;
import glissade.features.FeatureMap;
import glissade.features.Missing;
import glissade.model.Fit;
import glissade.model.LinearModel;
import glissade.table.OutputFile;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The model file: coefficients in original units with exactly their bits, how the fit ended, and
 * what predicting needs.
 */
public final class ModelFile {

  /** What {@code "format"} says. */
  static final String FORMAT = "glissade-model";

  /** The newest version this reads, and the one it writes. */
  static final long VERSION = 1;

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
    file.put("format", FORMAT);
    file.put("version", VERSION);
    file.put("target", model.target());
    file.put("loss", "squared");
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
    try (OutputFile file = OutputFile.create(path)) {
      try (Writer out = Files.newBufferedWriter(file.path())) {
        Json.writeIndented(out, content(fit));
      }
      file.commit();
    } catch (IOException e) {
      throw OutputFile.failed(path, e);
    } catch (JacksonException e) {
      throw OutputFile.failed(path, new IOException(e.getOriginalMessage(), e));
    }
  }

  /**
   * Reads a model.
   *
   * @throws UnusableDataException if the file does not exist, is not a model, or is of a newer
   *     version
   */
  public static LinearModel read(Path path) {
    Map<String, @Nullable Object> file = object(path);
    if (!FORMAT.equals(file.get("format"))) {
      throw notAModel(path, "it does not say \"format\": \"" + FORMAT + "\"");
    }
    if (!(file.get("version") instanceof Long version) || version < 1) {
      throw notAModel(path, "it has no version");
    }
    if (version > VERSION) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "%s is a model of version %d, and this glissade reads versions up to %d. Use a newer"
                  + " glissade, or save the model with this one.",
              path,
              version,
              VERSION));
    }
    return new Members(path, file).model();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(Path path) {
    try {
      if (Json.read(Files.readString(path)) instanceof Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
      }
      throw notAModel(path, "it is JSON, but not an object");
    } catch (NoSuchFileException e) {
      throw new UnusableDataException(
          "There is no model file " + path + ". fit writes one with --save.", e);
    } catch (MalformedInputException e) {
      throw notAModel(path, "it is not text");
    } catch (IOException e) {
      throw new UnusableDataException(
          Files.isDirectory(path)
              ? path + " is a folder. Name the model file in it."
              : "Cannot read the model file " + path + ": " + e.getMessage(),
          e);
    } catch (JacksonException e) {
      throw notAModel(path, "it is not JSON from line " + e.getLocation().getLineNr() + " on");
    }
  }

  static UnusableDataException notAModel(Path path, String why) {
    return new UnusableDataException(
        path
            + " is not a glissade model: "
            + why
            + ". Expected a file that fit wrote with --save.");
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
