package glissade.spark;

import glissade.table.Levels;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a column as the places of their values among its levels. */
final class Codes implements Cells {

  private final Levels levels;
  private final Values values;
  private transient @Nullable Map<Object, Double> codes;

  Codes(Levels levels, Values values) {
    this.levels = levels;
    this.values = values;
  }

  @Override
  public double read(InternalRow row, int column) {
    return code(values.of(row, column));
  }

  @Override
  public void read(ColumnVector column, int from, int count, double[] out, int start) {
    for (int i = 0; i < count; i++) {
      out[start + i] = code(values.of(column, from + i));
    }
  }

  private double code(@Nullable Object value) {
    if (value == null) {
      return Double.NaN;
    }
    return levels.isHashed()
        ? levels.bucket(values.text(value))
        : byValue().getOrDefault(value, (double) Levels.UNKNOWN);
  }

  private Map<Object, Double> byValue() {
    Map<Object, Double> known = codes;
    if (known == null) {
      known = new HashMap<>();
      for (int k = 0; k < levels.size(); k++) {
        Object value = values.ofText(levels.values().get(k));
        if (value != null) {
          known.put(value, (double) k);
        }
      }
      codes = known;
    }
    return known;
  }
}
