package glissade.spark;

import glissade.table.Column;
import glissade.table.Levels;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a column as the places of their values among its levels. */
final class Codes implements Cells {

  private final Levels levels;
  private final @Nullable Cells numbers;
  private transient @Nullable Map<Object, Double> codes;

  /**
   * @param numbers reads the values, where they are numbers; null where they are text
   */
  Codes(Levels levels, @Nullable Cells numbers) {
    this.levels = levels;
    this.numbers = numbers;
  }

  @Override
  public double read(InternalRow row, int column) {
    if (row.isNullAt(column)) {
      return Double.NaN;
    }
    return numbers == null
        ? code(row.getUTF8String(column))
        : codeOfNumber(numbers.read(row, column));
  }

  @Override
  public void read(ColumnVector column, int from, int count, double[] out, int start) {
    if (numbers != null) {
      numbers.read(column, from, count, out, start);
    }
    for (int i = 0; i < count; i++) {
      if (column.isNullAt(from + i)) {
        out[start + i] = Double.NaN;
      } else {
        out[start + i] =
            numbers == null ? code(column.getUTF8String(from + i)) : codeOfNumber(out[start + i]);
      }
    }
  }

  /** NaN is a missing number. */
  private double codeOfNumber(double value) {
    return Double.isNaN(value) ? Double.NaN : code(value + 0.0);
  }

  private double code(Object value) {
    Map<Object, Double> known = codes;
    if (known == null) {
      known = byValue();
      codes = known;
    }
    return known.getOrDefault(value, (double) Levels.UNKNOWN);
  }

  private Map<Object, Double> byValue() {
    Map<Object, Double> places = new HashMap<>();
    for (int k = 0; k < levels.size(); k++) {
      places.put(key(levels.values().get(k)), (double) k);
    }
    return places;
  }

  private Object key(String value) {
    if (numbers == null) {
      return UTF8String.fromString(value);
    }
    return levels.kind() == Column.Type.BOOLEAN
        ? Double.valueOf(value.equals("true") ? 1 : 0)
        : Double.valueOf(Double.parseDouble(value) + 0.0);
  }
}
