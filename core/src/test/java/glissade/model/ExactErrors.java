package glissade.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Least squares in exact integer arithmetic: coefficients and standard errors of the doubles as
 * they stand, each rounded once. Every column is multiplied by a power of two that makes it whole;
 * the normal equations are solved by elimination without fractions. Source: Bareiss, Sylvester's
 * identity and multistep integer-preserving Gaussian elimination, Math. Comp. 22 (1968).
 */
final class ExactErrors {

  private static final MathContext DIGITS = new MathContext(60);

  private final double[] coefficients;
  private final double[] errors;

  private ExactErrors(double[] coefficients, double[] errors) {
    this.coefficients = coefficients;
    this.errors = errors;
  }

  /**
   * @param columns those that have coefficients, the constant among them if there is an intercept
   */
  static ExactErrors of(double[][] columns, double[] y) {
    int p = columns.length;
    BigInteger[][] x = new BigInteger[p + 1][];
    int[] shift = new int[p + 1];
    for (int j = 0; j <= p; j++) {
      double[] column = j < p ? columns[j] : y;
      shift[j] = shift(column);
      x[j] = whole(column, shift[j]);
    }
    BigInteger[][] system = new BigInteger[p][2 * p + 1];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= p; j++) {
        system[i][j] = product(x[i], x[j]);
      }
      for (int j = 0; j < p; j++) {
        system[i][p + 1 + j] = i == j ? BigInteger.ONE : BigInteger.ZERO;
      }
    }
    BigInteger determinant = eliminate(system);
    BigInteger residual = product(x[p], x[p]).multiply(determinant);
    for (int j = 0; j < p; j++) {
      residual = residual.subtract(system[j][p].multiply(product(x[j], x[p])));
    }
    double[] coefficients = new double[p];
    double[] errors = new double[p];
    BigDecimal freedom = BigDecimal.valueOf(y.length - p);
    BigDecimal variance = quotient(residual, determinant).divide(freedom, DIGITS);
    for (int j = 0; j < p; j++) {
      BigDecimal unit = two(shift[j]).divide(two(shift[p]), DIGITS);
      coefficients[j] = quotient(system[j][p], determinant).multiply(unit, DIGITS).doubleValue();
      BigDecimal own = quotient(system[j][p + 1 + j], determinant).multiply(variance, DIGITS);
      errors[j] = own.sqrt(DIGITS).multiply(unit, DIGITS).doubleValue();
    }
    return new ExactErrors(coefficients, errors);
  }

  /** How often every number must be doubled until all are whole. */
  private static int shift(double[] column) {
    int shift = 0;
    for (double value : column) {
      if (value != 0) {
        long fraction = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
        long mantissa = fraction + (1L << 52);
        int exponent = Math.getExponent(value) - 52 + Long.numberOfTrailingZeros(mantissa);
        shift = Math.max(shift, -exponent);
      }
    }
    return shift;
  }

  private static BigInteger[] whole(double[] column, int shift) {
    BigInteger[] whole = new BigInteger[column.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = new BigDecimal(column[i]).multiply(two(shift)).toBigIntegerExact();
    }
    return whole;
  }

  private static BigInteger product(BigInteger[] a, BigInteger[] b) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i]));
    }
    return sum;
  }

  /** Leaves the determinant times the solutions beside the square; every division is exact. */
  private static BigInteger eliminate(BigInteger[][] system) {
    BigInteger last = BigInteger.ONE;
    for (int k = 0; k < system.length; k++) {
      BigInteger pivot = system[k][k];
      for (int i = 0; i < system.length; i++) {
        BigInteger factor = system[i][k];
        for (int j = 0; i != k && j < system[i].length; j++) {
          BigInteger cross = pivot.multiply(system[i][j]).subtract(factor.multiply(system[k][j]));
          system[i][j] = cross.divide(last);
        }
      }
      last = pivot;
    }
    return last;
  }

  private static BigDecimal quotient(BigInteger over, BigInteger under) {
    return new BigDecimal(over).divide(new BigDecimal(under), DIGITS);
  }

  private static BigDecimal two(int power) {
    return new BigDecimal(BigInteger.ONE.shiftLeft(power));
  }

  double[] coefficients() {
    return coefficients.clone();
  }

  double[] errors() {
    return errors.clone();
  }
}
