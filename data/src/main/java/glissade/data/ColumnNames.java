package glissade.data;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names of columns must be: different, also without their case, since SQL does not tell those
 * apart. DuckDB renames the second {@code a} to {@code a_1} silently.
 */
final class ColumnNames {

  private static final Pattern RENAMED = Pattern.compile("(.+)_\\d+");

  private ColumnNames() {}

  /** Whether one of the names may be DuckDB's invention for a repeated one. */
  static boolean mayBeRenamed(List<String> names) {
    return names.stream().anyMatch(name -> RENAMED.matcher(name).matches());
  }

  /**
   * Checks names that DuckDB may have changed.
   *
   * @param inFile the names that really stand in the file
   */
  static void checkRenamed(String where, List<String> names, Set<String> inFile) {
    for (String name : names) {
      Matcher renamed = RENAMED.matcher(name);
      if (!inFile.contains(name) && renamed.matches()) {
        TableComplaint.rejectRepeated(
            where, List.of(original(renamed.group(1), names), renamed.group(1)));
      }
    }
  }

  private static String original(String name, List<String> names) {
    return names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /**
   * Checks that a file has the columns of the first one, in any order.
   *
   * @throws UnusableDataException naming the file and a column that one has and the other has not
   */
  static void checkSame(String first, List<String> expected, String file, List<String> found) {
    Set<String> missing = new HashSet<>(expected);
    found.forEach(missing::remove);
    for (String name : expected) {
      if (missing.contains(name)) {
        throw new UnusableDataException(
            "%s has no column `%s`, which %s has. Files read together must have the same columns."
                .formatted(file, name, first));
      }
    }
    for (String name : found) {
      if (!expected.contains(name)) {
        throw new UnusableDataException(
            "%s has a column `%s`, which %s has not. Files read together must have the same columns."
                .formatted(file, name, first));
      }
    }
  }
}
