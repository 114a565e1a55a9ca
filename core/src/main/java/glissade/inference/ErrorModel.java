package glissade.inference;

import glissade.loss.ClassWeighted;
import glissade.loss.GammaLoss;
import glissade.loss.Link;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.loss.SquaredLoss;
import glissade.loss.TweedieLoss;
import java.io.Serializable;

/**
 * What a loss says of errors: how large they are where it is a likelihood with mean μ and variance
 * φ·V(μ)/weight, and how much a row counts for the coefficients then. Source: McCullagh and Nelder,
 * Generalized Linear Models, 2nd edition, sections 2.4 and 12.5.
 *
 * @param loss of one row that counts 1
 * @param kind which variance
 * @param power p of V(μ) = μᵖ: 0 for squares, 1 Poisson, 2 gamma
 * @param zero what a row of class 0 counts beside its own weight
 * @param one what one of class 1 counts
 */
public record ErrorModel(Loss loss, Kind kind, double power, double zero, double one)
    implements Serializable {

  /** Probabilities of rows that are fitted nearly exactly have no variance left to divide by. */
  private static final double LEAST_VARIANCE = 1e-100;

  /** What the variance is. */
  public enum Kind {
    /** V(μ) = μᵖ. */
    POWER,
    /** V(μ) = μ(1 − μ). */
    BINOMIAL,
    /** No likelihood; errors are y − s. */
    PLAIN,
    /** A margin, which has no errors. */
    MARGIN
  }

  /** Of a loss. */
  public static ErrorModel of(Loss loss) {
    if (loss instanceof ClassWeighted weighted) {
      ErrorModel plain = of(weighted.loss());
      return new ErrorModel(plain.loss, plain.kind, plain.power, weighted.zero(), weighted.one());
    }
    if (loss instanceof LogisticLoss) {
      return new ErrorModel(loss, Kind.BINOMIAL, 0, 1, 1);
    }
    if (loss instanceof SquaredLoss) {
      return new ErrorModel(loss, Kind.POWER, 0, 1, 1);
    }
    if (loss instanceof PoissonLoss) {
      return new ErrorModel(loss, Kind.POWER, 1, 1, 1);
    }
    if (loss instanceof GammaLoss) {
      return new ErrorModel(loss, Kind.POWER, 2, 1, 1);
    }
    if (loss instanceof TweedieLoss tweedie) {
      return new ErrorModel(loss, Kind.POWER, tweedie.power(), 1, 1);
    }
    Kind kind = loss.link() == Link.MARGIN ? Kind.MARGIN : Kind.PLAIN;
    return new ErrorModel(loss, kind, 0, 1, 1);
  }

  /** Whether the loss is a likelihood with a variance: only then is leverage defined. */
  public boolean isLikelihood() {
    return kind == Kind.POWER || kind == Kind.BINOMIAL;
  }

  /** Whether φ = 1, as for counts and classes, rather than a number to be found from the errors. */
  public boolean knowsDispersion() {
    return kind == Kind.BINOMIAL || (kind == Kind.POWER && power == 1);
  }

  /** What a row counts: its weight times that of its class. */
  public double weight(double own, double target) {
    return zero == 1 && one == 1 ? own : own * (target > 0 ? one : zero);
  }

  /** μ at a score. */
  public double mean(double score) {
    return loss.link().mean(score);
  }

  private double variance(double mean) {
    return switch (kind) {
      case BINOMIAL -> Math.max(LEAST_VARIANCE, mean * (1 - mean));
      case POWER -> power == 0 ? 1 : Math.max(LEAST_VARIANCE, Math.pow(mean, power));
      case PLAIN, MARGIN -> 1;
    };
  }

  /**
   * The deviance residual sign(y − μ)√deviance, which for squares is y − s; y − s too where the
   * loss is no likelihood.
   */
  public double residual(double score, double target) {
    double error = target - mean(score);
    return isLikelihood() && !isSquared()
        ? Math.copySign(Math.sqrt(Math.max(0, loss.deviance(score, target))), error)
        : error;
  }

  /** Pearson's (y − μ)/√V(μ). */
  public double pearson(double score, double target) {
    double mean = mean(score);
    return (target - mean) / Math.sqrt(variance(mean));
  }

  /** (∂μ/∂s)²/V(μ): what a row of weight 1 counts for the coefficients at a score. */
  public double information(double score) {
    double mean = mean(score);
    return switch (kind) {
      case BINOMIAL -> mean * (1 - mean);
      case POWER -> power == 0 || power == 2 ? 1 : Math.pow(mean, 2 - power);
      case PLAIN, MARGIN -> 1;
    };
  }

  /**
   * What the logarithm of the quasi-likelihood of a row of weight 1 changes by with its score: (y −
   * μ)·∂μ/∂s/V(μ).
   */
  public double slope(double score, double target) {
    double error = target - mean(score);
    return kind == Kind.POWER && power > 0 && power != 1
        ? error * Math.pow(mean(score), 1 - power)
        : error;
  }

  /** How far Fisher's scoring would move the score of a row by itself: (y − μ)/(∂μ/∂s). */
  double working(double score, double target) {
    double information = information(score);
    return information > 0 ? slope(score, target) / information : 0;
  }

  /** Whether errors are those of squares. */
  public boolean isSquared() {
    return loss instanceof SquaredLoss;
  }
}
