package glissade.simd;

import static glissade.simd.Width.LANES;
import static glissade.simd.Width.SPECIES;
import static glissade.simd.Width.WIDTH;
import static glissade.simd.Width.all;
import static glissade.simd.Width.load;

import glissade.kernel.HouseholderKernels;
import glissade.kernel.Lanes;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** The kernels on the vector unit, bit for bit what the scalar ones return. */
public final class VectorKernels extends HouseholderKernels {

  /** Up to so many rows a matrix is taken to be in cache. */
  private static final int NEAR = 256;

  @Override
  public double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
    double[] lanes = new double[LANES];
    Dots.lanes(a, aOffset, 0, 1, b, bOffset, n, lanes);
    return Lanes.total(lanes, 0);
  }

  @Override
  public double sum(double[] a, int offset, int n) {
    double[] lanes = new double[LANES];
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s = DoubleVector.zero(SPECIES);
      for (int i = lane; i < whole; i += LANES) {
        s = s.add(load(a, offset + i));
      }
      s.intoArray(lanes, lane);
    }
    for (int i = whole; i < n; i++) {
      lanes[i - whole] += a[offset + i];
    }
    return Lanes.total(lanes, 0);
  }

  @Override
  public double squaresAbout(double[] a, int offset, int n, double centre) {
    double[] lanes = new double[LANES];
    DoubleVector c = all(centre);
    int whole = n & -LANES;
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      DoubleVector s = DoubleVector.zero(SPECIES);
      for (int i = lane; i < whole; i += LANES) {
        DoubleVector away = load(a, offset + i).sub(c);
        s = away.fma(away, s);
      }
      s.intoArray(lanes, lane);
    }
    for (int i = whole; i < n; i++) {
      double away = a[offset + i] - centre;
      lanes[i - whole] = Math.fma(away, away, lanes[i - whole]);
    }
    return Lanes.total(lanes, 0);
  }

  @Override
  public void predict(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] out) {
    if (rows <= NEAR) {
      Combinations.near(x, offset, stride, rows, columns, weights, intercept, out);
      return;
    }
    Arrays.fill(out, 0, rows, intercept);
    // Columns that follow each other in memory are read one by one, in that order, which is what
    // memory is fastest at; of a tile of longer columns, some at a time.
    int most = stride == rows ? 1 : Combinations.MOST;
    for (int j = 0; j < columns; j += most) {
      int some = Math.min(most, columns - j);
      Combinations.add(x, offset + j * stride, stride, some, weights, j, 1, out, 0, rows);
    }
  }

  @Override
  public void addTransposed(
      double[] x, int offset, int stride, int rows, int columns, double[] r, double[] out) {
    addTransposed(1, x, offset, stride, rows, columns, r, out);
  }

  /** out ← out + factor·Xᵀr. */
  private static void addTransposed(
      double factor,
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] r,
      double[] out) {
    double[] lanes = new double[2 * LANES];
    // From the last columns to the first: those read last before this are still in a near cache.
    for (int j = (columns - 1) & -2; j >= 0; j -= 2) {
      int some = Math.min(2, columns - j);
      Dots.lanes(x, offset + j * stride, stride, some, r, 0, rows, lanes);
      for (int l = 0; l < some; l++) {
        out[j + l] += factor * Lanes.total(lanes, l * LANES);
      }
    }
  }

  @Override
  public void squares(
      double[] x,
      int offset,
      int stride,
      int rows,
      int columns,
      double[] weights,
      double intercept,
      double[] scratch,
      double[] sums) {
    double[] lanes = new double[SquaresPass.LANE_SETS * LANES];
    if (SquaresPass.isNarrow(rows, columns)) {
      SquaresPass.narrow(x, offset, stride, rows, columns, weights, intercept, lanes);
      for (int j = 0; j < columns; j++) {
        sums[j] += 2 * Lanes.total(lanes, (j + 2) * LANES);
      }
    } else {
      predict(x, offset, stride, rows, columns, weights, intercept, scratch);
      SquaresPass.residuals(x, offset + columns * stride, rows, scratch, lanes);
      addTransposed(2, x, offset, stride, rows, columns, scratch, sums);
    }
    sums[columns] += 2 * Lanes.total(lanes, 0);
    sums[columns + 1] += Lanes.total(lanes, LANES);
  }

  @Override
  public void exp(double[] a, int offset, int n) {
    Exponentials.exp(a, offset, n);
  }

  @Override
  public void logistic(
      double[] scores,
      int offset,
      double[] targets,
      int targetOffset,
      double[] values,
      double[] curvatures,
      int curvatureOffset,
      int n) {
    Exponentials.logistic(
        scores, offset, targets, targetOffset, values, curvatures, curvatureOffset, n);
  }

  @Override
  protected void multiply(
      double[] tile,
      int stride,
      int v,
      int reflectors,
      int c,
      int columns,
      int n,
      double[] products) {
    double[] lanes = new double[2 * PANEL * LANES];
    int pairs = reflectors == PANEL ? columns & -2 : 0;
    for (int k = 0; k < pairs; k += 2) {
      Dots.fourByTwo(tile, v, stride, c + k * stride, n, lanes);
      for (int l = 0; l < PANEL; l++) {
        products[l * columns + k] = Lanes.total(lanes, l * LANES);
        products[l * columns + k + 1] = Lanes.total(lanes, (l + PANEL) * LANES);
      }
    }
    for (int k = pairs; k < columns; k++) {
      Dots.lanes(tile, v, stride, reflectors, tile, c + k * stride, n, lanes);
      for (int l = 0; l < reflectors; l++) {
        products[l * columns + k] = Lanes.total(lanes, l * LANES);
      }
    }
  }

  @Override
  protected void add(
      double[] tile, int stride, int v, int reflectors, int c, int columns, int n, double[] w) {
    int pairs = reflectors == PANEL ? columns & -2 : 0;
    for (int k = 0; k < pairs; k += 2) {
      Combinations.addFourToTwo(tile, v, stride, w, k, columns, c + k * stride, n);
    }
    for (int k = pairs; k < columns; k++) {
      Combinations.add(tile, v, stride, reflectors, w, k, columns, tile, c + k * stride, n);
    }
  }

  /** As in “512-bit vectors”. */
  @Override
  public String toString() {
    return SPECIES.vectorBitSize() + "-bit vectors";
  }
}
