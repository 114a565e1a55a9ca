package glissade.features;

import glissade.table.Column;
import glissade.table.Levels;
import glissade.table.TableChunk;
import glissade.table.UnusableDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two classes of a stream's target. The first rows have to show both, unless they are such that
 * the other is known: 0 and 1, −1 and 1, false and true.
 */
final class StreamClasses {

  private static final List<List<String>> USUAL =
      List.of(List.of("0", "1"), List.of("-1", "1"), List.of("false", "true"));

  private final Column.Type kind;
  private final ColumnRoles roles;
  private final String source;
  private @Nullable Levels known;

  StreamClasses(Column.Type kind, ColumnRoles roles, String source) {
    this.kind = kind;
    this.roles = roles;
    this.source = source;
  }

  /** The negative and the positive class; null before the first rows. */
  @Nullable Levels known() {
    return known;
  }

  /** The rows with 0 and 1 in place of the codes of a chunk's own levels. */
  TableChunk asNumbers(TableChunk chunk, int column, Levels levels) {
    Levels classes = known == null ? first(levels) : known;
    known = classes;
    double[] values = chunk.values().clone();
    for (int i = 0; i < chunk.rows(); i++) {
      int at = column * chunk.stride() + i;
      if (!Double.isNaN(values[at])) {
        String value = levels.values().get((int) values[at]);
        int code = classes.values().indexOf(value);
        if (code < 0) {
          throw third(chunk.firstRow() + i + 1, value, classes);
        }
        values[at] = code;
      }
    }
    return new TableChunk(
        chunk.firstRow(), chunk.rows(), chunk.width(), values, chunk.stride(), array -> {});
  }

  private Levels first(Levels levels) {
    List<String> values = new ArrayList<>(levels.values());
    if (values.size() != 2) {
      values =
          USUAL.stream()
              .filter(usual -> !levels.values().isEmpty())
              .filter(usual -> Set.copyOf(usual).containsAll(levels.values()))
              .findFirst()
              .map(ArrayList::new)
              .orElseThrow(() -> notTwo(levels.values()));
    }
    String positive = roles.positive();
    if (positive != null && !values.contains(positive)) {
      throw new UnusableDataException(
          String.format(
              Locale.ROOT,
              "The target %s is never %s: its two classes are %s and %s. Name one of them with"
                  + " --positive.",
              roles.target(),
              positive,
              values.get(0),
              values.get(1)));
    }
    if (values.get(0).equals(positive)) {
      values = List.of(values.get(1), values.get(0));
    }
    return new Levels(roles.target(), kind, values);
  }

  private UnusableDataException notTwo(List<String> values) {
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "In the first rows of %s the target %s has %s, and this loss is for two classes, which"
                + " have to be known from the start. Let both be among the first rows, or write them"
                + " 0 and 1.",
            source,
            roles.target(),
            values.isEmpty()
                ? "no value"
                : values.size() == 1
                    ? "the one value " + values.get(0)
                    : values.size() + " different values"));
  }

  private UnusableDataException third(long row, String value, Levels classes) {
    return new UnusableDataException(
        String.format(
            Locale.ROOT,
            "%s, row %,d, column %s: found %s, expected %s or %s, the two classes of the first rows.",
            source,
            row,
            roles.target(),
            value,
            classes.values().get(0),
            classes.values().get(1)));
  }
}
