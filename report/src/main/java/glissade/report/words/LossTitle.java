package glissade.report.words;

import glissade.loss.Loss;

/** What people call a loss. */
public final class LossTitle {

  private LossTitle() {}

  /** The name of a loss without its number. */
  public static String kind(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** {@code log loss}. */
  public static String of(Loss loss) {
    return of(loss.name());
  }

  /** {@code log loss}. */
  public static String of(String name) {
    return switch (kind(name)) {
      case "squared" -> "mean squared error";
      case "huber" -> "Huber loss";
      case "quantile" -> "pinball loss";
      case "absolute" -> "smoothed absolute error";
      case "logistic" -> "log loss";
      case "softmax" -> "multinomial log loss";
      case "squared-hinge" -> "squared hinge loss";
      case "poisson" -> "Poisson loss";
      case "gamma" -> "gamma loss";
      case "tweedie" -> "Tweedie loss";
      default -> name + " loss";
    };
  }
}
