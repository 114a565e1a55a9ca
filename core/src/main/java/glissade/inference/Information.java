package glissade.inference;

import glissade.compress.Aliasing;
import glissade.compress.Triangle;
import glissade.compress.UpperTriangular;
import glissade.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rows know of the coefficients, X̃ᵀVX̃ = R₁ᵀR₁, held as the triangle R₁ of √v·x̃, x̃ =
 * (1, φ). Columns that are combinations of earlier ones are left out, which changes no prediction.
 * Immutable.
 */
final class Information {

  /** The columns of (1, φ) that count. */
  private final int[] kept;

  /** Of those and the target, row-major; p + 1 columns. */
  private final double[] triangle;

  private final List<Aliasing.Alias> aliases;

  private Information(int[] kept, double[] triangle, List<Aliasing.Alias> aliases) {
    this.kept = kept;
    this.triangle = triangle;
    this.aliases = aliases;
  }

  /**
   * Of the rows of a triangle.
   *
   * @param intercept whether the constant is one of the columns
   */
  static Information of(Triangle rows, boolean intercept) {
    int first = intercept ? 0 : 1;
    int[] all = IntStream.rangeClosed(first, rows.features()).toArray();
    Information whole = new Information(all, columns(rows, all), List.of());
    Aliasing aliasing = Aliasing.of(whole.factor(), all.length);
    if (aliasing.isFullRank()) {
      return whole;
    }
    boolean[] isAliased = new boolean[all.length];
    aliasing.aliases().forEach(alias -> isAliased[alias.column()] = true);
    int[] kept = Arrays.stream(all).filter(j -> !isAliased[j - first]).toArray();
    return new Information(kept, columns(rows, kept), aliasing.aliases());
  }

  /** The triangle of some columns and the target. */
  private static double[] columns(Triangle rows, int[] chosen) {
    int p = chosen.length;
    int size = rows.size();
    double[] tile = new double[size * (p + 1)];
    for (int j = 0; j <= p; j++) {
      int column = j < p ? chosen[j] : rows.target();
      for (int i = 0; i <= column; i++) {
        tile[i + j * size] = rows.at(i, column);
      }
    }
    double[] triangle = new double[(p + 1) * (p + 1)];
    Kernels.best().fold(triangle, p + 1, tile, 0, size, size, false);
    return triangle;
  }

  /** p, how many coefficients there are to be told from the rows. */
  int rank() {
    return kept.length;
  }

  /** Which column of (1, φ) has coefficient number k. */
  int column(int k) {
    return kept[k];
  }

  /** The columns of (1, φ) that have coefficients; a copy. */
  int[] columns() {
    return kept.clone();
  }

  /** Those left out, each with what it is made of; numbers are of all variables. */
  List<Aliasing.Alias> aliases() {
    return aliases;
  }

  /** R₁, row-major. */
  double[] factor() {
    int p = rank();
    double[] factor = new double[p * p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(triangle, i * (p + 1), factor, i * p, p);
    }
    return factor;
  }

  private UpperTriangular upper() {
    return new UpperTriangular(factor(), rank());
  }

  /** √(R₁ᵀR₁)⁻¹ₖₖ of every coefficient. */
  double[] inverseNorms() {
    return upper().inverseNorms();
  }

  /** Column k of (R₁ᵀR₁)⁻¹. */
  double[] inverse(int k) {
    double[] column = new double[rank()];
    column[k] = 1;
    UpperTriangular upper = upper();
    upper.solveTransposed(column);
    upper.solve(column);
    return column;
  }

  /** R₁⁻¹z, z what the columns explain of the target. */
  double[] solution() {
    double[] solution = new double[rank()];
    for (int i = 0; i < solution.length; i++) {
      solution[i] = at(i);
    }
    upper().solve(solution);
    return solution;
  }

  private double at(int row) {
    return triangle[row * (rank() + 1) + rank()];
  }

  /**
   * The norm of what some of the columns explain of the target.
   *
   * @param from the first of them; those before it are taken off first
   */
  double explained(int from) {
    double norm = 0;
    for (int i = from; i < rank(); i++) {
      norm = Math.hypot(norm, at(i));
    }
    return norm;
  }

  /** The norm of what the columns leave of the target. */
  double residual() {
    return Math.abs(at(rank()));
  }
}
