package glissade.data;

import glissade.table.TableChunk;
import glissade.table.TableComplaint;
import glissade.table.TableWriter;
import glissade.table.UnusableDataException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A new file of doubles. */
final class NewTable implements TableWriter {

  private final Engine engine;
  private final CopiedFile output;
  private final int width;
  private final NewValues values;

  private NewTable(Engine engine, CopiedFile output, int width, NewValues values) {
    this.engine = engine;
    this.output = output;
    this.width = width;
    this.values = values;
  }

  /**
   * @throws UnusableDataException if the folder or the ending is wrong, or a name is there twice
   */
  static NewTable start(Path path, List<String> columns) {
    TableComplaint.rejectRepeated(path.toString(), columns);
    CopiedFile output = CopiedFile.at(path);
    Engine engine = Engine.start();
    try {
      return new NewTable(engine, output, columns.size(), NewValues.start(engine, columns));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  @Override
  public void append(TableChunk chunk) {
    double[][] columns = new double[width][];
    for (int j = 0; j < width; j++) {
      columns[j] = chunk.column(j);
    }
    values.append(columns, chunk.rows());
  }

  @Override
  public void commit() {
    values.finish();
    try {
      output.write(engine, "SELECT * FROM " + values.table());
    } catch (SQLException e) {
      throw new UnusableDataException("The table cannot be written: " + Complaint.sentence(e), e);
    }
  }

  @Override
  public void close() {
    values.close();
    engine.close();
  }
}
