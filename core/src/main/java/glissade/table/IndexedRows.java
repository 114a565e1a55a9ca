package glissade.table;

import glissade.rows.Rows;

/** The rows of a file whose features have no names but their indices, mostly zeros. */
public interface IndexedRows extends Rows {

  /** The values that targets take, rising; empty if there are over a thousand. */
  double[] classes();

  /**
   * The same rows with targets 0, 1, 2 … for the values that targets take, in rising order.
   *
   * @throws UnusableDataException if they take over a thousand values
   */
  IndexedRows asClasses();

  /** What the first feature is called: 0 or 1. */
  int indicesFrom();

  /**
   * The same rows with the features of another file: the one that a model was trained on.
   *
   * @param features d
   * @param indicesFrom what the first feature is called: 0 or 1
   * @throws UnusableDataException if a row holds a feature that is not one of those
   */
  IndexedRows withFeatures(int features, int indicesFrom);
}
