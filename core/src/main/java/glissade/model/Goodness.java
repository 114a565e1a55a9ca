package glissade.model;

import glissade.compress.Moments;
import glissade.fold.Accumulator;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.rows.Batch;
import glissade.rows.Rows;
import java.util.Arrays;

/**
 * What a linear model costs on rows, without any penalty; rows count with their weights.
 *
 * @param loss the mean loss
 * @param deviance the mean unit deviance, see {@link Loss#deviance}
 * @param right where a score of 0 parts two classes, the part of the rows whose target is 1 just
 *     where their score is not negative; NaN unless every target is 0 or 1
 * @param ones the part of the rows whose target is 1; NaN unless every target is 0 or 1
 */
public record Goodness(double loss, double deviance, double right, double ones) {

  /** The deviance of a constant that is right everywhere, which no finite score says exactly. */
  private static final double NOTHING = 1e-300;

  /**
   * Of the model with these coefficients: one pass over the rows.
   *
   * @param coefficients (b, w) in original units; not modified
   */
  public static Goodness of(Rows rows, Loss loss, double[] coefficients) {
    return rows.fold(new Costs(loss, coefficients)).mean();
  }

  /**
   * A model beside the best one without features.
   *
   * @param model the model
   * @param constant the best constant
   */
  public record Compared(Goodness model, Goodness constant) {}

  /**
   * Of the model with these coefficients and of the best one without features: one pass over the
   * rows, and more only where the best constant has to be searched for, see {@link ConstantScore}.
   *
   * @param coefficients (b, w) in original units; not modified
   * @param meanTarget the weighted mean of the targets
   */
  public static Compared compared(Rows rows, Loss loss, double[] coefficients, double meanTarget) {
    double usual = ConstantScore.usual(loss, meanTarget);
    Both both =
        rows.fold(
            new Both(
                new Costs(loss, coefficients),
                new Costs(loss, constant(rows, usual)),
                new ConstantScore.Slopes(loss, usual)));
    double best = ConstantScore.of(rows, loss, meanTarget, both.slopes);
    Goodness constant = best == usual ? both.constant.mean() : of(rows, loss, constant(rows, best));
    return new Compared(both.model.mean(), constant);
  }

  /**
   * Of the model of a fit: where a triangle holds the squares, nothing is read for it.
   *
   * @param fit one of a single score, with a usable point, and where descent went through the rows
   *     these still open
   */
  public static Compared compared(Fit fit) {
    Plan plan = fit.plan();
    Moments columns = plan.columns();
    double[] coefficients = fit.coefficients();
    if (plan.rows().isPresent()) {
      double meanTarget = columns.mean(columns.target());
      return compared(plan.rows().get(), plan.loss(), coefficients, meanTarget);
    }
    double[] weights = Arrays.copyOfRange(coefficients, 1, coefficients.length);
    double penalty = plan.penalty().isNone() ? 0 : plan.penalty().on(columns).value(weights);
    double deviation = columns.standardDeviation(columns.target());
    return new Compared(ofSquares(fit.loss() - penalty), ofSquares(deviation * deviation));
  }

  private static double[] constant(Rows rows, double score) {
    double[] coefficients = new double[rows.features() + 1];
    coefficients[0] = score;
    return coefficients;
  }

  /** Of a model by squares whose mean loss is known. */
  public static Goodness ofSquares(double loss) {
    return new Goodness(loss, loss, Double.NaN, Double.NaN);
  }

  /** Of the best model without features: see {@link ConstantScore}, and one pass more. */
  public static Goodness withoutFeatures(Rows rows, Loss loss, double meanTarget) {
    return of(rows, loss, constant(rows, ConstantScore.of(rows, loss, meanTarget)));
  }

  /**
   * D² = 1 − deviance / deviance of the best constant: the part of it that the features explain.
   * R², for squares. NaN where the constant leaves nothing to explain.
   *
   * @param constant of the best model without features
   */
  public double explained(Goodness constant) {
    return constant.deviance > NOTHING ? 1 - deviance / constant.deviance : Double.NaN;
  }

  /** Three sums of the same batches. */
  private static final class Both implements Accumulator<Batch, Both> {

    private final Costs model;
    private final Costs constant;
    private final ConstantScore.Slopes slopes;

    Both(Costs model, Costs constant, ConstantScore.Slopes slopes) {
      this.model = model;
      this.constant = constant;
      this.slopes = slopes;
    }

    @Override
    public Both empty() {
      return new Both(model.empty(), constant.empty(), slopes.empty());
    }

    @Override
    public void add(Batch batch) {
      model.add(batch);
      constant.add(batch);
      slopes.add(batch);
    }

    @Override
    public void merge(Both later) {
      model.merge(later.model);
      constant.merge(later.constant);
      slopes.merge(later.slopes);
    }
  }

  private static final class Costs implements Accumulator<Batch, Costs> {

    private final Loss loss;
    private final double intercept;
    private final double[] weights;
    private double weightSum;
    private double cost;
    private double deviance;
    private double right;
    private double ones;
    private boolean binary;

    /**
     * @param coefficients (b, w)
     */
    Costs(Loss loss, double[] coefficients) {
      this(loss, coefficients[0], Arrays.copyOfRange(coefficients, 1, coefficients.length));
    }

    private Costs(Loss loss, double intercept, double[] weights) {
      this.loss = loss;
      this.intercept = intercept;
      this.weights = weights;
      this.binary = loss.link() == Link.LOGIT || loss.link() == Link.MARGIN;
    }

    @Override
    public Costs empty() {
      return new Costs(loss, intercept, weights);
    }

    @Override
    public void add(Batch batch) {
      double[] scores = new double[batch.rows()];
      batch.predict(weights, intercept, scores);
      batch.responses().shift(scores, batch.rows());
      for (int i = 0; i < scores.length; i++) {
        double weight = batch.weight(i);
        double target = batch.target(i);
        weightSum += weight;
        cost = Math.fma(weight, loss.value(scores[i], target), cost);
        deviance = Math.fma(weight, loss.deviance(scores[i], target), deviance);
        right += LinearModel.classOf(scores[i]) == 1 == (target >= 0.5) ? weight : 0;
        ones += target == 1 ? weight : 0;
        binary &= target == 0 || target == 1;
      }
    }

    @Override
    public void merge(Costs later) {
      weightSum += later.weightSum;
      cost += later.cost;
      deviance += later.deviance;
      right += later.right;
      ones += later.ones;
      binary &= later.binary;
    }

    Goodness mean() {
      return new Goodness(
          cost / weightSum,
          deviance / weightSum,
          binary ? right / weightSum : Double.NaN,
          binary ? ones / weightSum : Double.NaN);
    }
  }
}
