package glissade.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a design are combinations of others, and so have no coefficient of their own.
 *
 * <p>The rank is the number of singular values over 1e-12 of the largest once every column of [1 Φ]
 * has unit norm, so it does not depend on the columns' units.
 *
 * <p>Immutable.
 */
public final class Aliasing {

  /** Singular values under this part of the largest count as zero. */
  public static final double THRESHOLD = 1e-12;

  /** Lanczos may be off by this much where it finds the columns nearly aliased. */
  private static final double SURE = 0.01;

  /** What is left of a coefficient after elimination when it is zero but for rounding. */
  private static final double NEGLIGIBLE = 1e-8;

  private final int p;
  private final int rank;
  private final double[] norms;
  private final double condition;
  private final @Nullable Decomposition unit;
  private final List<Alias> aliases;

  /** The singular value decomposition of R₁ with columns of unit norm, largest first. */
  private static final class Decomposition {
    final DMatrixRMaj left;
    final double[] sigma;
    final DMatrixRMaj right;

    Decomposition(DMatrixRMaj matrix) {
      int p = matrix.numCols;
      SingularValueDecomposition_F64<DMatrixRMaj> svd =
          DecompositionFactory_DDRM.svd(p, p, true, true, false);
      if (!svd.decompose(matrix)) {
        throw new ArithmeticException("the singular values of the triangle could not be computed");
      }
      left = svd.getU(null, false);
      right = svd.getV(null, false);
      sigma = svd.getSingularValues().clone();
      SingularOps_DDRM.descendingOrder(left, false, sigma, p, right, false);
    }
  }

  /**
   * A column that is a combination of others.
   *
   * @param column its number in R₁
   * @param combination coefficient by column number; empty where the column is zero
   */
  public record Alias(int column, SortedMap<Integer, Double> combination) {}

  private Aliasing(
      int p, int rank, double[] norms, double condition, @Nullable Decomposition unit) {
    this.p = p;
    this.rank = rank;
    this.norms = norms;
    this.condition = condition;
    this.unit = unit;
    this.aliases = unit == null ? List.of() : List.copyOf(eliminate(unit.right));
  }

  /**
   * @param r1 R₁ in original units, p × p, row-major; not modified
   * @param p the number of columns
   */
  public static Aliasing of(double[] r1, int p) {
    double[] norms = new double[p];
    DMatrixRMaj unit = new DMatrixRMaj(p, p);
    for (int j = 0; j < p; j++) {
      norms[j] = columnNorm(r1, p, j);
      for (int i = 0; i < p; i++) {
        unit.set(i, j, norms[j] == 0 ? 0 : r1[i * p + j] / norms[j]);
      }
    }
    if (p == 0) {
      return new Aliasing(0, 0, norms, 1, null);
    }
    if (p > Spectrum.FULL && smallestOnDiagonal(unit) > THRESHOLD) {
      // Where nothing is aliased, which is nearly always, the two ends of the spectrum are enough.
      double[] sigma = Krylov.of(unit.data, p, new double[p]).sigma();
      double condition = sigma[0] / sigma[sigma.length - 1];
      if (condition < SURE / THRESHOLD) {
        return new Aliasing(p, p, norms, condition, null);
      }
    }
    Decomposition svd = new Decomposition(unit);
    int rank = 0;
    while (rank < p && svd.sigma[rank] > THRESHOLD * svd.sigma[0]) {
      rank++;
    }
    double condition = rank == 0 ? 1 : svd.sigma[0] / svd.sigma[rank - 1];
    return new Aliasing(p, rank, norms, condition, rank == p ? null : svd);
  }

  /** No singular value of a triangle is larger than the smallest element of its diagonal. */
  private static double smallestOnDiagonal(DMatrixRMaj matrix) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < matrix.numCols; i++) {
      smallest = Math.min(smallest, Math.abs(matrix.get(i, i)));
    }
    return smallest;
  }

  /** How many columns are independent. */
  public int rank() {
    return rank;
  }

  /** Whether every column has a coefficient of its own. */
  public boolean isFullRank() {
    return rank == p;
  }

  /** κ of the columns scaled to unit norm: about how much QR can magnify a rounding error. */
  public double condition() {
    return condition;
  }

  /** The columns that are combinations of those before them (or, failing that, of others). */
  public List<Alias> aliases() {
    return aliases;
  }

  /**
   * One solution of min ‖R₁θ − z‖ where columns are aliased, in original units: the one of least
   * norm once columns have unit norm.
   *
   * @param z p elements; not modified
   * @throws IllegalStateException if no column is aliased
   */
  public double[] solve(double[] z) {
    Decomposition svd = decomposition();
    double[] solution = new double[p];
    for (int k = 0; k < rank; k++) {
      double along = alongLeft(svd, k, z) / svd.sigma[k];
      for (int j = 0; j < p; j++) {
        solution[j] += along * svd.right.get(j, k);
      }
    }
    for (int j = 0; j < p; j++) {
      solution[j] = norms[j] == 0 ? 0 : solution[j] / norms[j];
    }
    return solution;
  }

  /**
   * The part of z that R₁θ can reach where columns are aliased: its projection on the columns of
   * R₁.
   *
   * @throws IllegalStateException if no column is aliased
   */
  public double[] reachable(double[] z) {
    Decomposition svd = decomposition();
    double[] projection = new double[p];
    for (int k = 0; k < rank; k++) {
      double along = alongLeft(svd, k, z);
      for (int i = 0; i < p; i++) {
        projection[i] += along * svd.left.get(i, k);
      }
    }
    return projection;
  }

  /**
   * Directions in original units along which no prediction changes: p − rank vectors, each one of
   * length p.
   */
  public double[][] flatDirections() {
    double[][] flat = new double[p - rank][p];
    for (int k = 0; k < flat.length; k++) {
      DMatrixRMaj right = decomposition().right;
      for (int j = 0; j < p; j++) {
        flat[k][j] = norms[j] == 0 ? right.get(j, rank + k) : right.get(j, rank + k) / norms[j];
      }
    }
    return flat;
  }

  private Decomposition decomposition() {
    if (unit == null) {
      throw new IllegalStateException("no column is aliased");
    }
    return unit;
  }

  private double alongLeft(Decomposition svd, int k, double[] z) {
    double along = 0;
    for (int i = 0; i < p; i++) {
      along = Math.fma(svd.left.get(i, k), z[i], along);
    }
    return along;
  }

  /**
   * Gauss–Jordan elimination on the flat directions, from the last column backwards: each one left
   * says how the column it ends on is made of earlier ones.
   */
  private List<Alias> eliminate(DMatrixRMaj right) {
    List<double[]> flat = new ArrayList<>();
    for (int k = rank; k < p; k++) {
      double[] v = new double[p];
      for (int j = 0; j < p; j++) {
        v[j] = right.get(j, k);
      }
      flat.add(v);
    }
    List<Integer> pivots = new ArrayList<>();
    for (int j = p - 1; j >= 0 && pivots.size() < flat.size(); j--) {
      if (pivot(flat, pivots.size(), j)) {
        pivots.add(j);
      }
    }
    List<Alias> found = new ArrayList<>();
    for (int k = 0; k < pivots.size(); k++) {
      found.add(alias(flat.get(k), pivots.get(k)));
    }
    found.sort((a, b) -> Integer.compare(a.column(), b.column()));
    return found;
  }

  /** Makes column j zero in all vectors but number {@code k}, where it becomes 1. */
  private static boolean pivot(List<double[]> flat, int k, int j) {
    int best = k;
    for (int i = k; i < flat.size(); i++) {
      if (Math.abs(flat.get(i)[j]) > Math.abs(flat.get(best)[j])) {
        best = i;
      }
    }
    if (Math.abs(flat.get(best)[j]) < NEGLIGIBLE) {
      return false;
    }
    double[] chosen = flat.set(best, flat.get(k));
    flat.set(k, chosen);
    double divisor = chosen[j];
    for (int c = 0; c < chosen.length; c++) {
      chosen[c] /= divisor;
    }
    for (double[] other : flat) {
      double factor = other[j];
      for (int c = 0; other != chosen && c < other.length; c++) {
        other[c] -= factor * chosen[c];
      }
    }
    return true;
  }

  private Alias alias(double[] relation, int column) {
    SortedMap<Integer, Double> combination = new TreeMap<>();
    for (int j = 0; j < p; j++) {
      if (j != column && Math.abs(relation[j]) > NEGLIGIBLE) {
        combination.put(j, -relation[j] * norms[column] / norms[j]);
      }
    }
    return new Alias(column, combination);
  }

  private static double columnNorm(double[] r1, int p, int j) {
    double largest = 0;
    for (int i = 0; i < p; i++) {
      largest = Math.max(largest, Math.abs(r1[i * p + j]));
    }
    double sum = 0;
    for (int i = 0; i < p && largest > 0; i++) {
      double scaled = r1[i * p + j] / largest;
      sum = Math.fma(scaled, scaled, sum);
    }
    return largest * Math.sqrt(sum);
  }
}
