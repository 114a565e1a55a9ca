package glissade.data;

import glissade.table.OutputFile;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A file that takes the answer of a query: DuckDB's {@code COPY … TO}. */
final class CopiedFile implements Destination {

  private final Path target;
  private final OutputFormat format;

  private CopiedFile(Path target, OutputFormat format) {
    this.target = target;
    this.format = format;
  }

  /**
   * Checks that the file can be written, before anything is computed for it.
   *
   * @throws UnusableDataException if the folder does not exist or may not be written to, or the
   *     ending is unknown; what is no regular file needs no ending, and gets CSV
   */
  static CopiedFile at(Path target) {
    try (OutputFile file = OutputFile.create(target)) {
      boolean unnamed = FileFormat.ofName(target.toString()) == null;
      OutputFormat format = file.isDirect() && unnamed ? OutputFormat.CSV : OutputFormat.of(target);
      return new CopiedFile(target, format);
    }
  }

  @Override
  public boolean isText() {
    return format.isText();
  }

  @Override
  public void write(Engine engine, String select, long rows) throws SQLException {
    write(engine, select);
  }

  /**
   * Writes the answer of a query and puts it into its place.
   *
   * @throws SQLException if the query fails
   * @throws UnusableDataException if the file cannot be written
   */
  void write(Engine engine, String select) throws SQLException {
    try (OutputFile file = OutputFile.create(target)) {
      if (!file.isDirect()) {
        Leftovers.expect(file.path());
      }
      copy(engine, select, file.path());
      file.commit();
      Leftovers.keep(file.path());
    }
  }

  private void copy(Engine engine, String select, Path path) throws SQLException {
    String sql =
        "COPY (%s) TO %s (%s, USE_TMP_FILE false)"
            .formatted(select, Sql.text(path.toString()), format.options());
    try {
      engine.useMoreThreads();
      engine.run(sql);
    } catch (SQLException e) {
      if (isAboutWriting(e)) {
        throw OutputFile.failed(target, new IOException(Complaint.sentence(e), e));
      }
      throw e;
    }
  }

  private static boolean isAboutWriting(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Could not write") || message.contains("No space left");
  }
}
