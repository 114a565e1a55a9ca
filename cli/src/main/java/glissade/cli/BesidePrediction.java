package glissade.cli;

import glissade.rows.Batch;
import java.io.Serializable;
import java.util.List;

/** What is told of a row beside its prediction: more columns. It travels to where the rows are. */
interface BesidePrediction extends Serializable {

  /** What the columns are called. */
  List<String> columns();

  /**
   * Tells it of every row of a batch.
   *
   * @param batch a NaN in a row gives NaN where it plays a part; not modified
   * @param out one array a column; the first {@code batch.rows()} elements are overwritten
   */
  void tell(Batch batch, double[][] out);
}
