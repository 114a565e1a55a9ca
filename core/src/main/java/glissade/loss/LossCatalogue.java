package glissade.loss;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/** Every loss there is, by the name it has on a command line. */
public final class LossCatalogue {

  /**
   * @param number what its one number is called; empty if it has none
   * @param usual that number, where none is given
   */
  private record Entry(String number, double usual, DoubleFunction<Loss> make) {}

  private static final Map<String, Entry> LOSSES = new LinkedHashMap<>();

  static {
    put("squared", "", 0, none -> new SquaredLoss());
    put("huber", "delta", HuberLoss.USUAL_DELTA, HuberLoss::new);
    put("quantile", "tau", QuantileLoss.USUAL_TAU, QuantileLoss::new);
    put("absolute", "width", SmoothAbsoluteLoss.USUAL_WIDTH, SmoothAbsoluteLoss::new);
    put("logistic", "", 0, none -> new LogisticLoss());
    put("squared-hinge", "", 0, none -> new SquaredHingeLoss());
    put("poisson", "", 0, none -> new PoissonLoss());
    put("gamma", "", 0, none -> new GammaLoss());
    put("tweedie", "power", TweedieLoss.USUAL_POWER, TweedieLoss::new);
  }

  private LossCatalogue() {}

  private static void put(String name, String number, double usual, DoubleFunction<Loss> make) {
    LOSSES.put(name, new Entry(number, usual, make));
  }

  /** The names of all losses. */
  public static List<String> names() {
    return List.copyOf(LOSSES.keySet());
  }

  /**
   * A loss by name, and with its number if it has one: {@code logistic}, {@code huber}, {@code
   * huber:1.5}, {@code huber:delta=1.5}. What {@link Loss#name} says is read back as the same loss.
   *
   * @throws IllegalArgumentException if there is none of that name, or its number cannot be
   */
  public static Loss loss(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    Entry entry = LOSSES.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "There is no loss called '" + name + "'. There are " + String.join(", ", names()) + ".");
    }
    return entry.make().apply(colon < 0 ? entry.usual() : number(text, entry, colon + 1));
  }

  private static double number(String text, Entry entry, int from) {
    if (entry.number().isEmpty()) {
      throw new IllegalArgumentException("'" + text + "': there is nothing to set.");
    }
    int equals = text.indexOf('=', from);
    String key = equals < 0 ? entry.number() : text.substring(from, equals).strip();
    String value = text.substring(equals < 0 ? from : equals + 1).strip();
    if (!key.equals(entry.number())) {
      throw new IllegalArgumentException(
          "'" + text + "': there is no " + key + "; it has " + entry.number() + ".");
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "': " + key + " must be a number, not '" + value + "'.", e);
    }
  }

  /** Throws where a number that must be positive and finite is not. */
  static void checkPositive(String what, double number) {
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The " + what + " must be a finite number over 0, not " + number + ".");
    }
  }
}
