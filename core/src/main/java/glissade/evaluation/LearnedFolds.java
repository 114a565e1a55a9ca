package glissade.evaluation;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.features.TableFolds;
import glissade.penalty.ElasticNet;
import glissade.rows.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross-validation by squared error where φ learns from rows: every fold has a φ of its own, made
 * of its training rows, and so its two triangles cannot be merged of those of the other folds. They
 * are folded anew, one pass each; all λ then come from them as in {@link CrossValidation}.
 */
public final class LearnedFolds {

  private LearnedFolds() {}

  /**
   * For some λ.
   *
   * @param penalty on the features of {@link TableFolds#whole}; its λ is not looked at
   * @param intercept whether there is one
   * @param lambdas falling, none negative; 0 for least squares; not modified
   * @throws IllegalArgumentException if there are none, or fewer than two folds have rows with a
   *     weight
   * @throws ArithmeticException if an error is not finite, or an optimum is not found
   */
  public static CrossValidation of(
      TableFolds folds, ElasticNet penalty, boolean intercept, double... lambdas) {
    return of(folds, triangle(folds.whole()), penalty, intercept, lambdas);
  }

  /**
   * For as many λ as asked for, the same ones as in {@link CrossValidation#ofPath}.
   *
   * @param penalty as above
   * @throws IllegalArgumentException if there is no such λ
   */
  public static CrossValidation ofPath(
      TableFolds folds, ElasticNet penalty, boolean intercept, int count) {
    Triangle whole = triangle(folds.whole());
    double[] lambdas = new PenaltyPath(penalty, intercept).falling(whole, count);
    return of(folds, whole, penalty, intercept, lambdas);
  }

  private static CrossValidation of(
      TableFolds folds, Triangle whole, ElasticNet penalty, boolean intercept, double[] lambdas) {
    if (lambdas.length == 0) {
      throw new IllegalArgumentException("there is no λ to try");
    }
    FoldCensus census = new FoldCensus(folds.tally(), folds.whole().map().classes());
    List<double[]> errors = new ArrayList<>();
    for (int k : census.used()) {
      TableFolds.Part part = folds.part(k);
      ElasticNet own = penaltyOf(part, folds, penalty);
      FoldTriangles.Pair pair =
          new FoldTriangles.Pair(triangle(part.training()), triangle(part.heldOut()));
      errors.add(CrossValidation.errors(pair, new PenaltyPath(own, intercept), lambdas));
    }
    List<double[]> all = new PenaltyPath(penalty, intercept).on(whole, lambdas);
    return CrossValidation.of(
        lambdas,
        errors,
        census,
        all.stream().map(each -> CrossValidation.nonZero(each, intercept)).toList());
  }

  private static Triangle triangle(Rows rows) {
    return rows.fold(new TriangleAccumulator(rows.features())).triangle();
  }

  /** The same penalty on the features of a fold, of which there may be fewer. */
  static ElasticNet penaltyOf(TableFolds.Part part, TableFolds folds, ElasticNet penalty) {
    if (penalty.factors().isEmpty()) {
      return penalty;
    }
    List<String> known = folds.whole().map().features();
    List<Double> factors = new ArrayList<>();
    for (String name : part.training().map().features()) {
      int place = known.indexOf(name);
      factors.add(place < 0 ? 1.0 : penalty.factors().get(place));
    }
    return new ElasticNet(penalty.lambda(), penalty.l1Ratio(), penalty.perDeviation(), factors);
  }
}
