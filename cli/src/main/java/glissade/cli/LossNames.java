package glissade.cli;

import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import java.util.List;

/** The losses by name, and what people call them. */
final class LossNames {

  /** What {@code --help} says of them. */
  static final String HELP =
      "%nLosses: --loss, each the mean over the rows%n"
          + "  squared          (ŷ − y)²: the mean is predicted%n"
          + "  logistic         y is 0 or 1: its probability is predicted%n";

  private static final List<String> NAMES = List.of("squared", "logistic");

  private LossNames() {}

  /**
   * A loss by name.
   *
   * @throws UsageException if there is none of that name, or its numbers are wrong
   */
  static Loss loss(String text) {
    String name = text.contains(":") ? text.substring(0, text.indexOf(':')) : text;
    List<String> near = NearNames.near(name, NAMES);
    if (!NAMES.contains(name)) {
      throw new UsageException(
          "--loss: there is no loss called '"
              + name
              + "'. "
              + (near.isEmpty()
                  ? "There are " + String.join(", ", NAMES) + "."
                  : "Did you mean " + String.join(" or ", near) + "?"));
    }
    return name.equals("squared") ? new SquaredLoss() : new LogisticLoss();
  }

  /** {@code log loss}. */
  static String title(Loss loss) {
    return switch (loss.name()) {
      case "squared" -> "mean squared error";
      case "logistic" -> "log loss";
      case "huber" -> "Huber loss";
      case "quantile" -> "pinball loss";
      case "absolute" -> "smoothed absolute error";
      case "softmax" -> "multinomial log loss";
      case "squared-hinge" -> "squared hinge loss";
      case "poisson" -> "Poisson loss";
      case "gamma" -> "gamma loss";
      case "tweedie" -> "Tweedie loss";
      default -> loss.name() + " loss";
    };
  }
}
