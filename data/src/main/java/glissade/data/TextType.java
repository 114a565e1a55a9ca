package glissade.data;

import glissade.table.Column;
import org.jspecify.annotations.Nullable;

/**
 * What the text in a column of one file means.
 *
 * @param name DuckDB's name for the type
 * @param timeFormat how dates and times are written, where that is not ISO 8601
 */
record TextType(String name, @Nullable String timeFormat) {

  static final TextType TEXT = new TextType("VARCHAR", null);

  static TextType of(String name) {
    return new TextType(name.equals("JSON") ? "VARCHAR" : name, null);
  }

  /**
   * What the text means in two files together.
   *
   * @param one null if the column of that file has nothing but missing cells
   * @param other likewise
   */
  static @Nullable TextType both(@Nullable TextType one, @Nullable TextType other) {
    if (one == null || other == null || one.equals(other)) {
      return one == null ? other : one;
    }
    return one.isNumber() && other.isNumber() ? of("DOUBLE") : TEXT;
  }

  private boolean isNumber() {
    Column.Type type = Types.of(name);
    return type == Column.Type.NUMBER || type == Column.Type.INTEGER;
  }
}
