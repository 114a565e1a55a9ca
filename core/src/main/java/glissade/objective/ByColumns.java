package glissade.objective;

/** An objective that is least squares, and a penalty on each variable, column by column. */
public interface ByColumns extends Objective {

  /**
   * The columns, in the coordinates of the points.
   *
   * @throws IllegalArgumentException if the loss is another than the squared one
   */
  Columns columns();
}
