package glissade.kernel;

/**
 * The inner loops. A matrix is column-major: element (i, j) stands at {@code offset + i +
 * j·stride}, so a column is contiguous and a loop down a column runs at full width for any number
 * of columns.
 *
 * <p>All implementations return the same bits for the same arguments; {@link ScalarKernels} is the
 * reference that the others are tested against.
 */
public interface Kernels {

  /** The kernels to use on this machine. */
  static Kernels best() {
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
   * Folds a tile of rows into an upper triangle by Householder reflections: afterwards RᵀR is what
   * RᵀR + TᵀT was before.
   *
   * <p>Reflection j acts on row j of R and on the whole tile, and leaves zeros in column j of the
   * tile. Cost: 2·rows·size² operations.
   *
   * @param r size × size upper triangle, row-major; overwritten
   * @param size the order of R and the number of columns of the tile
   * @param tile rows × size matrix T, column-major; overwritten with what is left of the reflectors
   * @param rows rows of the tile
   * @param triangular whether T is itself upper triangular (the merge of two triangles), so that
   *     column j has only j + 1 rows
   */
  void fold(
      double[] r, int size, double[] tile, int offset, int stride, int rows, boolean triangular);
}
