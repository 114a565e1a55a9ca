package glissade.evaluation;

import glissade.compress.ColumnStatistics;
import glissade.descent.Outcome;
import glissade.loss.Loss;
import glissade.model.Goodness;
import glissade.model.Plan;
import glissade.model.RowsPlan;
import glissade.model.Trainer;
import glissade.objective.MeanLoss;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import glissade.penalty.Penalty;
import glissade.rows.Folds;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross-validation of losses that no triangle holds: every λ is fitted anew for every fold, from
 * the rows, each from where the λ before it led. Many passes over the rows for each.
 */
public final class FoldFits {

  /** From so many times the largest derivative without weights a ridge leaves next to nothing. */
  private static final double RIDGE_FROM = 100;

  private static final double RIDGE_RATIO = 1e-6;
  private static final double RATIO = 1e-3;

  private FoldFits() {}

  /**
   * For some λ.
   *
   * @param rows gone through many times: keep them where that is cheap
   * @param trainer its loss is told of the rows held out, as a mean; the λ of its penalty is not
   *     looked at
   * @param lambdas falling, none negative; not modified
   * @throws IllegalArgumentException if fewer than two folds have rows with a weight
   * @throws ArithmeticException if a descent does not converge
   */
  public static CrossValidation of(Rows rows, Folds folds, Trainer trainer, double... lambdas) {
    List<double[]> errors = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int k = 0; k < folds.count(); k++) {
      Rows heldOut = folds.split(k).heldOut(rows);
      ColumnStatistics columns = ColumnStatistics.of(heldOut);
      if (columns.weightSum() > 0) {
        List<double[]> path = path(folds.split(k).training(rows), trainer, lambdas);
        errors.add(
            path.stream()
                .mapToDouble(each -> Goodness.of(heldOut, trainer.loss(), each).loss())
                .toArray());
        counts.add(columns.rows());
        weights.add(columns.weightSum());
      }
    }
    if (counts.size() < 2) {
      throw FoldTriangles.tooFew(counts.size());
    }
    List<Integer> nonZero =
        path(rows, trainer, lambdas).stream()
            .map(each -> CrossValidation.nonZero(each, true))
            .toList();
    return CrossValidation.of(lambdas, errors, weights, counts, nonZero);
  }

  /** (b, w) for each λ. */
  private static List<double[]> path(Rows training, Trainer trainer, double[] lambdas) {
    List<double[]> path = new ArrayList<>();
    for (double lambda : lambdas) {
      Trainer asked = trainer.withPenalty(trainer.penalty().withLambda(lambda));
      Plan plan = asked.plan(training, columns -> {});
      if (!path.isEmpty()
          && plan instanceof RowsPlan over
          && over.coordinates() instanceof Scaling scaling) {
        plan = over.startingAt(scaling.toDescent(path.get(path.size() - 1)));
      }
      Outcome outcome = plan.start().outcome();
      if (!(outcome instanceof Outcome.Converged)) {
        throw new ArithmeticException(
            "The model of a fold did not converge for λ = " + lambda + ": " + outcome.reason());
      }
      path.add(plan.coordinates().toOriginal(outcome.arrival().at()));
    }
    return path;
  }

  /**
   * λ to try, falling: of the lasso and the elastic net from about the least that leaves every
   * weight at zero down to a thousandth of it; of a ridge from a hundred times the largest
   * derivative of the model without features, down to a millionth of that.
   *
   * @param penalty its λ is not looked at
   * @throws IllegalArgumentException if nothing that is penalised varies
   */
  public static double[] falling(
      Rows rows, Loss loss, ElasticNet penalty, boolean intercept, int count) {
    ColumnStatistics columns = ColumnStatistics.of(rows);
    Scaling scaling = Scaling.standardized(columns, intercept);
    MeanLoss mean = new MeanLoss(rows, loss, Penalty.none(columns.features()), columns, scaling);
    double[] gradient = new double[scaling.dimension()];
    mean.valueAndGradient(mean.constantModel(), gradient);
    Penalty unit = scaling.penalty(penalty.withLambda(1).on(columns));
    boolean ridge = penalty.l1Ratio() == 0;
    double largest = 0;
    for (int j = 0; j < gradient.length; j++) {
      double strength = ridge ? unit.square(j) : unit.absolute(j);
      if (strength > 0) {
        largest = Math.max(largest, Math.abs(gradient[j]) / strength);
      }
    }
    if (!(largest > 0)) {
      throw new IllegalArgumentException(
          "No column that is penalised explains anything, so there is no λ to begin with.");
    }
    double first = ridge ? RIDGE_FROM * largest : largest;
    double ratio = ridge ? RIDGE_RATIO : RATIO;
    double[] lambdas = new double[count];
    for (int k = 0; k < count; k++) {
      lambdas[k] = first * Math.pow(ratio, k / Math.max(1.0, count - 1));
    }
    return lambdas;
  }
}
