package glissade.cli;

import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.loss.SoftmaxLoss;
import glissade.report.words.LossTitle;
import glissade.table.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The losses by name, and what people call them. */
final class LossNames {

  /** What {@code --help} says of them. */
  static final String HELP =
      "%nLosses: --loss, each the mean over the rows; a number after the colon%n"
          + "  squared          (ŷ − y)²: predicts the mean%n"
          + "  huber:1.35       squares up to 1.35, straight beyond: far rows pull no harder%n"
          + "  quantile:0.5     predicts what half of the rows are under, or another part%n"
          + "  absolute:0.1     |ŷ − y|, rounded over a width of 0.1%n"
          + "  logistic         y is 0 or 1: predicts the probability of 1%n"
          + "  softmax          y is one of several classes: predicts the probability of each%n"
          + "  squared-hinge    y is 0 or 1: keeps the classes a margin apart%n"
          + "  poisson          counts: the logarithm of their mean is linear%n"
          + "  gamma            amounts over 0, whose spread grows with their mean%n"
          + "  tweedie:1.5      amounts, many of them 0; from 1 (poisson) to 2 (gamma)%n";

  /** Those whose deviance is that of a likelihood. */
  private static final Set<String> LIKELIHOODS =
      Set.of("squared", "logistic", "softmax", "poisson", "gamma", "tweedie");

  private LossNames() {}

  /** Whether it is the loss of several classes, which takes a score for each. */
  static boolean isSoftmax(String text) {
    return text.equals(SoftmaxLoss.NAME);
  }

  /**
   * A loss by name.
   *
   * @throws UsageException if there is none of that name, or its numbers are wrong
   */
  static Loss loss(String text) {
    String name = LossTitle.kind(text);
    List<String> known = new ArrayList<>(LossCatalogue.names());
    known.add(SoftmaxLoss.NAME);
    List<String> near = NearNames.near(name, known);
    if (!known.contains(name) && !near.isEmpty()) {
      throw new UsageException(
          "--loss: There is no loss called '"
              + name
              + "'. Did you mean "
              + String.join(" or ", near)
              + "?");
    }
    try {
      return LossCatalogue.loss(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(OptimizerNames.complaint("--loss", text, e), e);
    }
  }

  /** Whether its deviance is that of a likelihood, rather than the loss less its least. */
  static boolean isLikelihood(Loss loss) {
    return LIKELIHOODS.contains(LossTitle.kind(loss.name()));
  }
}
