package glissade.kernel;

/**
 * The inner loops. A matrix is column-major: element (i, j) stands at {@code offset + i +
 * j·stride}, so a column is contiguous and a loop down a column runs at full width for any number
 * of columns.
 *
 * <p>All implementations return the same bits for the same arguments; {@link #scalar} is the
 * reference that the others are tested against.
 */
public interface Kernels {

  /** The kernels to use here, and the same ones every time; {@link KernelChoice} says why. */
  static Kernels best() {
    return KernelChoice.kernels();
  }

  /** The reference, which needs nothing but Java itself. */
  static Kernels scalar() {
    return ScalarKernels.INSTANCE;
  }

  /**
   * Σᵢ aᵢbᵢ over {@code n} elements.
   *
   * @param a n elements from {@code aOffset}; not modified
   * @param b n elements from {@code bOffset}; not modified
   */
  double dot(double[] a, int aOffset, double[] b, int bOffset, int n);

  /**
   * Σᵢ aᵢ over {@code n} elements.
   *
   * @param a n elements from {@code offset}; not modified
   */
  double sum(double[] a, int offset, int n);

  /**
   * Σᵢ (aᵢ − c)² over {@code n} elements: with c their mean, n times their variance.
   *
   * @param a n elements from {@code offset}; not modified
   * @param centre c
   */
  double squaresAbout(double[] a, int offset, int n, double centre);

  /**
   * out ← b + Xw: the predictions of a linear model, rounded after each column in turn.
   *
   * @param x rows × columns matrix; not modified
   * @param weights w, one a column; not modified
   * @param intercept b
   * @param out the first {@code rows} elements are overwritten
   */
  void predict(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] out);

  /**
   * out ← out + Xᵀr.
   *
   * @param x rows × columns matrix; not modified
   * @param r {@code rows} elements; not modified
   * @param out one element a column; added to
   */
  void addTransposed(
      double[] x, int offset, int stride, int rows, int columns, double[] r, double[] out);

  /**
   * The sum of squares Σr² of a linear model, r = b + Xw − y, and its partial derivatives: sums ←
   * sums + (2Xᵀr, 2Σr, Σr²).
   *
   * @param x rows × (columns + 1) matrix, the columns of X and then y; not modified
   * @param weights w, one a column of X; not modified
   * @param intercept b
   * @param scratch at least {@code rows} elements; overwritten, with what is left open
   * @param sums one element a column of X, and two more; added to
   */
  void squares(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] scratch,
      double[] sums);

  /**
   * sums ← sums + XᵀX, each sum of products as {@link #dot} has it.
   *
   * @param x rows × columns matrix; not modified
   * @param sums columns × columns, row-major; the upper triangle is added to, the rest is left
   */
  void addGram(double[] x, int offset, int stride, int rows, int columns, double[] sums);

  /**
   * aᵢ ← eᵃⁱ over {@code n} elements, as {@link Elementary#exp} has it.
   *
   * @param a n elements from {@code offset}; overwritten
   */
  void exp(double[] a, int offset, int n);

  /**
   * The logistic loss ℓ = ln(1 + eˢ) − ys of {@code n} scores s, with its first two derivatives, as
   * {@link Elementary} has them.
   *
   * @param scores n elements from {@code offset}; overwritten with ∂ℓ/∂s
   * @param targets y, n elements from {@code targetOffset}; not modified
   * @param values the first n elements are overwritten with ℓ
   * @param curvatures n elements from {@code curvatureOffset} are overwritten with ∂²ℓ/∂s²
   */
  void logistic(
      double[] scores,
      int offset,
      double[] targets,
      int targetOffset,
      double[] values,
      double[] curvatures,
      int curvatureOffset,
      int n);

  /**
   * Folds a tile of rows into an upper triangle by Householder reflections: afterwards RᵀR is what
   * RᵀR + TᵀT was before.
   *
   * <p>Reflection j acts on row j of R and on the whole tile, and leaves zeros in column j of the
   * tile. Cost: 2·rows·size² operations. The order of operations is that of {@link
   * HouseholderKernels}.
   *
   * @param r size × size upper triangle, row-major; overwritten
   * @param size the order of R and the number of columns of the tile
   * @param tile rows × size matrix T, column-major; overwritten with what is left of the reflectors
   * @param rows rows of the tile
   * @param triangular whether T is itself upper triangular (the merge of two triangles): below its
   *     diagonal there are zeros, most of which need not be read
   */
  void fold(
      double[] r, int size, double[] tile, int offset, int stride, int rows, boolean triangular);
}
