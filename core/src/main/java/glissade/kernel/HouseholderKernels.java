package glissade.kernel;

/**
 * The Householder fold, written once for all implementations. What it leaves to them is the loops
 * down a column.
 *
 * <p>Columns are taken in panels of four. A panel is reduced first, column by column; then its four
 * reflections are applied together to each column c after it, so that c is read twice and written
 * once where single reflections would each do that. With reflectors (1, vₗ) on rows l of R, which
 * are different rows, H₃H₂H₁H₀ takes
 *
 * <pre>wₗ = −τₗ(Rₗc + vₗ·c + Σ_{i&lt;l} (vₗ·vᵢ) wᵢ)      Rₗc ← Rₗc + wₗ      c ← c + Σₗ wₗvₗ</pre>
 *
 * Source: Schreiber and Van Loan, A storage-efficient WY representation for products of Householder
 * transformations, SIAM J. Sci. Stat. Comput. 10 (1989).
 */
public abstract class HouseholderKernels implements Kernels {

  /** Reflectors in a panel: the most that a loop over two columns keeps in 16 vector registers. */
  protected static final int PANEL = 4;

  /**
   * Columns after the panel that are worked on together: few enough that a tile's stay in a near
   * cache from the reading to the writing, many enough that what is done between the two is little.
   */
  private static final int TOGETHER = 16;

  /**
   * products[l·columns + k] ← vₗ·cₖ, each as {@link #dot} has it.
   *
   * @param tile holds v₀ … from {@code v} and c₀ … from {@code c}, {@code stride} apart; not
   *     modified
   * @param reflectors how many v, 1 to {@link #PANEL}
   * @param columns how many c
   * @param n the length of each
   * @param products overwritten
   */
  protected abstract void multiply(
      double[] tile,
      int stride,
      int v,
      int reflectors,
      int c,
      int columns,
      int n,
      double[] products);

  /**
   * cₖ ← cₖ + Σₗ wₗₖvₗ, rounded after each l in turn.
   *
   * @param tile as in {@link #multiply}; the columns c are modified
   * @param w wₗₖ at l·columns + k; not modified
   */
  protected abstract void add(
      double[] tile, int stride, int v, int reflectors, int c, int columns, int n, double[] w);

  @Override
  public final void addGram(
      double[] x, int offset, int stride, int rows, int columns, double[] sums) {
    double[] products = new double[PANEL * TOGETHER];
    for (int first = 0; first < columns; first += PANEL) {
      int some = Math.min(PANEL, columns - first);
      for (int k = first; k < columns; k += TOGETHER) {
        int right = Math.min(TOGETHER, columns - k);
        multiply(
            x, stride, offset + first * stride, some, offset + k * stride, right, rows, products);
        for (int l = 0; l < some; l++) {
          for (int c = Math.max(0, first + l - k); c < right; c++) {
            sums[(first + l) * columns + k + c] += products[l * right + c];
          }
        }
      }
    }
  }

  @Override
  public final void fold(
      double[] r, int size, double[] tile, int offset, int stride, int rows, boolean triangular) {
    Panel panel = new Panel(r, size, tile, offset, stride);
    for (int first = 0; first < size; first += PANEL) {
      int count = Math.min(PANEL, size - first);
      panel.reduce(first, count, triangular ? Math.min(first + count, rows) : rows);
      for (int k = first + count; k < size; k += TOGETHER) {
        panel.applyTo(k, Math.min(TOGETHER, size - k), count);
      }
    }
  }

  /** Up to four neighbouring columns of a tile and the reflectors made of them. */
  private final class Panel {

    private final double[] r;
    private final int size;
    private final double[] tile;
    private final int offset;
    private final int stride;

    /** τₗ. */
    private final double[] tau = new double[PANEL];

    /** vₗ·vᵢ at l·4 + i, for i &lt; l. */
    private final double[] overlap = new double[PANEL * PANEL];

    /** First vₗ·cₖ, then wₗₖ. */
    private final double[] weights;

    private int first;
    private int rows;

    Panel(double[] r, int size, double[] tile, int offset, int stride) {
      this.r = r;
      this.size = size;
      this.tile = tile;
      this.offset = offset;
      this.stride = stride;
      this.weights = new double[PANEL * TOGETHER];
    }

    /** Makes the reflectors of columns {@code from} to {@code from + count}. */
    void reduce(int from, int count, int n) {
      first = from;
      rows = n;
      for (int l = 0; l < count; l++) {
        int column = column(from + l);
        if (l > 0) {
          applyTo(from + l, 1, l);
        }
        // One loop for t·t, which the norm needs, and vᵢ·t, which becomes vᵢ·vₗ.
        multiply(tile, stride, column(from), l + 1, column, 1, n, weights);
        int diagonal = (from + l) * (size + 1);
        Reflector reflector = Reflector.of(r[diagonal], weights[l], tile, column, n);
        r[diagonal] = reflector.beta();
        tau[l] = reflector.tau();
        reflector.normalise(tile, column, n);
        if (l > 0 && reflector.guarded()) {
          multiply(tile, stride, column(from), l, column, 1, n, weights);
        }
        for (int i = 0; i < l; i++) {
          overlap[PANEL * l + i] =
              reflector.guarded() ? weights[i] : weights[i] * reflector.reciprocal();
        }
      }
    }

    /** Applies the first {@code reflectors} reflections to {@code columns} columns from k on. */
    void applyTo(int k, int columns, int reflectors) {
      multiply(tile, stride, column(first), reflectors, column(k), columns, rows, weights);
      for (int l = 0; l < reflectors; l++) {
        weigh(l, k, columns);
      }
      add(tile, stride, column(first), reflectors, column(k), columns, rows, weights);
    }

    /** From the products of reflector l to its weights, which are added to row l of R. */
    private void weigh(int l, int k, int columns) {
      int inR = (first + l) * size + k;
      int at = l * columns;
      for (int c = 0; c < columns; c++) {
        double w = r[inR + c] + weights[at + c];
        for (int i = 0; i < l; i++) {
          w = Math.fma(overlap[l * PANEL + i], weights[i * columns + c], w);
        }
        w *= -tau[l];
        weights[at + c] = w;
        r[inR + c] += w;
      }
    }

    private int column(int k) {
      return offset + k * stride;
    }
  }
}
