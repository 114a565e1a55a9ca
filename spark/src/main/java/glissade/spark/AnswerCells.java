package glissade.spark;

import glissade.table.Column;
import glissade.table.Levels;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * How one answer becomes a cell.
 *
 * @param name of the column
 * @param kind what its cells are
 * @param values what codes stand for, or null where the answer is a number
 */
record AnswerCells(String name, Column.Type kind, @Nullable List<Object> values)
    implements Serializable {

  /**
   * @param levels of the answer, or null where it is a number
   */
  static AnswerCells of(String name, @Nullable Levels levels) {
    return levels == null
        ? new AnswerCells(name, Column.Type.NUMBER, null)
        : new AnswerCells(
            name,
            levels.kind(),
            levels.values().stream().map(text -> value(levels.kind(), text)).toList());
  }

  private static Object value(Column.Type kind, String text) {
    return switch (kind) {
      case INTEGER -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      default -> UTF8String.fromString(text);
    };
  }

  DataType type() {
    return switch (kind) {
      case INTEGER -> DataTypes.LongType;
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      default -> DataTypes.StringType;
    };
  }

  /** Null where there is no answer. */
  @Nullable Object cell(double answer) {
    if (Double.isNaN(answer)) {
      return null;
    }
    return values == null ? (Object) answer : values.get((int) answer);
  }
}
