package glissade.data;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Finds what somebody may have meant. */
final class Nearest {

  private Nearest() {}

  /**
   * A half-sentence to follow an unknown name.
   *
   * @return {@code "; did you mean `weight`?"}, or a full stop where nothing is near
   */
  static String suggestion(Engine engine, String name, Collection<String> known) {
    if (known.isEmpty()) {
      return ".";
    }
    String sql =
        "SELECT n FROM (SELECT unnest([%s]) AS n) WHERE levenshtein(lower(n), lower(%s)) <= %d ORDER BY levenshtein(lower(n), lower(%2$s)), n LIMIT 1"
            .formatted(Sql.texts(known), Sql.text(name), Math.max(1, name.length() / 3));
    try {
      List<String> nearest = engine.query(sql, row -> row.getString(1));
      return nearest.isEmpty() ? "." : "; did you mean `" + nearest.get(0) + "`?";
    } catch (SQLException e) {
      return ".";
    }
  }
}
