package glissade.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;

/** What a column of another database becomes here. */
enum JdbcType {
  WHOLE("BIGINT") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      appender.append(rows.getLong(i));
    }
  },
  NUMBER("DOUBLE") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      appender.append(rows.getDouble(i));
    }
  },
  BOOLEAN("BOOLEAN") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      appender.append(rows.getBoolean(i));
    }
  },
  DATE("DATE") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      appender.append(rows.getObject(i, LocalDate.class));
    }
  },
  /** As it stands: {@link java.sql.Timestamp} would know an hour less where clocks are changed. */
  TIMESTAMP("TIMESTAMP") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      appender.append(rows.getObject(i, LocalDateTime.class));
    }
  },
  /** The clock of UTC, wherever this runs. */
  INSTANT("TIMESTAMP") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      OffsetDateTime time = rows.getObject(i, OffsetDateTime.class);
      appender.append(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }
  },
  TEXT("VARCHAR") {
    @Override
    void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
      appender.append(rows.getString(i));
    }
  };

  private final String duckDb;

  JdbcType(String duckDb) {
    this.duckDb = duckDb;
  }

  /**
   * @param jdbcType one of {@link Types}
   * @param name what the database calls it
   */
  static JdbcType of(int jdbcType, String name) {
    return switch (jdbcType) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
      case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> NUMBER;
      // PostgreSQL's driver calls both so.
      case Types.BIT, Types.BOOLEAN -> name.equals("bit") ? TEXT : BOOLEAN;
      case Types.DATE -> DATE;
      case Types.TIMESTAMP -> name.equals("timestamptz") ? INSTANT : TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      default -> TEXT;
    };
  }

  /** The type here. */
  String duckDb() {
    return duckDb;
  }

  /** Appends the cell of the current row. */
  void append(DuckDBAppender appender, ResultSet rows, int i) throws SQLException {
    if (rows.getObject(i) == null) {
      appender.appendNull();
    } else {
      appendCell(appender, rows, i);
    }
  }

  abstract void appendCell(DuckDBAppender appender, ResultSet rows, int i) throws SQLException;
}
