package glissade.data;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of the tests' own, started when it is first asked for. */
final class Postgres {

  /** Somebody who must say a password. */
  static final String GUEST = "guest";

  static final String SECRET = "s3cr3t";

  private static @Nullable String url;

  private Postgres() {}

  /** Where it is, with the name of somebody who may do everything. */
  static synchronized String url() {
    String known = url;
    if (known == null) {
      known = start();
      url = known;
    }
    return known + "?user=postgres";
  }

  /** Where it is, for the guest. */
  static String guestUrl() {
    return url().replace("user=postgres", "user=" + GUEST);
  }

  private static String start() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      String address = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
      String asked = address + "?user=postgres";
      Given.sql(asked, "CREATE ROLE " + GUEST + " LOGIN PASSWORD '" + SECRET + "'");
      Path rules = Path.of(texts(asked, "SHOW hba_file").get(0));
      Files.writeString(
          rules, "host all " + GUEST + " samehost scram-sha-256\n" + Files.readString(rules));
      Given.sql(asked, "SELECT pg_reload_conf()");
      return address;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run(String... statements) {
    Given.sql(url(), statements);
  }

  /** All cells of an answer as text, row by row. */
  static List<@Nullable String> texts(String query) {
    return texts(url(), query);
  }

  private static List<@Nullable String> texts(String at, String query) {
    try (Connection connection = DriverManager.getConnection(at);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<@Nullable String> texts = new ArrayList<>();
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          texts.add(rows.getString(i));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
