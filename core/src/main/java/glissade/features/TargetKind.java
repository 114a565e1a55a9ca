package glissade.features;

import glissade.loss.Link;
import glissade.loss.Loss;

/** What a loss takes the target for. */
public enum TargetKind {
  /** A number. */
  NUMBER,
  /** One of two classes, 0 and 1; or a number where a column has no two values. */
  TWO_CLASSES,
  /** One of several classes, 0, 1, 2 …. */
  CLASSES;

  /** More classes than this are refused: each has weights of its own. */
  public static final int MOST_CLASSES = 1_000;

  /** What a loss of one score takes its target for; softmax, which has several, takes classes. */
  public static TargetKind of(Loss loss) {
    return loss.link() == Link.LOGIT || loss.link() == Link.MARGIN ? TWO_CLASSES : NUMBER;
  }
}
