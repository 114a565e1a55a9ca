package glissade.spark;

import glissade.table.UnusableDataException;
import java.util.Objects;
import org.apache.spark.SparkThrowable;
import org.jspecify.annotations.Nullable;

/** What Spark complains about, in words for the person who gave the data. */
final class Complaint {

  /** SQL's classes of conditions that are about data, and Spark's own of sources that fail. */
  private static final String ABOUT_DATA = "22|KD|42|58";

  private Complaint() {}

  /** Says why a table cannot be read. */
  static UnusableDataException reading(String what, Exception e) {
    return new UnusableDataException(what + " cannot be read: " + sentence(e), e);
  }

  /** Says why a query cannot be answered. */
  static UnusableDataException query(Exception e) {
    return new UnusableDataException(
        "The query cannot be answered: " + sentence(e) + " Correct the SQL given with --query.", e);
  }

  /** The same of a job that failed, if it is the data that are at fault. */
  static @Nullable UnusableDataException ofJob(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnusableDataException known) {
        return known;
      }
      if (cause instanceof SparkThrowable known
          && known.getSqlState() != null
          && known.getSqlState().matches("(" + ABOUT_DATA + ").*")) {
        return new UnusableDataException("The data cannot be read: " + sentence(e), e);
      }
    }
    return null;
  }

  /**
   * The first line of the innermost message that says something, without Spark's name of the
   * condition.
   */
  static String sentence(Exception e) {
    String said = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean tells = cause instanceof SparkThrowable known && known.getCondition() != null;
      if (tells || said == null || cause.getCause() == null) {
        said = Objects.requireNonNullElse(cause.getMessage(), said);
      }
    }
    String line =
        Objects.requireNonNullElse(said, "no reason was given")
            .strip()
            .lines()
            .findFirst()
            .orElse("no reason was given")
            .replaceFirst("^\\[[A-Z_.0-9]+] ", "")
            .replaceFirst(" SQLSTATE: \\w+.*$", "")
            .strip();
    return line.matches("(?s).*[.!?]") ? line : line + ".";
  }
}
