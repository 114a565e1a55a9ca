package glissade.data;

import glissade.table.ColumnWriter;
import glissade.table.Levels;
import glissade.table.TableComplaint;
import glissade.table.UnusableDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A copy of a table with more columns. */
final class NewColumns implements ColumnWriter {

  private final Engine engine;
  private final DuckTable source;
  private final Destination output;
  private final List<String> names;
  private final List<Levels> coded;
  private final NewValues values;

  private NewColumns(
      Engine engine,
      DuckTable source,
      Destination output,
      List<String> names,
      List<Levels> coded,
      NewValues values) {
    this.engine = engine;
    this.source = source;
    this.output = output;
    this.names = names;
    this.coded = coded;
    this.values = values;
  }

  /**
   * @throws UnusableDataException if a name is there twice
   */
  static NewColumns start(
      Engine engine, DuckTable source, Destination output, List<String> names, List<Levels> coded) {
    TableComplaint.rejectRepeated("What is added to " + source.name(), names);
    List<String> places = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      places.add(place(k));
    }
    NewValues values = NewValues.start(engine, places);
    return new NewColumns(engine, source, output, names, coded, values);
  }

  private static String place(int k) {
    return "value" + k;
  }

  @Override
  public void append(double[][] columns, int count) {
    values.append(columns, count);
  }

  @Override
  public void commit() {
    values.finish();
    if (values.rows() != source.rows()) {
      throw new UnusableDataException(
          "The new column%s %d values, but %s has %d rows."
              .formatted(
                  names.size() == 1 ? " has" : "s have",
                  values.rows(),
                  source.name(),
                  source.rows()));
    }
    try {
      output.write(engine, select(), values.rows());
    } catch (SQLException e) {
      new BadCells(engine, source.relation()).rejectFirst(source.relation().cells());
      throw source.unreadable(e);
    }
  }

  /** Text goes from CSV to CSV as it stands; Parquet gets types. */
  private String select() {
    List<String> columns = new ArrayList<>();
    Set<String> replaced = new HashSet<>();
    for (Cells cells : source.relation().cells()) {
      String column = "s." + cells.quoted();
      for (int k = 0; k < names.size(); k++) {
        if (cells.column().name().equalsIgnoreCase(names.get(k))) {
          column = newColumn(k);
          replaced.add(names.get(k));
        }
      }
      columns.add(column);
    }
    for (int k = 0; k < names.size(); k++) {
      if (!replaced.contains(names.get(k))) {
        columns.add(newColumn(k));
      }
    }
    // Only what says in text that a number is missing has to go, where numbers are written.
    Relation stored = source.relation().stored();
    boolean asIs = output.isText() || stored.cells().stream().noneMatch(Cells::isText);
    String rows =
        asIs
            ? stored.select(output.isText() ? Cells::quoted : Cells::asTyped)
            : source.relation().select(Cells::asTyped);
    return "SELECT %s FROM (%s) s POSITIONAL JOIN %s p"
        .formatted(String.join(", ", columns), rows, values.table());
  }

  private String newColumn(int k) {
    String value = "p." + place(k);
    for (Levels levels : coded) {
      if (levels.column().equals(names.get(k))) {
        value = LevelTypes.value(value, levels);
      }
    }
    return value + " AS " + Sql.name(names.get(k));
  }

  @Override
  public void close() {
    values.close();
  }
}
