package glissade.report.diagnostics;

import glissade.evaluation.Tally;
import glissade.inference.ErrorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What is left of the targets after the fit. Standardised residuals and Cook's distances are those
 * of Cook and Weisberg, Residuals and Influence in Regression (1982), sections 2.2 and 3.5; of
 * likelihoods other than squares the residuals are those of the deviance and the distances are made
 * of Pearson's, Pregibon, Logistic regression diagnostics, Ann. Stat. 9 (1981). Rows of weight 0 do
 * not count.
 *
 * <p>Totals, groups, quantiles and extremes are of all rows, whatever is drawn. Immutable.
 */
public final class Residuals {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** What is smaller than this part of the targets is rounding. */
  private static final double ROUNDING = 1e-12;

  /** A group of fewer rows has a mean of its own that says little. */
  private static final int ROWS_A_GROUP = 8;

  private static final int MOST_GROUPS = 10;

  /** So many of the least and of the greatest are always drawn. */
  private static final int TAIL = 100;

  private final RowSums sums;
  private final ErrorModel errors;
  private final int coefficients;
  private final double scale;
  private final Tally.Sorted deviations;
  private final List<Group> groups;

  /**
   * Rows of neighbouring predictions together.
   *
   * @param score their mean score
   * @param rows how many
   * @param residual the mean of their residuals
   * @param rootSize the mean of √|standardised residual|
   * @param errors how many standard errors the mean of the standardised residuals is from 0
   */
  public record Group(double score, long rows, double residual, double rootSize, double errors) {}

  /**
   * A standardised residual beside the one that so many normal ones would have in its place.
   *
   * @param normal the quantile of the standard normal distribution
   * @param residual the standardised residual
   */
  public record Quantile(double normal, double residual) {}

  /**
   * @param coefficients p, how many were found from the rows
   */
  Residuals(RowSums sums, ErrorModel errors, int coefficients) {
    this.sums = sums;
    this.errors = errors;
    this.coefficients = coefficients;
    this.scale = errors.knowsDispersion() ? 1 : Math.sqrt(sums.pearson() / freedom());
    this.deviations = sums.byDeviation();
    this.groups = groups(sums.byScore());
  }

  private List<Group> groups(Tally.Sorted byScore) {
    int most = (int) Math.max(2, Math.min(MOST_GROUPS, sums.rows() / ROWS_A_GROUP));
    List<Group> found = new ArrayList<>();
    for (Tally.Group group : byScore.groups(most)) {
      double n = group.sum(0);
      double rootSize = scale > 0 ? group.sum(2) / Math.sqrt(scale) / n : 0;
      double away = scale > 0 ? group.sum(3) / scale / Math.sqrt(n) : 0;
      found.add(new Group(group.centre(), (long) n, group.sum(1) / n, rootSize, away));
    }
    return List.copyOf(found);
  }

  /** n, the rows with a weight. */
  public long rows() {
    return sums.rows();
  }

  /** How many rows are fitted exactly whatever their targets are: they have no residual. */
  public long pinned() {
    return sums.pinned();
  }

  /** p, how many coefficients were found from the rows. */
  public int coefficients() {
    return coefficients;
  }

  /** n − p; n where there are no more rows than coefficients. */
  public long freedom() {
    return rows() > coefficients ? rows() - coefficients : rows();
  }

  /** Whether residuals are those of the deviance rather than y − μ. */
  public boolean areOfDeviance() {
    return errors.isLikelihood() && !errors.isSquared();
  }

  /** Whether the score is the prediction itself, rather than its logarithm or that of its odds. */
  public boolean isScorePrediction() {
    return errors.mean(2) == 2;
  }

  /**
   * √φ, what residuals of rows that count 1 vary by: √(Σ weight·Pearson's residual²/(n − p)), which
   * is s for squares, and 1 for counts and classes.
   */
  public double scale() {
    return scale;
  }

  /** Whether nothing is left but rounding. */
  public boolean areNothing() {
    double size = Math.abs(predictions().meanOfY()) + targetDeviation();
    return rootMeanSquare() <= ROUNDING * size;
  }

  private Correlation predictions() {
    return sums.predictions();
  }

  private double targetDeviation() {
    return Math.sqrt(predictions().squaresOfY() / predictions().weight());
  }

  /** √(Σ weight·(y − μ)²/Σ weight). */
  public double rootMeanSquare() {
    return Math.sqrt(sums.squares() / predictions().weight());
  }

  /** R² = 1 − Σ weight·(y − μ)²/Σ weight·(y − ȳ)²; NaN where the targets are all the same. */
  public double explained() {
    double squares = predictions().squaresOfY();
    return squares > 0 ? 1 - sums.squares() / squares : Double.NaN;
  }

  /** The correlation of predictions and targets. */
  public double predictionCorrelation() {
    return predictions().correlation();
  }

  /** The correlation of √|standardised residual| and score: whether errors grow with it. */
  public double spreadCorrelation() {
    return sums.spread().correlation();
  }

  /** Up to ten groups of about equal size along the score, of all rows that have a residual. */
  public List<Group> groups() {
    return groups;
  }

  /** The rows to draw: all, or {@value RowSums#MOST_DRAWN} of them chosen by a hash. */
  public List<Observation> drawn() {
    return observations(KeptRows.Order.LOT);
  }

  /** The three rows of the largest standardised residuals, the largest first. */
  public List<Observation> largestResiduals() {
    return observations(KeptRows.Order.DEVIATION);
  }

  /** The three rows of the largest leverage, the largest first. */
  public List<Observation> largestLeverages() {
    return observations(KeptRows.Order.LEVERAGE);
  }

  /** The three rows of the largest Cook's distance, the largest first. */
  public List<Observation> largestDistances() {
    return observations(KeptRows.Order.PULL);
  }

  private List<Observation> observations(KeptRows.Order order) {
    return sums.kept(order).first().stream().map(this::observation).toList();
  }

  private Observation observation(MeasuredRow row) {
    boolean hasSize = scale > 0;
    return new Observation(
        row.place(),
        row.target(),
        errors.mean(row.score()),
        row.score(),
        row.residual(),
        hasSize ? row.deviation() / scale : 0,
        hasSize ? row.size() / scale : 0,
        row.leverage(),
        hasSize ? row.pull() / (scale * scale) / coefficients : 0);
  }

  /** How many rows have a residual: all but those that are pinned. */
  public long withResidual() {
    return rows() - pinned();
  }

  /** The part of the rows whose standardised residual is at most so large, of either sign. */
  public double within(double size) {
    double inside = 0;
    for (int i = 0; i < deviations.size(); i++) {
      inside += Math.abs(deviations.value(i)) <= size * scale ? deviations.sum(0, i) : 0;
    }
    return inside / Math.max(1, withResidual());
  }

  /**
   * Standardised residuals in ascending order beside normal quantiles: all of them, or of many rows
   * the {@value #TAIL} least and greatest and others between. The normal ones are those of the
   * parts (i − a)/(n + 1 − 2a), a = ⅜ up to ten rows and ½ beyond. Source: Blom, Statistical
   * Estimates and Transformed Beta-Variables (1958).
   */
  public List<Quantile> quantiles() {
    List<Quantile> quantiles = new ArrayList<>();
    long before = 0;
    int place = 0;
    for (long rank : ranksDrawn()) {
      while (before + deviations.sum(0, place) < rank) {
        before += (long) deviations.sum(0, place);
        place++;
      }
      quantiles.add(new Quantile(normal(rank), standard(deviations.value(place))));
    }
    return quantiles;
  }

  private SortedSet<Long> ranksDrawn() {
    SortedSet<Long> ranks = new TreeSet<>();
    long n = withResidual();
    long between = Math.min(n, RowSums.MOST_DRAWN - 2 * TAIL);
    for (long k = 0; k < between; k++) {
      ranks.add(1 + k * n / between);
    }
    for (long k = 1; k <= Math.min(TAIL, n); k++) {
      ranks.add(k);
      ranks.add(n + 1 - k);
    }
    return ranks;
  }

  /** The normal quantile of the residual that is number {@code rank} of all. */
  public double normal(long rank) {
    long n = withResidual();
    double a = n <= 10 ? 0.375 : 0.5;
    return NORMAL.inverseCumulativeProbability((rank - a) / (n + 1 - 2 * a));
  }

  private double standard(double deviation) {
    return scale > 0 ? deviation / scale : 0;
  }

  /**
   * The standardised residual under which a part of all lies, interpolated between neighbours, see
   * {@link Tally.Sorted#quantile}.
   */
  public double quantile(double part) {
    return standard(deviations.quantile(part));
  }

  /** By what part of itself a quantile may be off, where there are too many rows to keep each. */
  public double resolution() {
    return deviations.resolution();
  }
}
