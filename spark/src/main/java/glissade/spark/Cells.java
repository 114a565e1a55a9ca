package glissade.spark;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** Reads the cells of one column as doubles: NaN where one is missing. */
interface Cells extends Serializable {

  /** That of one row. */
  double read(InternalRow row, int column);

  /** Those of some rows that follow each other. */
  void read(ColumnVector column, int from, int count, double[] out, int start);

  /**
   * Those of a type.
   *
   * @throws IllegalArgumentException if it is not one of numbers, or true and false
   */
  static Cells of(DataType type) {
    for (Numbers numbers : Numbers.values()) {
      if (numbers.type.isInstance(type)) {
        return numbers;
      }
    }
    throw new IllegalArgumentException("no numbers: " + type);
  }

  /** By type; each with a loop of its own, which is what makes it fast. */
  enum Numbers implements Cells {
    DOUBLE(DoubleType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getDouble(column);
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getDouble(from + i);
        }
      }
    },
    FLOAT(FloatType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getFloat(column);
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getFloat(from + i);
        }
      }
    },
    LONG(LongType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getLong(column);
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getLong(from + i);
        }
      }
    },
    INTEGER(IntegerType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getInt(column);
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getInt(from + i);
        }
      }
    },
    SHORT(ShortType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getShort(column);
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getShort(from + i);
        }
      }
    },
    BYTE(ByteType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getByte(column);
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getByte(from + i);
        }
      }
    },
    BOOLEAN(BooleanType.class) {
      @Override
      double value(InternalRow row, int column) {
        return row.getBoolean(column) ? 1 : 0;
      }

      @Override
      void values(ColumnVector column, int from, int count, double[] out, int start) {
        for (int i = 0; i < count; i++) {
          out[start + i] = column.getBoolean(from + i) ? 1 : 0;
        }
      }
    };

    private final Class<? extends DataType> type;

    Numbers(Class<? extends DataType> type) {
      this.type = type;
    }

    abstract double value(InternalRow row, int column);

    /** Of a missing cell, any number. */
    abstract void values(ColumnVector column, int from, int count, double[] out, int start);

    @Override
    public double read(InternalRow row, int column) {
      return row.isNullAt(column) ? Double.NaN : value(row, column);
    }

    @Override
    public void read(ColumnVector column, int from, int count, double[] out, int start) {
      values(column, from, count, out, start);
      for (int i = 0; i < count && column.hasNull(); i++) {
        if (column.isNullAt(from + i)) {
          out[start + i] = Double.NaN;
        }
      }
    }
  }
}
