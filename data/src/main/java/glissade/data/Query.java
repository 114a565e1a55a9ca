package glissade.data;

import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a query, kept in a temporary table: asked again, a query need not give its rows in
 * the same order.
 */
final class Query {

  private Query() {}

  /**
   * @param name what the data is called
   * @param query one {@code SELECT}
   * @throws UnusableDataException if it cannot be answered, or names a column twice
   */
  static Relation relation(Engine engine, String name, String query) {
    try {
      return run(engine, name, query);
    } catch (SQLException e) {
      throw Complaint.query(name, e);
    }
  }

  /** The same over {@code source}; a cell there that is not what its column holds is named. */
  static Relation over(Engine engine, Relation source, String name, String query) {
    try {
      engine.run("CREATE VIEW " + Engine.HOME + "source AS " + source.select(Cells::asTyped));
      return run(engine, name, query);
    } catch (SQLException e) {
      new BadCells(engine, source).rejectFirst(source.cells());
      throw Complaint.query(name, e);
    }
  }

  private static Relation run(Engine engine, String name, String query) throws SQLException {
    // In brackets, so that only a single SELECT can stand there.
    String select = "(\n" + query.strip().replaceFirst(";\\s*$", "") + "\n)";
    TableComplaint.rejectRepeated("The query", names(engine, select));
    String table = Engine.HOME + engine.newTable();
    engine.useMoreThreads();
    engine.run("CREATE TABLE " + table + " AS " + select);
    // Its rows are counted in messages, and they are not those of the file.
    String part = "The answer to the query over " + name;
    return Relation.of(part, table, Database.describe(engine, table));
  }

  private static List<String> names(Engine engine, String select) throws SQLException {
    try (PreparedStatement statement = engine.connection().prepareStatement(select)) {
      ResultSetMetaData columns = statement.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnName(i));
      }
      return names;
    }
  }
}
