package glissade.file;

import glissade.descent.Checkpoint;
import glissade.descent.Norm;
import glissade.model.Plan;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a descent on disk, every double with exactly its bits, and what it is the state of:
 * on other data, or by another optimizer, a descent cannot go on from there.
 */
public final class CheckpointFile {

  private final Map<String, Object> identity;

  /**
   * For the runs of a plan, whose objective is evaluated once.
   *
   * @param features the names of the features
   */
  public CheckpointFile(Plan plan, List<String> features) {
    this.identity = identity(plan, features);
  }

  /** What makes two runs the same but for their length, by name. */
  private static Map<String, Object> identity(Plan plan, List<String> features) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("optimizer", plan.optimizer().toString());
    identity.put("judgedBy", plan.stopsEarly() ? "held-out loss" : "loss");
    identity.put("route", plan.choice().route().toString());
    identity.put("coordinates", plan.coordinates().name());
    identity.put("intercept", plan.coordinates().intercept());
    identity.put("features", String.join(", ", features));
    identity.put("rows", plan.columns().rows());
    identity.put("weightSum", plan.columns().weightSum());
    double[] gradient = new double[plan.objective().dimension()];
    // The target alone decides the loss at zero; the gradient there tells other features apart.
    identity.put(
        "lossAtZero", plan.objective().valueAndGradient(new double[gradient.length], gradient));
    identity.put("gradientNormAtZero", Norm.of(gradient));
    return identity;
  }

  /**
   * Writes a checkpoint of a run.
   *
   * @throws UnusableDataException if the file cannot be written; what was there before stays
   */
  public void write(Path path, Checkpoint checkpoint) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("format", JsonFile.CHECKPOINT.format());
    file.put("version", JsonFile.CHECKPOINT.version());
    Map<String, @Nullable Object> of = new LinkedHashMap<>();
    identity.forEach((name, value) -> of.put(name, written(value)));
    file.put("of", of);
    Map<String, @Nullable Object> state = new LinkedHashMap<>();
    checkpoint.values().forEach((name, numbers) -> state.put(name, written(numbers)));
    file.put("state", state);
    JsonFile.CHECKPOINT.write(path, file);
  }

  /** JSON has no number that is not finite: those are written as text. */
  private static Object written(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? number.toString() : value;
  }

  private static Object written(double[] numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        List<Object> mixed = new ArrayList<>();
        for (double each : numbers) {
          mixed.add(written((Object) each));
        }
        return mixed;
      }
    }
    return numbers;
  }

  /**
   * Reads a checkpoint of such a run.
   *
   * @throws UnusableDataException if the file does not exist, is not a checkpoint, is of a newer
   *     version, or belongs to a run on other data or by another optimizer: which of them
   */
  public Checkpoint read(Path path) {
    Map<String, @Nullable Object> file = JsonFile.CHECKPOINT.read(path);
    if (!(file.get("of") instanceof Map<?, ?> found)) {
      throw JsonFile.CHECKPOINT.isNone(path, "it does not say what it is the state of");
    }
    identity.forEach(
        (name, value) -> {
          Object there = found.get(name);
          if (!written(value).equals(there)) {
            throw isOfAnother(path, name, there, value);
          }
        });
    return state(path, file.get("state"));
  }

  private static UnusableDataException isOfAnother(
      Path path, String name, @Nullable Object there, Object here) {
    String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "%s belongs to another run: %s %s there, %s here. Resume with the data and the options of"
                + " that run; only --iterations, --tolerance, an --until without patience and what is"
                + " kept and printed may differ.",
            path,
            words,
            there,
            here));
  }

  private static Checkpoint state(Path path, @Nullable Object state) {
    if (!(state instanceof Map<?, ?> members)) {
      throw JsonFile.CHECKPOINT.isNone(path, "it has no state");
    }
    Map<String, double[]> values = new LinkedHashMap<>();
    members.forEach((name, numbers) -> values.put(name + "", numbers(path, name + "", numbers)));
    return Checkpoint.of(values);
  }

  private static double[] numbers(Path path, String name, @Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      throw JsonFile.CHECKPOINT.isNone(path, "\"" + name + "\" is not a list of numbers");
    }
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(path, name, list.get(i));
    }
    return numbers;
  }

  private static double number(Path path, String name, @Nullable Object element) {
    if (element instanceof Number number) {
      return number.doubleValue();
    }
    return switch (String.valueOf(element)) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default ->
          throw JsonFile.CHECKPOINT.isNone(path, "\"" + name + "\" is not a list of numbers");
    };
  }
}
