package glissade.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table is to hold, for whichever engine makes it.
 *
 * @param columns in order, all of the same length
 */
public record GivenTable(List<Cells> columns) {

  /** What the cells of a column are. */
  public enum Kind {
    DOUBLE,
    FLOAT,
    BIGINT,
    INTEGER,
    SMALLINT,
    BOOLEAN,
    VARCHAR,
    DATE,
    /** With 18 digits, four of them after the point. */
    DECIMAL
  }

  /**
   * A column.
   *
   * @param texts its cells as SQL's {@code CAST} from text takes them; null where one is missing
   */
  public record Cells(String name, Kind kind, List<@Nullable String> texts) {}

  public static GivenTable of() {
    return new GivenTable(List.of());
  }

  /** This and one more column. */
  public GivenTable with(String name, Kind kind, @Nullable String... texts) {
    List<Cells> more = new ArrayList<>(columns);
    more.add(new Cells(name, kind, Collections.unmodifiableList(Arrays.asList(texts))));
    return new GivenTable(more);
  }

  public int rows() {
    return columns.get(0).texts().size();
  }
}
