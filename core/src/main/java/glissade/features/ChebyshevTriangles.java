package glissade.features;

import glissade.compress.Triangle;
import glissade.compress.TriangleAccumulator;
import glissade.fold.Accumulator;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Of some columns of a design the triangle of their Chebyshev polynomials, without weights. */
final class ChebyshevTriangles implements Accumulator<Batch, ChebyshevTriangles> {

  /**
   * What is wanted of a column.
   *
   * @param column its number
   * @param degree the highest
   * @param low the least of its values
   * @param high the largest
   */
  record Wanted(int column, int degree, double low, double high) implements Serializable {}

  private final ArrayList<Wanted> wanted;
  private final ArrayList<TriangleAccumulator> triangles = new ArrayList<>();

  ChebyshevTriangles(List<Wanted> wanted) {
    this.wanted = new ArrayList<>(wanted);
    wanted.forEach(each -> triangles.add(new TriangleAccumulator(each.degree())));
  }

  @Override
  public ChebyshevTriangles empty() {
    return new ChebyshevTriangles(wanted);
  }

  @Override
  public void add(Batch batch) {
    if (wanted.isEmpty() || batch.rows() == 0) {
      return;
    }
    DenseBatch numbers = Survey.numbers(batch);
    for (int k = 0; k < wanted.size(); k++) {
      triangles.get(k).add(polynomials(wanted.get(k), numbers));
    }
  }

  /** T₁ … Tₖ, and zero as a target. */
  private static DenseBatch polynomials(Wanted each, DenseBatch numbers) {
    int rows = numbers.rows();
    double[] values = new double[rows * (each.degree() + 1)];
    for (int i = 0; i < rows; i++) {
      double x = numbers.feature(i, each.column());
      double t = OrthogonalPolynomials.unit(x, each.low(), each.high());
      double before = 1;
      double now = t;
      for (int j = 0; j < each.degree(); j++) {
        values[j * rows + i] = now;
        double next = 2 * t * now - before;
        before = now;
        now = next;
      }
    }
    return new DenseBatch(values, 0, rows, rows, each.degree(), false);
  }

  @Override
  public void merge(ChebyshevTriangles later) {
    for (int k = 0; k < triangles.size(); k++) {
      triangles.get(k).merge(later.triangles.get(k));
    }
  }

  /** The triangle of what was wanted at a place. */
  Triangle triangle(int place) {
    return triangles.get(place).triangle();
  }
}
