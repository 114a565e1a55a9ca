package glissade.features;

import glissade.compress.Triangle;
import glissade.formula.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Polynomials of degree 1, 2 … that are orthonormal over the values of a column and orthogonal to
 * the constant, with positive leading coefficients: the basis that R's {@code poly} makes.
 *
 * <p>They follow from the triangle R of the Chebyshev polynomials T₀, T₁ … over those values, moved
 * to [−1, 1]. Since t·T₀ = T₁ and t·Tⱼ = (Tⱼ₊₁ + Tⱼ₋₁)/2, the recurrence of the orthonormal ones,
 * t·pⱼ = bⱼpⱼ₊₁ + aⱼpⱼ + bⱼ₋₁pⱼ₋₁, has with m₀ = 1 and mⱼ = ½
 *
 * <pre>bⱼ = mⱼ|Rⱼ₊₁,ⱼ₊₁ / Rⱼⱼ|,   aⱼ = mⱼRⱼ,ⱼ₊₁/Rⱼⱼ − mⱼ₋₁Rⱼ₋₁,ⱼ/Rⱼ₋₁,ⱼ₋₁</pre>
 *
 * <p>pⱼ is then √(1/n)/(b₀…bⱼ₋₁) times the product of t less each eigenvalue of the tridiagonal
 * matrix of a₀ … aⱼ₋₁ and b₀ … bⱼ₋₂. Powers of x, from which the same could be made, lose a digit
 * or more with every degree.
 *
 * <p>Source: Gautschi, Orthogonal Polynomials: Computation and Approximation (2004), sections 1.3,
 * 2.1.7 and 3.1; Golub and Welsch, Calculation of Gauss quadrature rules, Math. Comp. 23 (1969).
 */
final class OrthogonalPolynomials {

  private final double low;
  private final double high;
  private final double[] a;
  private final double[] b;
  private final double first;

  /**
   * @param low the least of the values
   * @param high the largest; over {@code low}
   * @param chebyshev the triangle of T₁ … Tₖ over them
   */
  OrthogonalPolynomials(double low, double high, Triangle chebyshev) {
    this.low = low;
    this.high = high;
    int degree = chebyshev.features();
    this.a = new double[degree];
    this.b = new double[degree];
    this.first = 1 / Math.sqrt((double) chebyshev.rows());
    double before = 0;
    for (int j = 0; j < degree; j++) {
      double m = j == 0 ? 1 : 0.5;
      double ratio = m * chebyshev.at(j, j + 1) / chebyshev.at(j, j);
      a[j] = ratio - before;
      b[j] = Math.abs(m * chebyshev.at(j + 1, j + 1) / chebyshev.at(j, j));
      before = ratio;
    }
  }

  /** Where x stands between two numbers, from −1 to 1. */
  static double unit(double x, double low, double high) {
    return ((x - low) - (high - x)) / (high - low);
  }

  /**
   * The polynomials of an expression, from degree 1 on.
   *
   * @throws ArithmeticException if the constant of one is beyond the range of doubles
   */
  List<Expression> of(Expression x) {
    List<Expression> polynomials = new ArrayList<>();
    double constant = first;
    for (int j = 1; j <= a.length; j++) {
      constant *= 2 / (high - low) / b[j - 1];
      if (!(constant >= Double.MIN_NORMAL && constant <= Double.MAX_VALUE)) {
        throw new ArithmeticException("the constant of degree " + j + " is " + constant);
      }
      Expression product = new Expression.Constant(constant);
      for (double root : roots(j)) {
        Expression less = new Expression.Difference(x, new Expression.Constant(root));
        product = new Expression.Product(product, less);
      }
      polynomials.add(product);
    }
    return polynomials;
  }

  /** Where the polynomial of a degree is zero, rising. */
  private double[] roots(int degree) {
    DMatrixRMaj jacobi = new DMatrixRMaj(degree, degree);
    for (int i = 0; i < degree; i++) {
      jacobi.set(i, i, a[i]);
      if (i > 0) {
        jacobi.set(i, i - 1, b[i - 1]);
        jacobi.set(i - 1, i, b[i - 1]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(degree, false, true);
    if (!eigen.decompose(jacobi)) {
      throw new ArithmeticException("the roots of degree " + degree + " could not be computed");
    }
    double[] roots = new double[degree];
    for (int i = 0; i < degree; i++) {
      double t = eigen.getEigenvalue(i).getReal();
      // Counted from the nearer end, which is exact there.
      roots[i] = t < 0 ? low + (t + 1) * (high - low) / 2 : high - (1 - t) * (high - low) / 2;
    }
    Arrays.sort(roots);
    return roots;
  }
}
