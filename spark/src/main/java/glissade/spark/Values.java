package glissade.spark;

import glissade.table.Levels;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The cells of one column as values that may be levels: two are equal where their texts are. */
interface Values extends Serializable {

  /** That of one row, or null where it is missing; valid until another row is read. */
  @Nullable Object of(InternalRow row, int column);

  /** Likewise. */
  @Nullable Object of(ColumnVector column, int row);

  /** The value that has a text, or null if there is none in such a column. */
  @Nullable Object ofText(String text);

  /** The text of a value, as {@link Levels} has it. */
  default String text(Object value) {
    return String.valueOf(value);
  }

  /** A value that stays valid. */
  default Object kept(Object value) {
    return value;
  }

  /**
   * Those of a type.
   *
   * @throws IllegalArgumentException if it is not one of text, numbers, or true and false
   */
  static Values of(DataType type) {
    if (type instanceof StringType) {
      return new Texts();
    }
    return type instanceof LongType
        ? new Longs()
        : new Doubles(Cells.of(type), type instanceof BooleanType);
  }

  /** Text. */
  record Texts() implements Values {
    @Override
    public @Nullable Object of(InternalRow row, int column) {
      return row.isNullAt(column) ? null : row.getUTF8String(column);
    }

    @Override
    public @Nullable Object of(ColumnVector column, int row) {
      return column.isNullAt(row) ? null : column.getUTF8String(row);
    }

    @Override
    public Object ofText(String text) {
      return UTF8String.fromString(text);
    }

    @Override
    public Object kept(Object value) {
      return ((UTF8String) value).copy();
    }
  }

  /** Whole numbers, some of which no double holds. */
  record Longs() implements Values {
    @Override
    public @Nullable Object of(InternalRow row, int column) {
      return row.isNullAt(column) ? null : (Long) row.getLong(column);
    }

    @Override
    public @Nullable Object of(ColumnVector column, int row) {
      return column.isNullAt(row) ? null : (Long) column.getLong(row);
    }

    @Override
    public @Nullable Object ofText(String text) {
      try {
        long value = Long.parseLong(text);
        return Long.toString(value).equals(text) ? (Long) value : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
  }

  /** What a double holds. NaN is missing, and zero has no sign. */
  record Doubles(Cells cells, boolean isTrueOrFalse) implements Values {
    @Override
    public @Nullable Object of(InternalRow row, int column) {
      return value(cells.read(row, column));
    }

    @Override
    public @Nullable Object of(ColumnVector column, int row) {
      double[] value = new double[1];
      cells.read(column, row, 1, value, 0);
      return value(value[0]);
    }

    private static @Nullable Object value(double number) {
      return Double.isNaN(number) ? null : (Double) (number + 0.0);
    }

    @Override
    public @Nullable Object ofText(String text) {
      if (isTrueOrFalse) {
        return text.equals("true") ? (Double) 1.0 : text.equals("false") ? (Double) 0.0 : null;
      }
      try {
        Double value = Double.parseDouble(text) + 0.0;
        return text(value).equals(text) ? value : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }

    @Override
    public String text(Object value) {
      double number = (Double) value;
      return isTrueOrFalse ? String.valueOf(number != 0) : Levels.text(number);
    }
  }
}
