package glissade.explore.page;

import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.loss.LossCatalogue;
import glissade.optimizer.Catalogue;
import glissade.optimizer.ConstantStep;
import glissade.optimizer.StepSize;
import glissade.report.words.Prose;
import java.util.Optional;

/** What can be chosen on the page, by the names it has on the command line. */
final class Choices {

  /** With all of the last move made once more nothing ever comes to rest. */
  static final double MOST_MOMENTUM = 0.999;

  private Choices() {}

  /** Those that have a step size. */
  static boolean hasStep(String optimizer) {
    return Catalogue.directions().contains(optimizer);
  }

  /** Those that have a momentum that can be set. */
  static boolean hasMomentum(String optimizer) {
    return optimizer.equals("momentum") || optimizer.equals("nesterov");
  }

  /**
   * A name that there is a loss of.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String loss(String name) {
    LossCatalogue.loss(name);
    return name;
  }

  /**
   * A name that there is an optimizer of.
   *
   * @throws IllegalArgumentException if there is none
   */
  static String optimizer(String name) {
    if (!Catalogue.optimizers().contains(name)) {
      throw new IllegalArgumentException(
          "there are the optimizers " + Prose.list(Catalogue.optimizers()) + ".");
    }
    return name;
  }

  /** An optimizer as the command line takes it: {@code momentum:0.9}. */
  static String optimizer(Situation situation) {
    String name = situation.optimizer();
    return hasMomentum(name) && situation.momentum().isPresent()
        ? name + ":" + SituationText.text(situation.momentum().getAsDouble())
        : name;
  }

  /** The step size, where one is given and the optimizer takes it. */
  static Optional<StepSize> step(Situation situation) {
    return hasStep(situation.optimizer()) && situation.step().isPresent()
        ? Optional.of(new ConstantStep(situation.step().getAsDouble()))
        : Optional.empty();
  }

  /** What targets a loss is for. */
  enum Targets {
    /** Any number. */
    NUMBERS,
    /** 0 and 1. */
    CLASSES,
    /** 0, 1, 2, … */
    COUNTS,
    /** Numbers over 0. */
    AMOUNTS;

    static Targets of(Loss loss) {
      if (loss.link() == Link.LOGIT || loss.link() == Link.MARGIN) {
        return CLASSES;
      }
      if (loss.link() == Link.LOG) {
        return loss.accepts(0) ? COUNTS : AMOUNTS;
      }
      return NUMBERS;
    }
  }
}
