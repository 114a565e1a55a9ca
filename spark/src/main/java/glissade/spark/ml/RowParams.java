package glissade.spark.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/**
 * What the rows of a dataset are to a model, beside the columns that Spark names for every
 * predictor.
 *
 * @param <S> the stage
 */
public interface RowParams<S> extends Params {

  /** Of {@link #handleInvalid}: the first row with a missing value is an error. */
  String ERROR = "error";

  /** Of {@link #handleInvalid}: rows with a missing value are left out, and counted. */
  String SKIP = "skip";

  /**
   * Of {@link #handleInvalid}: rows with a missing value are kept, and have no prediction; a
   * category that was never seen adds nothing. Nothing can be learned from rows with a missing
   * value, so a fit leaves them out and counts them.
   */
  String KEEP = "keep";

  /** All of them. */
  RowChoices rowChoices();

  /** This stage. */
  S stage();

  /** The columns that are the features, in place of the vector column. */
  default StringArrayParam columns() {
    return rowChoices().columns;
  }

  /** Empty where the features are the vector column. */
  default String[] getColumns() {
    return getOrDefault(columns());
  }

  /** What features are made of named columns, in place of the vector column. */
  default Param<String> formula() {
    return rowChoices().formula;
  }

  /** Empty where features are columns as they stand. */
  default String getFormula() {
    return getOrDefault(formula());
  }

  /** The column that is added to the score. */
  default Param<String> offsetCol() {
    return rowChoices().offsetCol;
  }

  /** Empty where there is none. */
  default String getOffsetCol() {
    return getOrDefault(offsetCol());
  }

  /** {@value #ERROR}, {@value #SKIP} or {@value #KEEP}. */
  default Param<String> handleInvalid() {
    return rowChoices().handleInvalid;
  }

  /** See {@link #handleInvalid()}. */
  default String getHandleInvalid() {
    return getOrDefault(handleInvalid());
  }

  /** Sets {@link #handleInvalid()}. */
  default S setHandleInvalid(String value) {
    set(handleInvalid(), value);
    return stage();
  }

  /** Whether the features are named columns. */
  default boolean isByName() {
    return getColumns().length > 0 || !getFormula().isEmpty();
  }

  /** Whether scores have something added to them. */
  default boolean hasOffset() {
    return !getOffsetCol().isEmpty();
  }
}
