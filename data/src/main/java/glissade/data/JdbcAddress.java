package glissade.data;

import glissade.table.Passwords;
import glissade.table.UnusableDataException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL, and what we read in it ourselves: {@code ?table=NAME} names a table, and {@code
 * &replace=true} allows to write over it.
 *
 * @param url what the driver gets
 * @param table null if none is named
 * @param environment where a password may stand that the URL does not have
 */
record JdbcAddress(
    String url, @Nullable String table, boolean replace, Map<String, String> environment) {

  static final String PREFIX = "jdbc:";

  private static final String POSTGRES = "jdbc:postgresql:";

  static boolean isOne(String location) {
    return location.startsWith(PREFIX);
  }

  static JdbcAddress of(String location) {
    return of(location, System.getenv());
  }

  static JdbcAddress of(String location, Map<String, String> environment) {
    int question = location.indexOf('?');
    if (question < 0) {
      return new JdbcAddress(location, null, false, environment);
    }
    String table = null;
    boolean replace = false;
    List<String> others = new ArrayList<>();
    for (String setting : location.substring(question + 1).split("&", -1)) {
      if (setting.startsWith("table=")) {
        table = URLDecoder.decode(setting.substring("table=".length()), StandardCharsets.UTF_8);
      } else if (setting.startsWith("replace=")) {
        replace = setting.equals("replace=true");
      } else {
        others.add(setting);
      }
    }
    String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new JdbcAddress(location.substring(0, question) + rest, table, replace, environment);
  }

  /** The address without what may be a password. */
  String name() {
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
  }

  /** The table as SQL names it: a schema before it is a name of its own. */
  String quotedTable() {
    List<String> parts = List.of(String.valueOf(table).split("\\.", 2));
    return String.join(".", parts.stream().map(Sql::name).toList());
  }

  /**
   * @throws UnusableDataException if no driver knows the URL, or the database cannot be reached
   */
  Connection connect() {
    try {
      DriverManager.getDriver(url);
    } catch (SQLException e) {
      throw new UnusableDataException(
          name() + ": no driver for this URL is installed. Put the driver's jar on the class path.",
          discreet(e));
    }
    try {
      return DriverManager.getConnection(url, properties());
    } catch (SQLException e) {
      throw failed(name() + " cannot be reached: ", e);
    }
  }

  /** What the URL does not say and the environment does. What neither says the driver may know. */
  Properties properties() {
    Properties properties = new Properties();
    String user = environment.get("PGUSER");
    if (isPostgres() && user != null && !url.contains("user=")) {
      properties.setProperty("user", user);
    }
    String password = url.contains("password=") ? null : password();
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  private @Nullable String password() {
    String password = environment.get("GLISSADE_PASSWORD");
    String file = environment.get("GLISSADE_PASSWORD_FILE");
    if (password == null && file != null) {
      password = firstLine(Path.of(file));
    }
    return password == null && isPostgres() ? environment.get("PGPASSWORD") : password;
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UnusableDataException(
          "The file with the password, GLISSADE_PASSWORD_FILE="
              + file
              + ", cannot be read. Check its name and permissions.",
          e);
    }
  }

  boolean isPostgres() {
    return url.startsWith(POSTGRES);
  }

  /** What the driver said, without the password even if it repeats the URL. */
  UnusableDataException failed(String before, SQLException e) {
    return new UnusableDataException(before + Passwords.masked(Complaint.sentence(e)), discreet(e));
  }

  /** The same for a stack trace; what caused it may repeat the URL too, and is left out. */
  static SQLException discreet(SQLException e) {
    SQLException copy =
        new SQLException(Passwords.masked(String.valueOf(e.getMessage())), e.getSQLState());
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }
}
