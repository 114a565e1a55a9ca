package glissade.formula;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Cells that are there already. The bucket of a text is its code.
 *
 * @param levels those of every column
 */
record GivenCells(
    int rows, Map<String, double[]> columns, Map<String, double[]> coded, List<String> levels)
    implements Cells {

  /** The columns of {@link ExpressionArbitraries}, with anything in them. */
  static GivenCells of(int rows, Random random) {
    double[] odd = {1.5, 2, 86_400.5, Double.NaN};
    Map<String, double[]> columns = new HashMap<>();
    for (String name : ExpressionArbitraries.NUMBERS) {
      columns.put(
          name,
          random
              .ints(rows, 0, 8)
              .mapToDouble(k -> k < odd.length ? odd[k] : ExpressionArbitraries.number(random))
              .toArray());
    }
    Map<String, double[]> coded = new HashMap<>();
    for (String name : ExpressionArbitraries.TEXTS) {
      coded.put(name, random.ints(rows, -1, 4).mapToDouble(k -> k == 3 ? Double.NaN : k).toArray());
    }
    return new GivenCells(rows, columns, coded, List.of("Rome", "7", "Paris"));
  }

  @Override
  public double[] numbers(String column) {
    return Objects.requireNonNull(columns.get(column));
  }

  @Override
  public double[] codes(String column) {
    return Objects.requireNonNull(coded.get(column));
  }

  @Override
  public List<String> levels(String column) {
    return levels;
  }

  @Override
  public double[] buckets(String column, int buckets) {
    return Objects.requireNonNull(coded.get(column));
  }
}
