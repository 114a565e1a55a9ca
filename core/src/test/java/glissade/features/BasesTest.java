package glissade.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import glissade.fold.ParallelFold;
import glissade.formula.Formula;
import glissade.loss.SquaredLoss;
import glissade.rows.Batch;
import glissade.rows.DenseBatch;
import glissade.table.ArrayTable;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Polynomials and splines as R makes them: the columns and functions of {@code bases.txt} are R
 * 4.2.2's, {@code poly(x, k)} and {@code splines::ns(x, df = k)}, printed with {@code
 * sprintf("%.17g")}.
 */
class BasesTest {

  private static final double NO = Double.NaN;

  private static Map<String, double[]> reference() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(BasesTest.class.getResourceAsStream("bases.txt")),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int end =
            line.startsWith("values") ? line.indexOf(' ', 7) : line.indexOf(' ', line.indexOf(')'));
        double[] values =
            Arrays.stream(line.substring(end).trim().split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        columns.put(line.substring(0, end), values);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return columns;
  }

  private static double[] column(String name) {
    return Objects.requireNonNull(reference().get(name), name);
  }

  private static ArrayTable table(double[] x) {
    double[][] cells = new double[x.length][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = new double[] {x[i], i};
    }
    return new ArrayTable(List.of("x", "y"), cells);
  }

  private static TableRows rows(ArrayTable table, String formula, Missing missing) {
    ColumnRoles roles = ColumnRoles.of(Formula.parse("y ~ " + formula), table);
    return TableRows.of(
        table, roles, new SquaredLoss(), Coding.REFERENCE, missing, new ParallelFold(2));
  }

  private static DenseBatch dense(TableRows rows) {
    return rows.inMemory().chunks().get(0).dense();
  }

  @ParameterizedTest
  @CsvSource({
    "fib, poly, '3 5'",
    "year, poly, 10",
    "skewed, poly, '1 5'",
    "small, poly, 10",
    "fib, ns, '1 4 7'",
    "year, ns, '1 4 7'",
    "skewed, ns, '1 4 7'",
    "small, ns, '1 4 7'"
  })
  void everyFunctionIsThatOfR(String name, String basis, String sizes) {
    double[] x = column("values " + name);
    for (String size : sizes.split(" ", -1)) {
      DenseBatch made = dense(rows(table(x), basis + "(x, " + size + ")", Missing.FAIL));
      assertThat(made.features()).isEqualTo(Integer.parseInt(size));
      for (int j = 0; j < made.features(); j++) {
        String function = basis + "(" + name + ", " + size + ")" + (j + 1);
        double[] expected = column(function);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
          assertThat(made.feature(i, j))
              .as("%s, row %d", function, i)
              .isCloseTo(expected[i], within(1e-12 * largest));
        }
      }
    }
  }

  /** Powers of these values have no ten digits in common with what is right; the triangle has. */
  @Test
  void polynomialsAreOrthonormalWhereSomeValuesAreFarOut() {
    DenseBatch made = dense(rows(table(column("values skewed")), "poly(x, 10)", Missing.FAIL));
    for (int j = 0; j < 10; j++) {
      for (int k = -1; k <= j; k++) {
        double sum = 0;
        for (int i = 0; i < made.rows(); i++) {
          sum += made.feature(i, j) * (k < 0 ? 1 : made.feature(i, k));
        }
        assertThat(sum).as("%d, %d", j, k).isCloseTo(j == k ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void splinesAreStraightBeyondTheBoundary() {
    TableRows rows = rows(table(column("values fib")), "ns(x, 4)", Missing.FAIL);
    // predict(ns(x, df = 4), c(-10, 60, 55, -4, 2.75))[, 2] of R 4.2.2, x the column fib.
    double[] expected = {
      0.44228150192325943, -0.3283132248191171, -0.1651674981513896, 0, -0.20194602737312414
    };
    double[][] x = {{-10, 60, 55, -4, 2.75}};
    Batch mapped = rows.map().map(new TableChunk(0, 5, x), "table");
    for (int i = 0; i < 5; i++) {
      assertThat(mapped.dense().feature(i, 1)).isCloseTo(expected[i], within(1e-14));
    }
  }

  @Test
  void rowsThatAreDroppedDoNotCount() {
    double[][] all = {{1, 1}, {1e6, NO}, {2, 2}, {NO, 3}, {4, 4}, {7, 1}, {-1e6, NO}, {9, 2}};
    double[][] used = {{1, 1}, {2, 2}, {4, 4}, {7, 1}, {9, 2}};
    List<String> names = List.of("x", "y");
    for (String formula : List.of("poly(x, 2)", "ns(x, 3)", "poly(x, 2) : ns(x, 2)")) {
      DenseBatch one = dense(rows(new ArrayTable(names, all), formula, Missing.DROP));
      DenseBatch other = dense(rows(new ArrayTable(names, used), formula, Missing.FAIL));
      assertThat(one.rows()).isEqualTo(5);
      for (int j = 0; j < one.features(); j++) {
        for (int i = 0; i < 5; i++) {
          assertThat(one.feature(i, j)).isEqualTo(other.feature(i, j));
        }
      }
    }
  }

  @Test
  void whatCannotBeMadeIsSaid() {
    ArrayTable two = table(new double[] {1, 2, 2, 1, 2});
    refused(two, "poly(x, 2)", "needs more than 2 different values, and there are 2");
    ArrayTable ties = table(new double[] {0, 0, 0, 0, 0, 0, 1, 2, 3});
    refused(ties, "ns(x, 4)", "The knots of ns(x, 4) would stand at 0, 0, 0, 1, 3");
    refused(table(new double[] {0, 1e150, 2e150, 4e150}), "poly(x, 3)", "Divide the column");
    refused(table(new double[] {1, 1, 1}), "ns(x, 1)", "two are the same");
  }

  private static void refused(ArrayTable table, String formula, String why) {
    assertThatThrownBy(() -> rows(table, formula, Missing.FAIL))
        .isInstanceOf(UnusableDataException.class)
        .hasMessageContaining(why);
  }
}
