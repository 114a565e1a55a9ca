package glissade.model;

import glissade.rows.InMemoryRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A data set of NIST's Statistical Reference Datasets, Linear Regression, with its certified
 * values, from the resources beside the tests. Polynomials have columns of powers, each the one
 * before times x.
 */
final class CertifiedSet {

  private static final List<String> NAMES =
      List.of(
          "Longley",
          "Norris",
          "Pontius",
          "NoInt1",
          "NoInt2",
          "Filip",
          "Wampler1",
          "Wampler2",
          "Wampler3",
          "Wampler4",
          "Wampler5");

  private final String name;
  private final boolean intercept;
  private final boolean polynomial;
  private final double[][] x;
  private final double[] y;
  private final double[][] certified;

  /**
   * @param name as NIST calls it
   * @param intercept whether the model has one
   * @param polynomial whether the columns are powers of the first
   * @param x a row a data row, without the constant
   * @param y the targets
   * @param certified the coefficients, then their standard deviations
   */
  private CertifiedSet(
      String name,
      boolean intercept,
      boolean polynomial,
      double[][] x,
      double[] y,
      double[][] certified) {
    this.name = name;
    this.intercept = intercept;
    this.polynomial = polynomial;
    this.x = x;
    this.y = y;
    this.certified = certified;
  }

  static List<CertifiedSet> all() {
    return NAMES.stream().map(CertifiedSet::read).toList();
  }

  static CertifiedSet read(String name) {
    List<double[]> certified = new ArrayList<>();
    List<double[]> data = new ArrayList<>();
    int degree = 0;
    boolean intercept = true;
    for (String line : lines(name)) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "#", "residual-deviation", "data" -> {}
        case "model" -> {
          degree = words[1].equals("polynomial") ? Integer.parseInt(words[2]) : 0;
          intercept = !line.endsWith("through-zero");
        }
        case "certified" -> certified.add(numbers(words, 1));
        default -> data.add(numbers(words, 0));
      }
    }
    double[][] x = new double[data.size()][];
    double[] y = new double[data.size()];
    for (int i = 0; i < x.length; i++) {
      double[] row = data.get(i);
      y[i] = row[0];
      x[i] = degree == 0 ? Arrays.copyOfRange(row, 1, row.length) : powers(row[1], degree);
    }
    double[][] values = new double[2][certified.size()];
    for (int j = 0; j < certified.size(); j++) {
      values[0][j] = certified.get(j)[0];
      values[1][j] = certified.get(j)[1];
    }
    return new CertifiedSet(name, intercept, degree > 1, x, y, values);
  }

  private static List<String> lines(String name) {
    String file = "/glissade/nist/" + name.toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = Objects.requireNonNull(CertifiedSet.class.getResourceAsStream(file));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(String[] words, int from) {
    return Arrays.stream(words, from, words.length).mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] powers(double x, int degree) {
    double[] powers = new double[degree];
    for (int k = 0; k < degree; k++) {
      powers[k] = k == 0 ? x : powers[k - 1] * x;
    }
    return powers;
  }

  String name() {
    return name;
  }

  boolean intercept() {
    return intercept;
  }

  boolean polynomial() {
    return polynomial;
  }

  double[] y() {
    return y;
  }

  /** The certified coefficients, then their standard deviations. */
  double[][] certified() {
    return certified;
  }

  @Override
  public String toString() {
    return name;
  }

  InMemoryRows rows() {
    return InMemoryRows.of(x, y);
  }

  Trainer trainer() {
    return intercept ? Trainer.automatic() : Trainer.automatic().withoutIntercept();
  }

  /** Those that have coefficients, as columns. */
  double[][] columns() {
    int first = intercept ? 1 : 0;
    double[][] columns = new double[x[0].length + first][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = j < first ? 1 : x[i][j - first];
      }
    }
    return columns;
  }

  /**
   * The same targets and the same span in a basis of orthonormal polynomials: each column is x
   * times the one before, less its parts along the two before. Source: Forsythe, Generation and use
   * of orthogonal polynomials for data-fitting with a digital computer, J. SIAM 5 (1957).
   */
  CertifiedSet orthogonal() {
    int n = y.length;
    double[] first = new double[n];
    Arrays.fill(first, 1 / Math.sqrt(n));
    List<double[]> basis = new ArrayList<>(List.of(first));
    for (int k = 1; k <= x[0].length; k++) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        next[i] = x[i][0] * basis.get(k - 1)[i];
      }
      // Twice, so that what rounding leaves of the first time is taken off too.
      for (int time = 0; time < 2; time++) {
        basis.forEach(column -> subtract(next, column));
      }
      double norm = Math.sqrt(dot(next, next));
      basis.add(Arrays.stream(next).map(value -> value / norm).toArray());
    }
    double[][] rows = new double[n][x[0].length];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] = basis.get(k + 1)[i];
      }
    }
    return new CertifiedSet(name, intercept, polynomial, rows, y, certified);
  }

  private static void subtract(double[] from, double[] unit) {
    double along = dot(from, unit);
    for (int i = 0; i < from.length; i++) {
      from[i] -= along * unit[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
