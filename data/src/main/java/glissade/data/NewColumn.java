package glissade.data;

import glissade.table.ColumnWriter;
import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A copy of a table with one more column. */
final class NewColumn implements ColumnWriter {

  private static final String VALUE = "value";

  private final Engine engine;
  private final DuckTable source;
  private final CopiedFile output;
  private final String name;
  private final NewValues values;

  private NewColumn(
      Engine engine, DuckTable source, CopiedFile output, String name, NewValues values) {
    this.engine = engine;
    this.source = source;
    this.output = output;
    this.name = name;
    this.values = values;
  }

  static NewColumn start(Engine engine, DuckTable source, CopiedFile output, String name) {
    NewValues values = NewValues.start(engine, List.of(VALUE));
    return new NewColumn(engine, source, output, name, values);
  }

  @Override
  public void append(double[] column, int count) {
    values.append(new double[][] {column}, count);
  }

  @Override
  public void commit() {
    values.finish();
    if (values.rows() != source.rows()) {
      throw new UnusableDataException(
          "The new column has %d values, but %s has %d rows."
              .formatted(values.rows(), source.name(), source.rows()));
    }
    try {
      output.write(engine, select());
    } catch (SQLException e) {
      new BadCells(engine, source.relation()).rejectFirst(source.relation().cells());
      throw source.unreadable(e);
    }
  }

  /** Text goes from CSV to CSV as it stands; Parquet gets types. */
  private String select() {
    List<String> columns = new ArrayList<>();
    boolean replaced = false;
    for (Cells cells : source.relation().cells()) {
      boolean same = cells.column().name().equalsIgnoreCase(name);
      columns.add(same ? newColumn() : "s." + cells.quoted());
      replaced |= same;
    }
    if (!replaced) {
      columns.add(newColumn());
    }
    String rows =
        source.relation().select(output.format().isText() ? Cells::quoted : Cells::asTyped);
    return "SELECT %s FROM (%s) s POSITIONAL JOIN %s p"
        .formatted(String.join(", ", columns), rows, values.table());
  }

  private String newColumn() {
    return "p." + VALUE + " AS " + Sql.name(name);
  }

  @Override
  public void close() {
    values.close();
  }
}
