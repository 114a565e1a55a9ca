package glissade.objective;

import glissade.compress.Triangle;
import glissade.kernel.Kernels;

/**
 * The products of columns from their triangle: 2/W Σ weight·ũũᵀ, ũ a row in descent coordinates, is
 * 2/W R̃ᵀR̃ with R̃ the triangle's columns in those coordinates. No row is read; O(d³). A column
 * that is centred leaves nothing of the triangle's first row but rounding, so nothing cancels.
 */
final class TriangleProducts {

  private TriangleProducts() {}

  /** The upper triangle, row-major. */
  static double[] of(Triangle triangle, Scaling scaling) {
    int rows = triangle.size();
    int p = scaling.dimension();
    double[] columns = new double[rows * p];
    if (scaling.intercept()) {
      columns[0] = triangle.at(0, 0);
    }
    for (int j = 0; j < scaling.features(); j++) {
      int to = (scaling.first() + j) * rows;
      for (int i = 0; i <= j + 1; i++) {
        double centred = triangle.at(i, j + 1) - scaling.centre(j) * triangle.at(i, 0);
        columns[to + i] = centred / scaling.scale(j);
      }
    }
    double[] products = new double[p * p];
    Kernels.best().addGram(columns, 0, rows, rows, p, products);
    for (int i = 0; i < products.length; i++) {
      products[i] *= 2 / triangle.weightSum();
    }
    return products;
  }
}
