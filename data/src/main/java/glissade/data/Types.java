package glissade.data;

import glissade.table.Column;
import java.util.Set;

/** DuckDB's types as fitting sees them. */
final class Types {

  private static final Set<String> INTEGERS =
      Set.of(
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "HUGEINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "UHUGEINT",
          "BIGNUM");

  private Types() {}

  /** What {@code DESCRIBE} calls {@code VARCHAR}, {@code DECIMAL(18,3)}, {@code INTEGER[]} … */
  static Column.Type of(String type) {
    if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
      return Column.Type.OTHER;
    }
    if (INTEGERS.contains(type)) {
      return Column.Type.INTEGER;
    }
    if (type.equals("DOUBLE") || type.equals("FLOAT") || type.startsWith("DECIMAL")) {
      return Column.Type.NUMBER;
    }
    if (type.equals("VARCHAR") || type.equals("JSON") || type.startsWith("ENUM")) {
      return Column.Type.TEXT;
    }
    if (type.equals("BOOLEAN")) {
      return Column.Type.BOOLEAN;
    }
    return type.startsWith("DATE") || type.startsWith("TIME") || type.equals("INTERVAL")
        ? Column.Type.TIME
        : Column.Type.OTHER;
  }
}
