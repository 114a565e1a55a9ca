package glissade.data;

import glissade.table.UnusableDataException;
import java.sql.SQLException;

/** What takes the answer of a query, as a whole or not at all. */
interface Destination {

  /** Whether cells that came as text are wanted so, rather than as what they mean. */
  boolean isText();

  /**
   * Writes the answer of a query and puts it into its place.
   *
   * @param rows how many it has
   * @throws SQLException if the query fails
   * @throws UnusableDataException if it cannot be written
   */
  void write(Engine engine, String select, long rows) throws SQLException;
}
