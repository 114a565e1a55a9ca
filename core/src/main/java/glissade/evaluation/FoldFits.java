package glissade.evaluation;

import glissade.compress.ColumnStatistics;
import glissade.descent.Outcome;
import glissade.features.TableFolds;
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
import glissade.rows.FoldsAccumulator;
import glissade.rows.InMemoryRows;
import glissade.rows.ResponseTally;
import glissade.rows.Rows;
import glissade.table.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

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

  /** One fold held out, and all others. */
  private record Part(Rows training, Rows heldOut, Trainer trainer) {}

  /**
   * For some λ, where φ learns nothing from rows.
   *
   * @param rows gone through many times: keep them where that is cheap
   * @param classes of the target; null where it is a number
   * @param trainer its loss is told of the rows held out, as a mean; the λ of its penalty is not
   *     looked at
   * @param lambdas falling, none negative; not modified
   * @throws IllegalArgumentException if fewer than two folds have rows with a weight, or one has
   *     all rows of a class
   * @throws ArithmeticException if a descent does not converge
   */
  public static CrossValidation of(
      Rows rows, @Nullable Levels classes, Folds folds, Trainer trainer, double... lambdas) {
    ResponseTally zero = new ResponseTally(classes == null ? 0 : classes.size());
    FoldCensus census =
        new FoldCensus(rows.fold(new FoldsAccumulator<>(folds, zero)).parts(), classes);
    return of(
        census,
        k -> new Part(folds.split(k).training(rows), folds.split(k).heldOut(rows), trainer),
        path("all rows", rows, trainer, lambdas),
        lambdas);
  }

  /**
   * For some λ, with a φ for each fold.
   *
   * @param whole the rows of all folds; gone through many times
   * @param trainer as above; its penalty is on the features of all rows
   * @param lambdas as above
   * @throws IllegalArgumentException as above
   * @throws ArithmeticException as above
   */
  public static CrossValidation of(
      TableFolds folds, Rows whole, Trainer trainer, double... lambdas) {
    return of(
        new FoldCensus(folds.tally(), folds.whole().map().classes()),
        k -> {
          TableFolds.Part part = folds.part(k);
          ElasticNet penalty = LearnedFolds.penaltyOf(part, folds, trainer.penalty());
          return new Part(
              InMemoryRows.keptIfRoom(part.training()),
              part.heldOut(),
              trainer.withPenalty(penalty));
        },
        path("all rows", whole, trainer, lambdas),
        lambdas);
  }

  private static CrossValidation of(
      FoldCensus census, IntFunction<Part> parts, List<double[]> whole, double[] lambdas) {
    List<double[]> errors = new ArrayList<>();
    for (int k : census.used()) {
      Part part = parts.apply(k);
      Loss loss = part.trainer().loss();
      errors.add(
          path("the rows without fold " + (k + 1), part.training(), part.trainer(), lambdas)
              .stream()
              .mapToDouble(each -> Goodness.of(part.heldOut(), loss, each).loss())
              .toArray());
    }
    List<Integer> nonZero =
        whole.stream().map(each -> CrossValidation.nonZero(each, true)).toList();
    return CrossValidation.of(lambdas, errors, census, nonZero);
  }

  /**
   * (b, w) for each λ.
   *
   * @param rows what to call them in a message
   */
  private static List<double[]> path(
      String rows, Rows training, Trainer trainer, double[] lambdas) {
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
            "The model of "
                + rows
                + " did not converge for λ = "
                + lambda
                + ": "
                + outcome.reason());
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
