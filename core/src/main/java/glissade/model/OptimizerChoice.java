package glissade.model;

import glissade.coordinate.CoordinateDescent;
import glissade.coordinate.DualCoordinateDescent;
import glissade.coordinate.ProximalNewton;
import glissade.descent.Optimizer;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.objective.CompositeLoss;
import glissade.objective.LinearObjective;
import glissade.objective.MeanLoss;
import glissade.objective.MeanPinball;
import glissade.objective.Objective;
import glissade.objective.SoftmaxMeanLoss;
import glissade.objective.Whitened;
import glissade.optimizer.Fista;
import glissade.optimizer.InteriorPoint;
import glissade.optimizer.LBfgs;
import glissade.optimizer.Newton;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.rows.InMemoryRows;
import glissade.rows.Rows;
import java.util.Locale;

/**
 * How to descend over rows, and why.
 *
 * @param optimizer the one taken
 * @param reason a clause for people
 */
record OptimizerChoice(Optimizer optimizer, String reason) {

  /** A Hessian of more variables is over 32 MB, and to factorise it takes seconds. */
  static final int MOST_VARIABLES = 2_001;

  /** More values in a row, and a Hessian takes longer than the passes it saves. */
  static final double MOST_VALUES = 500;

  /**
   * Of a row's own dual variable, see {@link DualCoordinateDescent#stiffness}: with more, epochs of
   * dual coordinate descent are more than the passes of L-BFGS.
   */
  static final double MOST_STIFFNESS = 100;

  /** What the products of a value with all others cost, in passes over the rows, as measured. */
  private static final double PASSES_A_VALUE = 0.07;

  /** For a mean loss over rows, whitened or not, or any other smooth objective. */
  static OptimizerChoice of(Objective objective) {
    if (objective instanceof Whitened whitened) {
      return new OptimizerChoice(
          new LBfgs(),
          String.format(
              Locale.ROOT,
              "one pass over the products of the columns makes all directions alike, and the %s loss"
                  + " nowhere curves more than the squared one",
              whitened.loss().name()));
    }
    if (objective instanceof SoftmaxMeanLoss classes && classes.isWhitened()) {
      return new OptimizerChoice(
          new LBfgs(),
          "one pass over the products of the columns makes all directions alike, and the softmax"
              + " loss nowhere curves more than half of the squared one");
    }
    if (objective instanceof MeanPinball) {
      return new OptimizerChoice(
          new InteriorPoint(),
          "the quantile loss has corners that no gradient leads to, and the duality gap proves where"
              + " the optimum is");
    }
    if (objective instanceof MeanLoss mean && isSmooth(mean.loss()) && pays(mean)) {
      double cost = PASSES_A_VALUE * values(mean);
      return new OptimizerChoice(
          cost <= 1 ? new Newton(0) : new Newton(),
          String.format(
              Locale.ROOT,
              "a Hessian costs about as much as %s over the rows, and few are needed",
              passes(Math.max(1, Math.round(cost)))));
    }
    if (objective instanceof MeanLoss mean && paysByRows(mean)) {
      return new OptimizerChoice(
          new DualCoordinateDescent(),
          String.format(
              Locale.ROOT,
              "with a ridge on %,d weights each row has one unknown of the dual, and an epoch goes"
                  + " over the values that are not zero",
              mean.scaling().features()));
    }
    return new OptimizerChoice(
        new LBfgs(),
        objective instanceof MeanLoss mean && isSmooth(mean.loss())
            ? String.format(
                Locale.ROOT,
                "with %,d columns a Hessian would cost more than the passes it saves",
                mean.scaling().features())
            : "it needs nothing but gradients");
  }

  /** For a penalty with corners, which few methods take. */
  static Optimizer ofCorners(Objective objective) {
    if (!(objective instanceof CompositeLoss mean)) {
      return new CoordinateDescent();
    }
    if (mean.loss() instanceof SquaredLoss) {
      // Its sweeps go by columns, and rows that are spread have none in one place.
      return mean.rows().isSpread() ? new Fista() : new CoordinateDescent();
    }
    return isSmooth(mean.loss()) && pays(mean) ? new ProximalNewton() : new Fista();
  }

  private static String passes(long count) {
    return count == 1 ? "a pass" : String.format(Locale.ROOT, "%,d passes", count);
  }

  /**
   * Whether the products of the columns are to make the coordinates: where the curvature has a
   * bound, so that they tell how far a step can go, but may vanish, so that a Hessian tells less.
   */
  static boolean whitens(MeanLoss mean) {
    Loss loss = mean.loss();
    return loss.curvatureBound().isPresent()
        && !isSmooth(loss)
        && mean.penalty().isSmooth()
        && pays(mean);
  }

  /** The same for several classes, which share the products. */
  static boolean whitens(SoftmaxMeanLoss mean) {
    return mean.features() < MOST_VARIABLES && values(mean.rows()) <= MOST_VALUES;
  }

  /**
   * Whether rows that are spread are folded to their triangle rather than to the means of their
   * columns, since coordinates are made of it: one pass does for both. Not where few values of a
   * row are held, of which a triangle would know nothing.
   */
  static boolean foldsTo(Trainer trainer, Rows rows) {
    Loss loss = trainer.loss();
    boolean whitens =
        trainer.classes().isPresent()
            || (loss.curvatureBound().isPresent()
                && !isSmooth(loss)
                && trainer.penalty().isSmooth());
    return whitens
        && !trainer.isPlainSquares()
        && trainer.optimizer().isEmpty()
        && rows.isSpread()
        && rows.features() <= MOST_VALUES
        && rows.valuesPerRow() >= rows.features();
  }

  /** A likelihood that curves everywhere. */
  private static boolean isSmooth(Loss loss) {
    return loss.link() == Link.LOGIT || loss.link() == Link.LOG;
  }

  private static boolean pays(LinearObjective mean) {
    return mean.dimension() <= MOST_VARIABLES && values(mean) <= MOST_VALUES;
  }

  /**
   * Whether rows in memory are wide, hold few of their features, and have a ridge strong enough
   * that each goes most of its way by itself.
   */
  private static boolean paysByRows(MeanLoss mean) {
    return mean.dimension() > MOST_VARIABLES
        && mean.rows() instanceof InMemoryRows rows
        && rows.chunks().stream().noneMatch(DenseBatch.class::isInstance)
        && DualCoordinateDescent.suits(mean)
        && DualCoordinateDescent.stiffness(mean) <= MOST_STIFFNESS;
  }

  /** How many values a row has. */
  private static double values(LinearObjective mean) {
    return values(mean.rows());
  }

  private static double values(Rows all) {
    if (!(all instanceof InMemoryRows rows)) {
      return all.valuesPerRow();
    }
    long stored = 0;
    for (Batch chunk : rows.chunks()) {
      stored += chunk.stored();
    }
    return (double) stored / Math.max(1, rows.count());
  }
}
