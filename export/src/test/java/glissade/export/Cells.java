package glissade.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small table: the cells of each column, which are all doubles, whole ones among them, texts,
 * truths or seconds since 1970; null where missing.
 */
record Cells(Map<String, Column> columns) {

  /** What a database calls it. */
  enum Type {
    NUMBER("float8"),
    WHOLE("bigint"),
    TEXT("text"),
    TRUTH("boolean"),
    /** True and false as a number. */
    FLAG("boolean"),
    TIME("timestamp");

    final String sql;

    Type(String sql) {
      this.sql = sql;
    }
  }

  record Column(Type type, List<@Nullable Object> cells) {}

  Cells() {
    this(new LinkedHashMap<>());
  }

  Cells with(String name, Type type, @Nullable Object... cells) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object cell : cells) {
      list.add(cell);
    }
    columns.put(name, new Column(type, list));
    return this;
  }

  int rows() {
    return columns.values().iterator().next().cells().size();
  }

  Column column(String name) {
    Column found = columns.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  @Nullable Object cell(String column, int row) {
    return column(column).cells().get(row);
  }

  double number(String column, int row) {
    Object cell = cell(column, row);
    return cell instanceof Boolean truth
        ? truth ? 1 : 0
        : cell instanceof Double number ? number : Double.NaN;
  }
}
