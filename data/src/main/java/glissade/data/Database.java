package glissade.data;

import glissade.table.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A DuckDB database file, attached so that nothing can be written to it. */
final class Database {

  private static final String CATALOG = "attached";
  private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);
  private static final int MAGIC_OFFSET = 8;

  private Database() {}

  /** Whether the content or the name says that this is a database. */
  static boolean isDatabase(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".duckdb") || startsLikeDatabase(path);
  }

  private static boolean startsLikeDatabase(Path path) {
    try (InputStream input = Files.newInputStream(path)) {
      byte[] start = input.readNBytes(MAGIC_OFFSET + MAGIC.length);
      return Arrays.equals(
          MAGIC, Arrays.copyOfRange(start, Math.min(MAGIC_OFFSET, start.length), start.length));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The answer to the query, or the only table or view.
   *
   * @throws UnusableDataException if it is not a database, is in use, or there is no one table
   */
  static Relation relation(Engine engine, Path path, String name, @Nullable String query) {
    attach(engine, path, name);
    return query == null ? onlyTable(engine, name) : Query.relation(engine, name, query);
  }

  private static void attach(Engine engine, Path path, String name) {
    try {
      engine.run("ATTACH %s AS %s (READ_ONLY)".formatted(Sql.text(path.toString()), CATALOG));
      engine.run("USE " + CATALOG);
    } catch (SQLException e) {
      throw new UnusableDataException(
          "%s cannot be opened as a DuckDB database: %s".formatted(name, Complaint.sentence(e)), e);
    }
  }

  private record Table(String schema, String name, boolean isView) {
    String inSql() {
      return (schema.equals("main") ? "" : Sql.name(schema) + ".") + Sql.name(name);
    }

    String forPeople() {
      return (schema.equals("main") ? "" : schema + ".") + name;
    }
  }

  private static Relation onlyTable(Engine engine, String name) {
    try {
      List<Table> tables = tables(engine);
      if (tables.size() != 1) {
        throw chooseTable(name, tables);
      }
      Table table = tables.get(0);
      if (table.isView()) {
        return Query.relation(engine, name, "SELECT * FROM " + table.inSql());
      }
      String from = CATALOG + "." + Sql.name(table.schema()) + "." + Sql.name(table.name());
      return Relation.of(name, from, describe(engine, from));
    } catch (SQLException e) {
      throw Complaint.reading(name, e);
    }
  }

  private static List<Table> tables(Engine engine) throws SQLException {
    return engine.query(
        """
        SELECT schema_name, table_name, false FROM duckdb_tables()
        WHERE database_name = '%1$s' AND NOT internal
        UNION ALL
        SELECT schema_name, view_name, true FROM duckdb_views()
        WHERE database_name = '%1$s' AND NOT internal
        ORDER BY ALL\
        """
            .formatted(CATALOG),
        row -> new Table(row.getString(1), row.getString(2), row.getBoolean(3)));
  }

  private static UnusableDataException chooseTable(String name, List<Table> tables) {
    if (tables.isEmpty()) {
      return new UnusableDataException(name + " is a DuckDB database without tables.");
    }
    String list = tables.stream().map(Table::forPeople).collect(Collectors.joining(", "));
    return new UnusableDataException(
        "%s holds %d tables: %s. Choose one with --query, for instance --query 'SELECT * FROM %s'."
            .formatted(name, tables.size(), list, tables.get(0).forPeople()));
  }

  /** The columns of whatever may follow {@code FROM}. */
  static List<Cells> describe(Engine engine, String from) throws SQLException {
    return engine.query(
        "DESCRIBE SELECT * FROM " + from, row -> Cells.typed(row.getString(1), row.getString(2)));
  }
}
