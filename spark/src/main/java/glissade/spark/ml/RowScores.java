package glissade.spark.ml;

import glissade.table.UnusableDataException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The scores of one row of a dataset, if there is all that they need. */
abstract class RowScores implements Serializable {

  private final boolean refuses;

  /**
   * @param handleInvalid as in {@link RowParams}
   */
  RowScores(String handleInvalid) {
    this.refuses = handleInvalid.equals(RowParams.ERROR);
  }

  /** The columns that it needs, each with a name and of the type it expects. */
  abstract List<Column> inputs();

  /**
   * @param row of those columns
   * @return null if they have none, and that is no error
   * @throws UnusableDataException if they have none, naming the column
   */
  double @Nullable [] of(Row row) {
    String why = invalid(row);
    if (why != null) {
      return refused(why, row);
    }
    double[] scores;
    try {
      scores = scores(row);
    } catch (UnusableDataException e) {
      return refused(e.problem(), row);
    }
    for (double score : scores) {
      if (!Double.isFinite(score)) {
        return refused("the prediction is beyond what a double can hold", row);
      }
    }
    return scores;
  }

  /** Null, unless that is an error. */
  double @Nullable [] refused(String why, Object row) {
    if (refuses) {
      throw new UnusableDataException(
          "A row cannot be predicted: "
              + (why.endsWith(".") ? why.substring(0, why.length() - 1) : why)
              + ", in "
              + row
              + ". Correct it, or set handleInvalid to skip to leave such rows out, or to keep to"
              + " leave their predictions empty.");
    }
    return null;
  }

  /** What of a row cannot be used, in a clause; null if nothing. */
  abstract @Nullable String invalid(Row row);

  /** Of a row of which all can be used. */
  abstract double[] scores(Row row);

  /** What is wrong with a number, if anything is. */
  static @Nullable String invalid(String column, double value) {
    if (Double.isNaN(value)) {
      return column + " is missing";
    }
    return Double.isInfinite(value) ? column + " is infinite" : null;
  }
}
