package glissade.evaluation;

import glissade.compress.Triangle;
import glissade.objective.HeldOutSquares;
import glissade.objective.Scaling;
import glissade.penalty.ElasticNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The squared error on rows that a model was not made of, for several λ: each fold is held out once
 * while a model is made of the others. Made of the {@linkplain FoldTriangles triangles of the
 * folds} alone: however many λ and folds there are, no row is read for it.
 *
 * <p>The error of a λ is the mean over the folds of what the held-out rows of each cost, and its
 * standard error the deviation of those about it divided by √(K − 1); folds count with the weight
 * of their rows. All that a model is made of comes from its training rows: their means and standard
 * deviations scale the columns and the penalty. The λ that are tried are the same for all folds.
 * Sources: Stone, Cross-validatory choice and assessment of statistical predictions, J. R. Statist.
 * Soc. B 36 (1974); Breiman, Friedman, Olshen and Stone, Classification and Regression Trees
 * (1984), section 3.4.3; Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd
 * edition, section 7.10.
 *
 * <p>Immutable.
 */
public final class CrossValidation {

  private final List<Candidate> candidates;
  private final List<Long> foldRows;
  private final List<Integer> emptyFolds;
  private final Map<Integer, List<String>> lackedClasses;

  /**
   * What one λ costs.
   *
   * @param lambda λ
   * @param error the mean held-out squared error, or loss
   * @param standardError of that
   * @param nonZero how many weights are not zero in the model of all rows; the intercept is not
   *     counted
   * @param byFold the held-out mean squared error, or loss, of each fold
   */
  public record Candidate(
      double lambda, double error, double standardError, int nonZero, List<Double> byFold) {
    public Candidate {
      byFold = List.copyOf(byFold);
    }
  }

  private CrossValidation(
      List<Candidate> candidates,
      List<Long> foldRows,
      List<Integer> emptyFolds,
      Map<Integer, List<String>> lackedClasses) {
    this.candidates = List.copyOf(candidates);
    this.foldRows = List.copyOf(foldRows);
    this.emptyFolds = List.copyOf(emptyFolds);
    this.lackedClasses = lackedClasses;
  }

  /**
   * For some λ.
   *
   * @param penalty its λ is not looked at
   * @param intercept whether there is one
   * @param lambdas falling, none negative; 0 for least squares; not modified
   * @throws IllegalArgumentException if there are none
   * @throws ArithmeticException if an error is not finite, or an optimum is not found
   */
  public static CrossValidation of(
      FoldTriangles folds, ElasticNet penalty, boolean intercept, double... lambdas) {
    if (lambdas.length == 0) {
      throw new IllegalArgumentException("there is no λ to try");
    }
    PenaltyPath path = new PenaltyPath(penalty, intercept);
    List<double[]> errors = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (FoldTriangles.Pair pair : folds.pairs()) {
      weights.add(pair.heldOut().weightSum());
      rows.add(pair.heldOut().rows());
      errors.add(errors(pair, path, lambdas));
    }
    List<double[]> whole = path.on(folds.whole(), lambdas);
    List<Integer> nonZero = whole.stream().map(each -> nonZero(each, intercept)).toList();
    List<Candidate> candidates = candidates(lambdas, errors, weights, nonZero);
    return new CrossValidation(candidates, rows, folds.emptyFolds(), Map.of());
  }

  /**
   * @param errors of each fold that can be held out, one a λ
   * @param nonZero for each λ
   */
  static CrossValidation of(
      double[] lambdas, List<double[]> errors, FoldCensus census, List<Integer> nonZero) {
    List<Candidate> candidates = candidates(lambdas, errors, census.weights(), nonZero);
    return new CrossValidation(candidates, census.rows(), census.empty(), census.lacking());
  }

  private static List<Candidate> candidates(
      double[] lambdas, List<double[]> errors, List<Double> weights, List<Integer> nonZero) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      List<Double> each = new ArrayList<>();
      for (double[] ofFold : errors) {
        each.add(ofFold[i]);
      }
      candidates.add(candidate(lambdas[i], each, weights, nonZero.get(i)));
    }
    return candidates;
  }

  /**
   * For as many λ as asked for: of the lasso and the elastic net from the least that leaves every
   * weight at zero in the model of all rows down to a ten-thousandth of it (a hundredth where there
   * are fewer rows than columns); of a ridge from where every direction of that model is held back
   * to a hundredth to where none is by more than a hundredth.
   *
   * @param penalty as above
   * @throws IllegalArgumentException if there is no such λ
   */
  public static CrossValidation ofPath(
      FoldTriangles folds, ElasticNet penalty, boolean intercept, int count) {
    return of(
        folds,
        penalty,
        intercept,
        new PenaltyPath(penalty, intercept).falling(folds.whole(), count));
  }

  /** What the held-out rows of a fold cost, for each λ. */
  static double[] errors(FoldTriangles.Pair pair, PenaltyPath path, double[] lambdas) {
    Triangle training = pair.training();
    Scaling scaling = Scaling.standardized(training, path.intercept());
    HeldOutSquares heldOut = new HeldOutSquares(pair.heldOut(), scaling);
    List<double[]> points = path.on(training, lambdas);
    return points.stream().mapToDouble(heldOut).toArray();
  }

  private static Candidate candidate(
      double lambda, List<Double> errors, List<Double> weights, int nonZero) {
    double sum = 0;
    double mean = 0;
    for (int k = 0; k < errors.size(); k++) {
      sum += weights.get(k);
      mean += weights.get(k) * errors.get(k);
    }
    mean /= sum;
    double squares = 0;
    for (int k = 0; k < errors.size(); k++) {
      double away = errors.get(k) - mean;
      squares = Math.fma(weights.get(k) * away, away, squares);
    }
    double standardError = Math.sqrt(squares / sum / (errors.size() - 1));
    if (!Double.isFinite(mean) || !Double.isFinite(standardError)) {
      throw new ArithmeticException(
          "The held-out error for λ = " + lambda + " is beyond what a double can hold.");
    }
    return new Candidate(lambda, mean, standardError, nonZero, errors);
  }

  /** How many weights of a point are not zero. */
  static int nonZero(double[] point, boolean intercept) {
    int count = 0;
    for (int j = intercept ? 1 : 0; j < point.length; j++) {
      count += point[j] == 0 ? 0 : 1;
    }
    return count;
  }

  /** One a λ, from the largest to the least. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** How many rows each fold has, of those that have rows with a weight. */
  public List<Long> foldRows() {
    return foldRows;
  }

  /** The numbers, from 1, of the folds that have no rows with a weight: nothing is told of them. */
  public List<Integer> emptyFolds() {
    return emptyFolds;
  }

  /**
   * The classes of which a fold has no row, by its number from 1: its loss is told of the others
   * alone. Empty where the target is a number.
   */
  public Map<Integer, List<String>> lackedClasses() {
    return Collections.unmodifiableMap(lackedClasses);
  }

  /** The λ of the least error, the largest of equal ones. */
  public Candidate best() {
    Candidate best = candidates.get(0);
    for (Candidate each : candidates) {
      best = each.error() < best.error() ? each : best;
    }
    return best;
  }

  /**
   * The largest λ whose error is no more than one standard error above the least: the simplest
   * model that is as good as the best, as far as these rows can tell.
   */
  public Candidate withinOneStandardError() {
    Candidate best = best();
    for (Candidate each : candidates) {
      if (each.error() <= best.error() + best.standardError()) {
        return each;
      }
    }
    return best;
  }
}
