package glissade.objective;

import glissade.compress.Moments;
import glissade.compress.Triangle;
import glissade.loss.SoftmaxLoss;
import glissade.loss.SquaredLoss;
import glissade.penalty.Penalty;
import glissade.rows.Rows;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mean softmax loss of K linear scores over rows, 1/W Σ weight·ℓ(b + Wφ(x), y), and a ridge on
 * all weights if there is one. A point is the K points of the classes one after another, each in
 * the coordinates of a {@link Scaling}. O(n·d·K) at every point.
 *
 * <p>All classes have weights of their own, so without a penalty the same may be added to those of
 * all. The gradients of the classes add up to zero, so descent from zero keeps to points where the
 * weights of the classes add up to zero; of all optima it goes to the one nearest zero. With a
 * ridge that is the only one, but for the intercepts.
 *
 * <p>Nowhere does it curve more than ½ of what the mean of squares ½s² would: with M = ½/W X̃ᵀX̃ +
 * B = RᵀR, B the squares of the ridge, the points of all classes can be told in the coordinates u =
 * Rθ, where every curvature is 1 at most, see {@link #whitened}. Source: Böhning, Multinomial
 * logistic regression algorithm, Ann. Inst. Statist. Math. 44 (1992).
 */
public final class SoftmaxMeanLoss implements ScaleFree, Separable, Coordinates {

  private static final double ROUNDING = 64 * Math.ulp(1.0);

  /** A row whose class has a probability nearer 1 than this stands far out. */
  private static final double FAR = 1e-4;

  /** Of a direction whose largest effect on a score is 1, what is no rounding. */
  private static final double SURELY = 1e-9;

  /** Of so many classes every two can be compared. */
  private static final int FEW_CLASSES = 6;

  /** Where some classes are apart, the others should be near their optimum. */
  private static final double NEARLY_STATIONARY = 1e-3;

  private final Rows rows;
  private final SoftmaxLoss loss;
  private final Penalty penalty;
  private final Scaling scaling;
  private final Scaling standard;
  private final Moments columns;
  private final @Nullable Cholesky root;

  /** Where it was looked last, and what was found there: asked for again right after. */
  private double @Nullable [] lookedAt;

  private @Nullable SoftmaxAccumulator found;

  /**
   * @param rows folded once at every point; their targets are 0 … K − 1
   * @param loss with K classes
   * @param penalty on the weights of each class, in original units
   * @param columns means and standard deviations of the same rows, which measure the gradient
   * @param scaling the coordinates to descend in, for each class
   * @throws IllegalArgumentException if the penalty has corners
   */
  public SoftmaxMeanLoss(
      Rows rows, SoftmaxLoss loss, Penalty penalty, Moments columns, Scaling scaling) {
    if (!penalty.isSmooth()) {
      throw new IllegalArgumentException(
          "Several classes can be penalised by a ridge alone. Leave the lasso out.");
    }
    this.rows = rows;
    this.loss = loss;
    this.penalty = scaling.penalty(penalty);
    this.scaling = scaling;
    this.standard = Scaling.standardized(columns, scaling.intercept());
    this.columns = columns;
    this.root = null;
  }

  private SoftmaxMeanLoss(SoftmaxMeanLoss like, Cholesky root) {
    this.rows = like.rows;
    this.loss = like.loss;
    this.penalty = like.penalty;
    this.scaling = like.scaling;
    this.standard = like.standard;
    this.columns = like.columns;
    this.root = root;
  }

  /**
   * The same in coordinates that make the columns uncorrelated: one pass over their products, none
   * where rows are folded.
   */
  public SoftmaxMeanLoss whitened() {
    int p = scaling.dimension();
    double[] matrix = products();
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= loss.curvatureBound() / 2;
    }
    for (int j = 0; j < p; j++) {
      matrix[j * p + j] += penalty.square(j);
    }
    return new SoftmaxMeanLoss(this, Cholesky.of(matrix, p));
  }

  /** {@link MeanLoss#products}. */
  private double[] products() {
    if (columns instanceof Triangle triangle) {
      return TriangleProducts.of(triangle, scaling);
    }
    double[] none = new double[scaling.features()];
    return rows.fold(new HessianAccumulator(new SquaredLoss(), scaling, 0, none)).mean();
  }

  /** Whether the coordinates are those of {@link #whitened}. */
  public boolean isWhitened() {
    return root != null;
  }

  /** The rows. */
  public Rows rows() {
    return rows;
  }

  /** What a row costs. */
  public SoftmaxLoss loss() {
    return loss;
  }

  @Override
  public int dimension() {
    return loss.classes() * scaling.dimension();
  }

  /** The part of a point that belongs to class k, in the coordinates of the scaling. */
  private double[] part(double[] point, int k) {
    int p = scaling.dimension();
    double[] part = Arrays.copyOfRange(point, k * p, (k + 1) * p);
    if (root != null) {
      root.halfSolve(part);
    }
    return part;
  }

  /** (bₖ, wₖ) of class k at a point, in original units. */
  public double[] original(double[] at, int k) {
    return scaling.toOriginal(part(at, k));
  }

  @Override
  public double valueAndGradient(double[] at, double[] gradient) {
    SoftmaxAccumulator sums = foundAt(at);
    double value = sums.mean();
    int p = scaling.dimension();
    double[] slope = new double[p];
    for (int k = 0; k < loss.classes(); k++) {
      double[] point = part(at, k);
      scaling.gradientToDescent(sums.gradient(k), slope);
      penalty.addGradient(point, slope);
      if (root != null) {
        root.halfSolveTransposed(slope);
      }
      System.arraycopy(slope, 0, gradient, k * p, p);
      value += penalty.value(point);
    }
    return value;
  }

  private SoftmaxAccumulator fold(double[] at) {
    double[] intercepts = new double[loss.classes()];
    double[][] weights = new double[loss.classes()][];
    for (int k = 0; k < loss.classes(); k++) {
      double[] original = original(at, k);
      intercepts[k] = original[0];
      weights[k] = Arrays.copyOfRange(original, 1, original.length);
    }
    SoftmaxAccumulator sums = rows.fold(new SoftmaxAccumulator(loss, intercepts, weights));
    lookedAt = at.clone();
    found = sums;
    return sums;
  }

  private SoftmaxAccumulator foundAt(double[] at) {
    SoftmaxAccumulator last = found;
    return last != null && Arrays.equals(lookedAt, at) ? last : fold(at);
  }

  /**
   * The largest part of the gradient over standardised columns, as a part of the size of ∂ℓ/∂s over
   * the rows: a cosine, if there is no penalty; whitened, the cosine with the nearest combination
   * of columns. 0 where all probabilities are right but for rounding.
   */
  @Override
  public double relativeGradient(double[] at, double value, double[] gradient) {
    double derivativeSize = foundAt(at).derivativeSize();
    if (derivativeSize <= ROUNDING) {
      return 0;
    }
    return (root == null ? largestSlope(gradient) : combinedSlope(gradient)) / derivativeSize;
  }

  private double combinedSlope(double[] gradient) {
    double squares = 0;
    for (double derivative : gradient) {
      squares += derivative * derivative;
    }
    return Math.sqrt(loss.curvatureBound() * squares);
  }

  private double largestSlope(double[] gradient) {
    double largest = 0;
    double[] slopes = new double[standard.dimension()];
    for (int k = 0; k < loss.classes(); k++) {
      standard.gradientToDescent(originalSlopes(part(gradient, k)), slopes);
      for (double slope : slopes) {
        largest = Math.max(largest, Math.abs(slope));
      }
    }
    return largest;
  }

  /** The gradient of a class by b and w in original units. */
  private double[] originalSlopes(double[] gradient) {
    double[] original = new double[scaling.features() + 1];
    original[0] = scaling.intercept() ? gradient[0] : 0;
    for (int j = 0; j < scaling.features(); j++) {
      double scale = scaling.scale(j);
      double slope = gradient[scaling.first() + j];
      original[j + 1] =
          Double.isInfinite(scale) ? 0 : Math.fma(slope, scale, scaling.centre(j) * original[0]);
    }
    return original;
  }

  /** Without a penalty only: with a ridge there is an optimum, but for columns left out of it. */
  @Override
  public boolean isFarOut(double[] at) {
    return foundAt(at).surest() < FAR && penalty.isNone();
  }

  /**
   * A direction v, (bₖ, wₖ) of all classes, with v_y·x̃ ≥ vₖ·x̃ for every class k on every row, and
   * more on some. Looked for where descent is, for all classes; and for each class alone, which
   * then is on one side of a plane and all others on the other, or some on it, where descent is and
   * where it goes: a pass, and near the end some more for each class. Several classes that are
   * apart from several others, none of them alone, are not found.
   */
  @Override
  public Optional<Separation> separation(double[] at, double[] before) {
    double[] moved = at.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] -= before[j];
    }
    Optional<Separation> found =
        rows.fold(new ClassSeparation(classes(at), classes(moved), standard)).found();
    if (found.isPresent() && found.get().isComplete()) {
      return found;
    }
    double[] gradient = new double[dimension()];
    double value = valueAndGradient(at, gradient);
    if (relativeGradient(at, value, gradient) > NEARLY_STATIONARY) {
      return Optional.empty();
    }
    return found.isPresent() ? found : ofOneClass(at, before);
  }

  /** Of classes that lie on one side of a plane and the others on the other, or some on it. */
  private Optional<Separation> ofOneClass(double[] at, double[] before) {
    int length = scaling.features() + 1;
    double[] direction = new double[loss.classes() * length];
    double[][] byClass = new double[loss.classes()][length];
    long falling = 0;
    for (int k = 0; k < loss.classes(); k++) {
      Optional<Separation> found = against(k, at, before);
      if (found.isPresent()) {
        byClass[k] = found.get().direction();
        System.arraycopy(byClass[k], 0, direction, k * length, length);
        falling = Math.max(falling, found.get().apart());
      }
    }
    if (falling == 0) {
      return Optional.empty();
    }
    long apart = rows.fold(new RowsApart(byClass, SURELY)).count();
    return Optional.of(new Separation(direction, columns.rows(), apart > 0 ? apart : falling));
  }

  /** Where its scores go by themselves, or, of few classes, as against those of another. */
  private Optional<Separation> against(int k, double[] at, double[] before) {
    Penalty none = Penalty.none(scaling.features());
    MeanLoss one = new MeanLoss(rows, new OneClass(k), none, columns, scaling);
    SeparationSearch search = new SeparationSearch(one, standard);
    Optional<Separation> found = search.find(part(at, k), part(before, k));
    int others = loss.classes() <= FEW_CLASSES ? loss.classes() : 0;
    for (int j = 0; j < others && found.isEmpty(); j++) {
      if (j != k) {
        found = search.find(difference(at, k, j), difference(before, k, j));
      }
    }
    return found;
  }

  private double[] difference(double[] point, int k, int j) {
    double[] difference = part(point, k);
    double[] other = part(point, j);
    for (int i = 0; i < other.length; i++) {
      difference[i] -= other[i];
    }
    return difference;
  }

  /** (bₖ, wₖ) of every class. */
  private double[][] classes(double[] at) {
    double[][] classes = new double[loss.classes()][];
    for (int k = 0; k < classes.length; k++) {
      classes[k] = original(at, k);
    }
    return classes;
  }

  @Override
  public int features() {
    return scaling.features();
  }

  @Override
  public boolean intercept() {
    return scaling.intercept();
  }

  @Override
  public boolean standardized() {
    return scaling.standardized();
  }

  /** (bₖ, wₖ) of the classes one after another. */
  @Override
  public double[] toOriginal(double[] point) {
    int length = scaling.features() + 1;
    double[] all = new double[loss.classes() * length];
    for (int k = 0; k < loss.classes(); k++) {
      System.arraycopy(original(point, k), 0, all, k * length, length);
    }
    return all;
  }

  @Override
  public double[] inColumns(double[] direction) {
    int p = scaling.dimension();
    double[] all = new double[direction.length];
    for (int k = 0; k < loss.classes(); k++) {
      System.arraycopy(part(direction, k), 0, all, k * p, p);
    }
    return all;
  }

  @Override
  public String name() {
    return isWhitened() ? "whitened" : scaling.name();
  }
}
