package glissade.objective;

import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.fold.Together;
import glissade.loss.Link;
import glissade.loss.Loss;
import glissade.loss.SquaredLoss;
import glissade.penalty.Penalty;
import glissade.rows.DenseBatch;
import glissade.rows.Rows;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The article's train loss, 1/W Σ weight·ℓ(b + w·φ(x), y), for any loss and with a ridge if there
 * is one, and its partial derivatives, computed from all rows at every point: O(n·d) each time. For
 * squared loss {@link CompressedLeastSquares} is the same function at O(d²).
 */
public final class MeanLoss implements LinearObjective, ScaleFree, TwiceDifferentiable, Separable {

  /** A sample has at least so many rows a variable, so that its optimum is near this one's. */
  private static final int ROWS_A_VARIABLE = 100;

  /** Bytes. A sample of rows that are elsewhere comes to this process, and is to stay small. */
  private static final double MOST_FETCHED = 64e6;

  /** e⁻¹⁰: a probability or a mean of one in twenty thousand. */
  private static final double FAR = 10;

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  private final Rows rows;
  private final long count;
  private final Loss loss;
  private final Penalty penalty;
  private final Scaling scaling;
  private final Scaling standard;
  private final double targetMean;
  private final double targetRootMeanSquare;

  /** The rows folded, if they are. */
  private final @Nullable Triangle triangle;

  /** Kept, since one of rows that are elsewhere costs a pass. */
  private volatile @Nullable MeanLoss sample;

  /** The last point evaluated and what was found there: asked for right after. */
  private volatile @Nullable Measured measured;

  private volatile boolean hessianExpected;

  private static final class Measured {
    private final double[] at;
    private final GradientAccumulator sums;
    private final @Nullable HessianAccumulator curvatures;

    Measured(double[] at, GradientAccumulator sums, @Nullable HessianAccumulator curvatures) {
      this.at = at.clone();
      this.sums = sums;
      this.curvatures = curvatures;
    }
  }

  /**
   * @param rows folded once at every point
   * @param loss what each costs
   * @param penalty in original units; its absolute values are left to a {@link Composite}
   * @param columns means and standard deviations of the same rows, which measure the gradient
   * @param scaling the coordinates to descend in
   */
  public MeanLoss(Rows rows, Loss loss, Penalty penalty, Moments columns, Scaling scaling) {
    this.rows = rows;
    this.count = columns.rows();
    this.loss = loss;
    this.penalty = scaling.penalty(penalty);
    this.scaling = scaling;
    this.standard = Scaling.standardized(columns, scaling.intercept());
    this.targetMean = columns.mean(columns.target());
    this.targetRootMeanSquare = columns.norm(columns.target()) / Math.sqrt(columns.weightSum());
    this.triangle = columns instanceof Triangle known ? known : null;
  }

  /** The same of other rows, in the same coordinates and by the same measure. */
  private MeanLoss(MeanLoss like, Rows rows) {
    this.rows = rows;
    this.count = rows.count();
    this.loss = like.loss;
    this.penalty = like.penalty;
    this.scaling = like.scaling;
    this.standard = like.standard;
    this.targetMean = like.targetMean;
    this.targetRootMeanSquare = like.targetRootMeanSquare;
    this.triangle = null;
  }

  /** The mean squared error over rows, without a penalty. */
  public static MeanLoss squared(Rows rows, Moments columns, Scaling scaling) {
    return new MeanLoss(
        rows, new SquaredLoss(), Penalty.none(columns.features()), columns, scaling);
  }

  @Override
  public Rows rows() {
    return rows;
  }

  @Override
  public Loss loss() {
    return loss;
  }

  @Override
  public Penalty penalty() {
    return penalty;
  }

  @Override
  public Scaling scaling() {
    return scaling;
  }

  @Override
  public int dimension() {
    return scaling.dimension();
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    GradientAccumulator sums = measuredAt(at);
    scaling.gradientToDescent(sums.gradient(), gradient);
    penalty.addGradient(at, gradient);
    return sums.mean() + penalty.value(at);
  }

  private GradientAccumulator fold(double[] at) {
    double[] original = scaling.toOriginal(at);
    double[] weights = Arrays.copyOfRange(original, 1, original.length);
    GradientAccumulator slopes = new GradientAccumulator(loss, original[0], weights);
    if (!hessianExpected) {
      GradientAccumulator sums = rows.fold(slopes);
      measured = new Measured(at, sums, null);
      return sums;
    }
    hessianExpected = false;
    var both =
        rows.fold(
            new Together<>(slopes, new HessianAccumulator(loss, scaling, original[0], weights)));
    measured = new Measured(at, both.one(), both.other());
    return both.one();
  }

  /** Of rows that are elsewhere: here two passes cost no more than one that does both. */
  @Override
  public void expectHessian() {
    hessianExpected = rows.isSpread();
  }

  private GradientAccumulator measuredAt(double[] at) {
    Measured last = measured;
    return last != null && Arrays.equals(last.at, at) ? last.sums : fold(at);
  }

  /**
   * Where a likelihood has an end that it reaches at no finite score, and some score is far out.
   */
  @Override
  public boolean isFarOut(double[] at) {
    if (isHeld()) {
      return false;
    }
    GradientAccumulator sums = measuredAt(at);
    return switch (loss.link()) {
      case LOGIT -> sums.lowestScore() < -FAR || sums.highestScore() > FAR;
      case LOG -> sums.lowestScore() < -FAR;
      default -> false;
    };
  }

  /** Whether the penalty keeps all weights in, and the mean of the target the intercept. */
  private boolean isHeld() {
    for (int j = scaling.first(); j < dimension(); j++) {
      if (penalty.square(j) == 0 && !Double.isInfinite(scaling.scale(j - scaling.first()))) {
        return false;
      }
    }
    return targetMean > 0 && (loss.link() == Link.LOG || targetMean < 1);
  }

  @Override
  public Optional<Separation> separation(double[] at, double[] before) {
    return new SeparationSearch(this, standard).find(at, before);
  }

  /** √(Σ weight·(∂ℓ/∂s)² / W); nothing is read right after an evaluation there. */
  public double derivativeSize(double[] at) {
    return measuredAt(at).derivativeSize();
  }

  /** 2/W Σ weight·ũũᵀ: the Hessian if each row cost a square. No pass where rows are folded. */
  public double[] products() {
    if (triangle != null) {
      return TriangleProducts.of(triangle, scaling);
    }
    double[] none = new double[scaling.features()];
    return rows.fold(new HessianAccumulator(new SquaredLoss(), scaling, 0, none)).mean();
  }

  /**
   * The best point without features, as far as the mean of the target tells it: with the score of
   * that mean as intercept. Zero without an intercept, and where no finite score has that mean.
   */
  public double[] constantModel() {
    double score =
        switch (loss.link()) {
          case IDENTITY -> targetMean;
          case LOGIT -> Math.log(targetMean / (1 - targetMean));
          case LOG -> Math.log(targetMean);
          case MARGIN -> 0;
        };
    double[] point = new double[dimension()];
    if (scaling.intercept() && Double.isFinite(score)) {
      point[0] = score;
    }
    return point;
  }

  /** 1/W Σ weight·∂²ℓ/∂s² ũũᵀ and the squares of the penalty, ũ a row in descent coordinates. */
  @Override
  public double[] hessian(double[] at) {
    double[] hessian = curvaturesAt(at).mean();
    for (int j = 0; j < dimension(); j++) {
      hessian[j * dimension() + j] += penalty.square(j);
    }
    return hessian;
  }

  private HessianAccumulator curvaturesAt(double[] at) {
    Measured last = measured;
    HessianAccumulator known = last != null && Arrays.equals(last.at, at) ? last.curvatures : null;
    if (known != null) {
      return known;
    }
    double[] original = scaling.toOriginal(at);
    double[] weights = Arrays.copyOfRange(original, 1, original.length);
    return rows.fold(new HessianAccumulator(loss, scaling, original[0], weights));
  }

  /** Of dense rows: of others it may leave out all that have some feature, however many it has. */
  @Override
  public Optional<TwiceDifferentiable> sample() {
    MeanLoss known = sample;
    if (known == null && count / SAMPLE >= (long) ROWS_A_VARIABLE * dimension()) {
      double bytes = 8.0 * count * (rows.features() + 1.0);
      int part = rows.isSpread() ? (int) Math.max(SAMPLE, bytes / MOST_FETCHED) : SAMPLE;
      known =
          rows.sampled(part)
              .filter(some -> some.chunks().stream().allMatch(DenseBatch.class::isInstance))
              .map(some -> new MeanLoss(this, some))
              .orElse(null);
      sample = known;
    }
    return Optional.ofNullable(known);
  }

  /**
   * maxⱼ |xⱼᵀr| / (‖xⱼ‖‖r‖) over the standardised columns, with rᵢ = ∂ℓ/∂s of a row: the largest
   * cosine between a column and the derivatives. It hangs on the units of neither, and where all
   * derivatives fall to zero together, as on rows that can be told apart perfectly, it does not. 0
   * for squares of residuals that are zero but for rounding.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    if (isFittedPerfectly(at)) {
      return 0;
    }
    double residual = derivativeSize(at);
    double largest = 0;
    for (double derivative : standardGradient(gradient)) {
      largest = Math.max(largest, Math.abs(derivative));
    }
    return largest == 0 ? 0 : largest / residual;
  }

  /**
   * Whether the derivatives are zero but for rounding, which is as large as the curvature makes
   * that of a score. Probabilities fit perfectly only where they are 0 or 1, far out.
   */
  boolean isFittedPerfectly(double[] at) {
    double score = loss.link() == Link.LOG ? Math.log(targetRootMeanSquare) : 0;
    double size = loss.link() == Link.LOG ? 1 : targetRootMeanSquare;
    for (double coordinate : standard.toDescent(scaling.toOriginal(at))) {
      size += Math.abs(coordinate);
    }
    double curvature =
        loss.curvatureBound().orElseGet(() -> loss.curvature(score, targetRootMeanSquare));
    return loss.link() != Link.LOGIT && derivativeSize(at) <= curvature * ROUNDING * size;
  }

  private double[] standardGradient(double[] gradient) {
    double[] original = new double[scaling.features() + 1];
    original[0] = scaling.intercept() ? gradient[0] : 0;
    for (int j = 0; j < scaling.features(); j++) {
      double derivative = gradient[scaling.first() + j];
      original[j + 1] =
          Double.isInfinite(scaling.scale(j))
              ? 0
              : Math.fma(derivative, scaling.scale(j), scaling.centre(j) * original[0]);
    }
    double[] measured = new double[standard.dimension()];
    standard.gradientToDescent(original, measured);
    return measured;
  }
}
