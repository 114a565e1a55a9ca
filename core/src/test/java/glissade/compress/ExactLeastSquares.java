package glissade.compress;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** Least squares in exact rational arithmetic: the normal equations, solved without rounding. */
public final class ExactLeastSquares {

  private record Fraction(BigInteger over, BigInteger under) {

    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    static Fraction of(double value) {
      long bits = Double.doubleToLongBits(value);
      int exponent = (int) ((bits >> 52) & 0x7ff);
      long mantissa = bits & 0xfffffffffffffL;
      BigInteger whole = BigInteger.valueOf(exponent == 0 ? mantissa << 1 : mantissa | 1L << 52);
      int shift = exponent - 1075;
      BigInteger signed = bits < 0 ? whole.negate() : whole;
      return shift >= 0
          ? new Fraction(signed.shiftLeft(shift), BigInteger.ONE)
          : reduced(signed, BigInteger.ONE.shiftLeft(-shift));
    }

    static Fraction reduced(BigInteger over, BigInteger under) {
      BigInteger common = over.gcd(under);
      if (under.signum() < 0) {
        common = common.negate();
      }
      return common.signum() == 0 ? ZERO : new Fraction(over.divide(common), under.divide(common));
    }

    Fraction plus(Fraction b) {
      return reduced(over.multiply(b.under).add(b.over.multiply(under)), under.multiply(b.under));
    }

    Fraction minus(Fraction b) {
      return plus(new Fraction(b.over.negate(), b.under));
    }

    Fraction times(Fraction b) {
      return reduced(over.multiply(b.over), under.multiply(b.under));
    }

    Fraction dividedBy(Fraction b) {
      return reduced(over.multiply(b.under), under.multiply(b.over));
    }

    double rounded() {
      return new BigDecimal(over).divide(new BigDecimal(under), new MathContext(40)).doubleValue();
    }
  }

  private ExactLeastSquares() {}

  /** (b, w) that minimises Σ(b + w·x − y)², each rounded once. */
  public static double[] solve(double[][] x, double[] y) {
    int p = x[0].length + 1;
    Fraction[][] system = new Fraction[p][p + 1];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= p; j++) {
        system[i][j] = Fraction.ZERO;
        for (int row = 0; row < y.length; row++) {
          Fraction right = j == p ? Fraction.of(y[row]) : column(x, row, j);
          system[i][j] = system[i][j].plus(column(x, row, i).times(right));
        }
      }
    }
    return solve(system, p);
  }

  private static Fraction column(double[][] x, int row, int j) {
    return Fraction.of(j == 0 ? 1 : x[row][j - 1]);
  }

  private static double[] solve(Fraction[][] system, int p) {
    for (int k = 0; k < p; k++) {
      for (int i = 0; i < p; i++) {
        if (i != k) {
          Fraction factor = system[i][k].dividedBy(system[k][k]);
          for (int j = k; j <= p; j++) {
            system[i][j] = system[i][j].minus(factor.times(system[k][j]));
          }
        }
      }
    }
    double[] solution = new double[p];
    for (int i = 0; i < p; i++) {
      solution[i] = system[i][p].dividedBy(system[i][i]).rounded();
    }
    return solution;
  }
}
